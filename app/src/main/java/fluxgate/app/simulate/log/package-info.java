/**
 * The logs that sensors would have written of a synthetic world: {@link
 * fluxgate.app.simulate.log.LogFormat} is the table, one row and one class a log.
 *
 * <p>Where it sits: the top of {@code simulate}: events in, bytes out. A log says what its product
 * says and no more: what has no TTL, no client or no answer there has none here.
 *
 * <p>Invariants: bytes depend on events alone; lines end in LF; compressed files carry no time.
 * Names of the synthetic world have no character that any of the formats escapes.
 *
 * <p>Not as the product does it: a client that talks IPv6 gets an address of its own where the
 * format needs both ends of one family (captures, flows, Sysmon), else it keeps the IPv4 address by
 * which it asked; captures have no data of TCP; identifiers are made up.
 *
 * <p>Sources: the Zeek log reference (dns.log, conn.log and the TSV header), the Suricata 8 EVE
 * reference (dns version 3), RFC 1952 (gzip), RFC 1035 (messages), and for each other format what
 * its decoder in {@code fluxgate.format} names: its fields and their order are those of the logs of
 * real dnsmasq, BIND, Unbound (dnstap) and PowerDNS there; Route 53, VPC flow logs, Sysmon and
 * Packetbeat are after documents.
 */
@NullMarked
package fluxgate.app.simulate.log;

import org.jspecify.annotations.NullMarked;
