/** To be written. */
@NullMarked
package fluxgate.format.zeekconn;

import org.jspecify.annotations.NullMarked;
