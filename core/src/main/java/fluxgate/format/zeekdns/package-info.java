/** To be written. */
@NullMarked
package fluxgate.format.zeekdns;

import org.jspecify.annotations.NullMarked;
