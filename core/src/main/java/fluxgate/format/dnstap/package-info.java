/** To be written. */
@NullMarked
package fluxgate.format.dnstap;

import org.jspecify.annotations.NullMarked;
