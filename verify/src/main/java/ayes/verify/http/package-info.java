/**
 * The check, asked over HTTP. In: {@code GET /verify} beside health and metrics. Out: the report as JSON; 200 if all agree, 409 if
 * not, 503 if something could not be asked. However many ask, one check runs at a time.
 */
@NullMarked
package ayes.verify.http;

import org.jspecify.annotations.NullMarked;
