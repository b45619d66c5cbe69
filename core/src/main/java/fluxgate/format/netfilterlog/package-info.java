/**
 * Packets that Linux's packet filter logs to the kernel's log: nftables {@code log}, iptables
 * {@code LOG}, and ufw, which uses it.
 *
 * <p>A line: {@code [Mon Nov 23 07:38:01 2026] NEW: IN=eth0 OUT= SRC=10.20.30.41 DST=192.0.2.7
 * LEN=60 TTL=64 ID=51238 DF PROTO=TCP SPT=51443 DPT=443 WINDOW=64240 RES=0x00 SYN URGP=0}
 *
 * <p>Times: the wrapper's (syslog, journald), or local time where {@code dmesg -T} printed it; the
 * seconds since boot that the kernel may put before a line say no time.
 *
 * <p>What it does not carry: names, programs, how the connection went; which packets are logged is
 * the rule's. A TCP packet is used where it has SYN without ACK, a UDP packet where it does not go
 * from a port below 1024 to one above. What ufw says it blocked is unanswered; what other prefixes
 * mean nobody knows.
 *
 * <p>What becomes of a line: accepted; skipped {@code no_packet}, {@code not_a_beginning}, {@code
 * not_tcp_or_udp}, {@code dns_itself}; rejected {@code no_time}, {@code bad_time}, {@code
 * no_source}, {@code no_destination}, {@code no_protocol}, {@code no_port}, {@code bad_address},
 * {@code bad_number}.
 *
 * <p>Sources: Linux's net/netfilter/nf_log_syslog.c, nft(8), iptables-extensions(8), read on
 * 2026-11-29, and what Linux 6.18 logs.
 */
@NullMarked
package fluxgate.format.netfilterlog;

import org.jspecify.annotations.NullMarked;
