/** To be written. */
@NullMarked
package fluxgate.format.passivednscof;

import org.jspecify.annotations.NullMarked;
