/**
 * Traffic logs of Palo Alto Networks PAN-OS 7 to 11 in the syslog format's CSV (not CEF, not a
 * custom format), by position.
 *
 * <p>A line, shortened: {@code 1,2026/11/23 07:38:13,001,TRAFFIC,end,2561,2026/11/23
 * 07:38:13,10.20.30.41,192.0.2.7,0.0.0.0,0.0.0.0,web,,,ssl,vsys1,in,out,e1,e2,log,2026/11/23
 * 07:38:13,7,1,51443,443,0,0,0x1c,tcp,allow,6340,740,5600,21,2026/11/23 07:38:01,12,any}
 *
 * <p>Times: local to the firewall, without a zone, to the second: when it was generated, and when
 * the session began.
 *
 * <p>What it does not carry: names, programs (on the client). A session is read where it ends:
 * octets sent by the client and by the server, headers included; without any from the server it is
 * unanswered, so is a denied or dropped one. Where the destination was rewritten, that counts.
 *
 * <p>What becomes of a line: accepted; skipped {@code not_ended} (subtype start), {@code
 * other_log}, {@code other_line}, {@code not_tcp_or_udp}, {@code dns_itself}; rejected {@code
 * too_few_fields}, {@code no_time}, {@code bad_time}, {@code no_source}, {@code no_destination},
 * {@code no_protocol}, {@code no_port}, {@code bad_address}, {@code bad_number}.
 *
 * <p>Sources: "Traffic Log Fields" of the PAN-OS 10.1 and 11.0 administrator's guides
 * (docs.paloaltonetworks.com), as noted in 2026-11. Not checked on a firewall but on other people's
 * samples.
 */
@NullMarked
package fluxgate.format.paloaltotraffic;

import org.jspecify.annotations.NullMarked;
