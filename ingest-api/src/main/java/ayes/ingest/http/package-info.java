/**
 * The calls of hosts and participants. In: JSON. Out: JSON, after the commit, or a problem document. The routes are on one
 * page, and every outcome becomes a status in one place.
 */
@NullMarked
package ayes.ingest.http;

import org.jspecify.annotations.NullMarked;
