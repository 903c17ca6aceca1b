/** Tests. */
@NullMarked
package ayes.verify.http;

import org.jspecify.annotations.NullMarked;
