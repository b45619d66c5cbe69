/**
 * Packets that pf logs, in the CSV that {@code filterlog} of pfSense 2 and OPNsense writes.
 *
 * <p>A line: {@code 69,,,1000000101,igb0,match,block,in,4,0x0,,63,20001,0,DF,6,tcp,60,10.20.30.41,
 * 192.0.2.7,51443,443,0,S,1200000001,,64240,,mss}
 *
 * <p>Times: the syslog header's, local to the firewall.
 *
 * <p>What it does not carry: names, programs, how the connection went. pf logs the packet that made
 * a state, or every packet that was blocked: a TCP packet is used where it has SYN alone. Blocked
 * is unanswered.
 *
 * <p>What becomes of a line: accepted; skipped {@code other_line}, {@code translation} (neither
 * pass nor block), {@code not_a_beginning}, {@code not_tcp_or_udp}, {@code dns_itself}; rejected
 * {@code no_protocol}, {@code no_time}, {@code bad_time}, {@code no_source}, {@code
 * no_destination}, {@code no_port}, {@code bad_address}, {@code bad_number}.
 *
 * <p>Sources: https://docs.netgate.com/pfsense/en/latest/monitoring/logs/raw-filter-format.html, as
 * noted in 2026-11. Not checked on a firewall but on other people's samples.
 */
@NullMarked
package fluxgate.format.filterlog;

import org.jspecify.annotations.NullMarked;
