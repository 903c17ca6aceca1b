/**
 * The door of every HTTP step: request ids, tokens in headers, and one place that turns refusals and failures into problem
 * documents. Also serves the contract itself.
 */
@NullMarked
package ayes.access.http;

import org.jspecify.annotations.NullMarked;
