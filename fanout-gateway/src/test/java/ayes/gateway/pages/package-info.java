/** The pages' constants, held to what the look promises: in, the style sheet; out, ratios that WCAG defines. */
@NullMarked
package ayes.gateway.pages;

import org.jspecify.annotations.NullMarked;
