/** To be written. */
@NullMarked
package fluxgate.format.pcap;

import org.jspecify.annotations.NullMarked;
