/**
 * What ulogd (ulogd2 2.0.8) writes through its output plugin JSON: connections that Linux tracks
 * (NFCT), and packets that nftables {@code log group} or iptables {@code NFLOG} hand to it (NFLOG),
 * both with IP2STR in their stack, and packets with BASE. The two may stand in one file.
 *
 * <p>A connection, shortened: {@code {"timestamp": "2026-11-23T07:38:04", "dvc": "Netfilter",
 * "orig.ip.protocol": 6, "orig.l4.sport": 51443, "orig.l4.dport": 443, "orig.raw.pktlen": 968,
 * "orig.raw.pktcount": 5, "reply.raw.pktlen": 3268, "reply.raw.pktcount": 5, "ct.event": 4,
 * "flow.start.sec": 1795419481, "flow.start.usec": 3258, "flow.end.sec": 1795419484,
 * "flow.end.usec": 609397, "oob.family": 2, "src_ip": "10.20.30.41", "dest_ip": "192.0.2.7",
 * "reply.ip.saddr.str": "192.0.2.7"}}
 *
 * <p>A packet, shortened: {@code {"timestamp": "2026-11-23T07:38:04.002728", "dvc": "Netfilter",
 * "raw.pktlen": 60, "oob.prefix": "new", "oob.time.sec": 1795419484, "oob.time.usec": 2728,
 * "oob.family": 2, "action": "allowed", "ip.protocol": 6, "src_port": 51443, "dest_port": 443,
 * "tcp.syn": 1, "tcp.ack": 0, "src_ip": "10.20.30.41", "dest_ip": "192.0.2.7"}}
 *
 * <p>Times: seconds since the epoch, of a connection's beginning and end and of the packet. Where
 * they are missing, {@code timestamp} (with {@code eventv1} {@code @timestamp}): local time with
 * its offset, and none where that is zero; versions before offsets are read as UTC.
 *
 * <p>A connection is read at its end ({@code ct.event} 4); one whose beginning was told (1) and not
 * its end within ten minutes, as it began. Octets (IP, headers included) only where {@code
 * nf_conntrack_acct} is on; then one without packets back is unanswered, and one of TCP that was
 * sent SYNs at most and answered with bare headers is refused: a server that agrees has options to
 * say. Where the kernel rewrites destinations, that which answers is the destination. Packets are
 * used as {@code netfilter-log} uses them; what {@code boolean_label} says is blocked is
 * unanswered.
 *
 * <p>What it does not carry: names, programs; of packets, how the connection went.
 *
 * <p>What becomes of a record: accepted; skipped {@code state_change}, {@code told_before} (the end
 * of one that was handed over as it began), {@code not_a_beginning}, {@code not_tcp_or_udp}, {@code
 * dns_itself}, {@code other_record} (counters, ARP); rejected {@code bad_json}, {@code no_time},
 * {@code bad_time}, {@code no_source}, {@code no_destination} (no IP2STR), {@code no_port}, {@code
 * bad_address}, {@code bad_number}.
 *
 * <p>Sources: ulogd.conf(5) as in doc/ulogd.sgml, output/ulogd_output_JSON.c and
 * input/flow/ulogd_inpflow_NFCT.c of ulogd2, read on 2026-11-30, and what ulogd 2.0.8 writes.
 */
@NullMarked
package fluxgate.format.ulogdjson;

import org.jspecify.annotations.NullMarked;
