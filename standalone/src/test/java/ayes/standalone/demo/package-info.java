@NullMarked
package ayes.standalone.demo;

import org.jspecify.annotations.NullMarked;
