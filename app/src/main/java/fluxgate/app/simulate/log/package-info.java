/**
 * The logs that sensors would have written of a synthetic world, one class a log.
 *
 * <p>Where it sits: the top of {@code simulate}: events in, bytes out.
 *
 * <p>Invariants: bytes depend on events alone; lines end in LF; compressed files carry no time.
 *
 * <p>Sources: the Zeek log reference (dns.log, conn.log and the TSV header), the Suricata 8 EVE
 * reference (dns version 3), RFC 1952 (gzip).
 */
@NullMarked
package fluxgate.app.simulate.log;

import org.jspecify.annotations.NullMarked;
