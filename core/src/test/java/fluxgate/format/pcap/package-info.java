/** Tests of the pcap format beyond the contract of all formats. */
@NullMarked
package fluxgate.format.pcap;

import org.jspecify.annotations.NullMarked;
