/**
 * Connections in the Common Event Format (CEF 0 and 1) of whichever firewall or proxy: events with
 * {@code src}, {@code dst}, {@code dpt} and {@code proto}.
 *
 * <p>A line: {@code CEF:0|Vendor|Product|1.0|7|traffic|3|rt=Nov 23 2026 07:38:13 UTC start=Nov 23
 * 2026 07:38:01 UTC src=10.20.30.41 spt=51443 dst=192.0.2.7 dpt=443 proto=TCP act=allow in=5600
 * out=740}
 *
 * <p>Times: {@code end}, else {@code rt}, as milliseconds since the epoch or in words, in the zone
 * said there or by {@code dtz} if that is UTC, else local; else the wrapper's. {@code start} is the
 * beginning. Fortinet's own time counts where there is none of these.
 *
 * <p>What it does not carry: names, programs, octets each way: products do not agree on which is
 * {@code in}. Both over 0 is established; denied, dropped or blocked without both is unanswered.
 * {@code destinationTranslatedAddress} counts before {@code dst}. An event may be an alert about a
 * connection that another event tells as well. Where all of it is FortiOS's, {@code fortinet} reads
 * it, which knows its DNS events and when a session ended.
 *
 * <p>What becomes of a line: accepted; skipped {@code other_line} (no CEF), {@code no_connection},
 * {@code not_tcp_or_udp}, {@code dns_itself}; rejected {@code no_time}, {@code bad_time}, {@code
 * no_source}, {@code no_destination}, {@code no_protocol}, {@code no_port}, {@code bad_address},
 * {@code bad_number}.
 *
 * <p>Sources: "Implementing ArcSight Common Event Format (CEF)", version 25, as noted in 2026-11.
 * Checked on what syslog-ng 3.38 writes, and on other people's samples.
 */
@NullMarked
package fluxgate.format.cef;

import org.jspecify.annotations.NullMarked;
