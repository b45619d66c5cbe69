/**
 * Fortinet FortiOS 5.6 to 7 logs of {@code type=traffic} and of the DNS filter ({@code
 * subtype=dns}; in 6.0 {@code type=dns}), as {@code key=value} pairs with spaces or commas, or in
 * CEF ({@code FTNTFGT}, {@code FortinetFortiGate} or {@code ad.} before FortiOS's own keys). They
 * are one format, because a FortiGate sends both in one stream.
 *
 * <p>Lines, shortened: {@code date=2026-11-23 time=07:38:13 eventtime=1795419493587868496
 * tz="+0000" logid="0000000013" type="traffic" subtype="forward" srcip=10.20.30.41 srcport=51443
 * dstip=192.0.2.7 dstport=443 proto=6 action="close" duration=12 sentbyte=740 rcvdbyte=5600};
 * {@code ... logid="1501054802" type="utm" subtype="dns" eventtype="dns-response" srcip=10.20.30.41
 * dstip=10.0.0.53 qname="c2.flux9.example" qtype="A" qtypeval=1 ipaddr="192.0.2.7, 198.51.100.9"
 * action="pass"}
 *
 * <p>Times: {@code eventtime} in seconds, milliseconds or nanoseconds since the epoch; else date
 * and time with {@code tz}, or local; else the wrapper's. A session is logged at its end.
 *
 * <p>What it does not carry: TTLs, aliases, any data but addresses, which are said of the name that
 * was asked for; programs. Of a response that was blocked or redirected the addresses are the
 * policy's. A session without octets from the other side is unanswered where it was denied, failed
 * ({@code ip-conn}) or timed out, else nothing is known. A rewritten destination counts.
 *
 * <p>What becomes of a line: accepted; skipped {@code other_log}, {@code not_ended} (start and
 * interim lines), {@code not_tcp_or_udp}, {@code dns_itself}; rejected {@code no_time}, {@code
 * bad_time}, {@code no_eventtype}, {@code no_query}, {@code bad_name}, {@code bad_rrtype}, {@code
 * bad_rdata}, {@code no_source}, {@code no_destination}, {@code no_protocol}, {@code no_port},
 * {@code bad_address}, {@code bad_number}.
 *
 * <p>Sources: the FortiOS log message references 6.0, 6.4 and 7.4 (docs.fortinet.com), as noted in
 * 2026-11. Not checked on a FortiGate but on other people's samples.
 */
@NullMarked
package fluxgate.format.fortinet;

import org.jspecify.annotations.NullMarked;
