/** Tests of the wire reader: cases by hand, hostile octets, and dnsjava as the oracle. */
@NullMarked
package fluxgate.dns.wire;

import org.jspecify.annotations.NullMarked;
