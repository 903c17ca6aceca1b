/**
 * The tokens that we make: for participants, walls and guest hosts. The keys live in PostgreSQL, shared by all ingest
 * instances; only their public halves leave this process, as a JWK set.
 */
@NullMarked
package ayes.ingest.token;

import org.jspecify.annotations.NullMarked;
