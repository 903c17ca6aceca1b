/**
 * The people. In: a deployment that may break at any moment. Out: what every phone was told and what every screen showed, as a
 * {@link ayes.proof.history.History}. They behave as the product's own pages do: they retry with the same key, at another ingest if
 * need be, and reconnect to any gateway.
 */
@NullMarked
package ayes.proof.load;

import org.jspecify.annotations.NullMarked;
