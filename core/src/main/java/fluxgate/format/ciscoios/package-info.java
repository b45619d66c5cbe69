/**
 * Cisco IOS, IOS XE and IOS XR: what access lists log of packets that matched an entry with {@code
 * log} or {@code log-input} ({@code %SEC-6-IPACCESSLOGP}, {@code %IPV6_ACL-6-ACCESSLOGP}, XR's
 * {@code %ACL-IPV4_ACL-6-IPACCESSLOGP}).
 *
 * <p>A line: {@code 45: rt1: Nov 23 07:38:13.311 UTC: %SEC-6-IPACCESSLOGP: list EDGE-OUT permitted
 * tcp 10.20.30.41(51443) -> 192.0.2.7(443), 1 packet}. A sequence number and the host may stand
 * before the time.
 *
 * <p>Times: the router's own ({@code service timestamps log datetime}), local unless they say UTC
 * or GMT, mostly without a year; where it says none, the wrapper's. Other names of zones are not
 * told apart: they are read as local. A star or a dot before it says that the clock was not set: it
 * counts all the same.
 *
 * <p>What it does not carry: names, programs, octets, how the connection went. The first packet of
 * a flow is logged at once, those that follow as one line every five minutes: each is a connection.
 * Denied is unanswered; of what was permitted nothing more is known.
 *
 * <p>What becomes of a line: accepted; skipped {@code other_line} (no message of IOS), {@code
 * other_message} (of access lists those without ports: {@code IPACCESSLOGS}, {@code
 * IPACCESSLOGDP}), {@code not_tcp_or_udp}, {@code dns_itself}; rejected {@code bad_message}, {@code
 * no_time}, {@code bad_time}, {@code bad_address}, {@code bad_number}.
 *
 * <p>Sources: Cisco IOS system message guides, "SEC", "IPV6_ACL" and "ACL" (cisco.com), as noted in
 * 2026-11. Not checked on a router but on other people's samples.
 */
@NullMarked
package fluxgate.format.ciscoios;

import org.jspecify.annotations.NullMarked;
