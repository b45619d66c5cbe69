/**
 * VMware NSX distributed firewall, {@code dfwpktlogs.log} of ESXi hosts, NSX-V 6.4 to NSX 4.
 *
 * <p>A line: {@code 2026-11-23T07:38:39.020Z b6507827 INET TERM mainrs/1024 OUT TCP FIN
 * 10.20.30.41/51443->192.0.2.7/443 22/14 7684/1070}
 *
 * <p>Times: the line's own, in UTC, which is read as a syslog header: of the packet, or of the end.
 *
 * <p>What it does not carry: names, programs. A match is the packet that a rule saw, used where it
 * has SYN alone or is UDP; a TERM is an end, with packets and octets in and out of the machine. A
 * connection that a match begins is read at its TERM; where none comes within ten minutes, as it
 * began. DROP and REJECT are unanswered.
 *
 * <p>What becomes of a line: accepted; skipped {@code other_line}, {@code not_a_beginning}, {@code
 * told_before}, {@code not_tcp_or_udp}, {@code dns_itself}; rejected {@code no_time}, {@code
 * bad_time}, {@code bad_address}, {@code bad_number}.
 *
 * <p>Sources: "Distributed Firewall Packet Logs" of the NSX 4.1 administration guide, as noted in
 * 2026-11. Not checked on a host.
 */
@NullMarked
package fluxgate.format.nsxdfw;

import org.jspecify.annotations.NullMarked;
