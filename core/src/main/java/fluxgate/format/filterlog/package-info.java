/**
 * Packets that pf logs, in the CSV that {@code filterlog} of pfSense 2 and OPNsense writes. Beside
 * it, in the same folder because it is the same log: what tcpdump prints of {@code pflog} (OpenBSD,
 * FreeBSD; {@code tcpdump -n -e -r /var/log/pflog}).
 *
 * <p>A line: {@code 69,,,1000000101,igb0,match,block,in,4,0x0,,63,20001,0,DF,6,tcp,60,10.20.30.41,
 * 192.0.2.7,51443,443,0,S,1200000001,,64240,,mss}
 *
 * <p>Lines of tcpdump, OpenBSD's and tcpdump.org's: {@code Nov 23 07:38:13.123456 rule 3/(match)
 * block in on em0: 10.20.30.41.51443 > 192.0.2.7.443: S 1200:1200(0) win 64240} and {@code
 * 2026-11-23 07:38:13.123456 rule 3/0(match): pass out on em0: 10.20.30.41.51443 > 192.0.2.7.443:
 * Flags [S], seq 1200, win 64240, length 0}. With {@code -v} it makes two lines of an IPv4 packet,
 * the second of which begins with blanks: the first is no record, the second is the packet.
 *
 * <p>Times: the syslog header's, local to the firewall; of tcpdump its own, local, with or without
 * a date and a year.
 *
 * <p>What it does not carry: names, programs, how the connection went. pf logs the packet that made
 * a state, or every packet that was blocked: a TCP packet is used where it has SYN alone. Blocked
 * is unanswered.
 *
 * <p>What becomes of a line: accepted; skipped {@code other_line}, {@code no_ports} (ICMP and other
 * packets that tcpdump prints), {@code translation} (neither pass nor block), {@code
 * not_a_beginning}, {@code not_tcp_or_udp}, {@code dns_itself}; rejected {@code no_protocol},
 * {@code no_time}, {@code bad_time}, {@code no_source}, {@code no_destination}, {@code no_port},
 * {@code bad_address}, {@code bad_number}.
 *
 * <p>Sources: https://docs.netgate.com/pfsense/en/latest/monitoring/logs/raw-filter-format.html, as
 * noted in 2026-11; pflog(4) and tcpdump(8) of OpenBSD, known at second hand. The text was checked
 * on tcpdump 4.99.3, reading a capture whose pflog headers were made by hand; nothing on a
 * firewall, the CSV on other people's samples.
 */
@NullMarked
package fluxgate.format.filterlog;

import org.jspecify.annotations.NullMarked;
