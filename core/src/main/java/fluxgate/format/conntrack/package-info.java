/**
 * Events of Linux's connection tracking as {@code conntrack -E -o timestamp} prints them, with or
 * without {@code extended} and {@code id}.
 *
 * <p>A line: {@code [1795963194.523244] [DESTROY] tcp 6 4 CLOSE src=10.20.30.41 dst=192.0.2.7
 * sport=51443 dport=443 packets=6 bytes=1020 src=192.0.2.7 dst=10.20.30.41 sport=443 dport=51443
 * packets=5 bytes=3268 [ASSURED]}
 *
 * <p>Times: seconds since the epoch, of the event; without {@code -o timestamp} the wrapper's. A
 * connection is read at its DESTROY, with the time of its NEW; where none comes within ten minutes,
 * as it began. Octets (IP, headers included) only where {@code nf_conntrack_acct} is on.
 *
 * <p>What it does not carry: names, programs. Where the kernel rewrites destinations, that which
 * answers is the destination. Unreplied is unanswered; with packets back (RST) refused.
 *
 * <p>What becomes of a line: accepted; skipped {@code state_change} (UPDATE), {@code told_before}
 * (the end of one that was handed over as it began), {@code not_tcp_or_udp}, {@code dns_itself},
 * {@code other_line}; rejected {@code no_time}, {@code bad_time}, {@code no_source}, {@code
 * no_destination}, {@code no_port}, {@code bad_address}, {@code bad_number}.
 *
 * <p>Sources: conntrack(8) of conntrack-tools 1.4.7, read on 2026-11-29, and what it prints.
 */
@NullMarked
package fluxgate.format.conntrack;

import org.jspecify.annotations.NullMarked;
