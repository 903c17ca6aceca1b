/**
 * The product as its users meet it: real HTTP, real sockets, a real PostgreSQL and a real Kafka underneath. In: calls of the
 * public contract. Out: what the contract promises.
 */
@NullMarked
package ayes.standalone.flow;

import org.jspecify.annotations.NullMarked;
