/**
 * Cisco ASA 8 to 9 and Firepower Threat Defense syslog: connections built (302013 TCP, 302015 UDP)
 * and torn down (302014, 302016), and what was denied or logged by an access list (106001, 106006,
 * 106007, 106010, 106015, 106023, 106100), and Firepower's own ends of connections (430003), which
 * say their times (UTC), octets each way and who began.
 *
 * <p>A line: {@code %ASA-6-302013: Built outbound TCP connection 1711 for outside:192.0.2.7/443
 * (192.0.2.7/443) to inside:10.20.30.41/51443 (203.0.113.200/51443)}
 *
 * <p>Times: the syslog header's, local to the firewall or the relay. A connection is read at its
 * teardown, with the client, the server and the time of its building; where no teardown comes
 * within ten minutes, as it was built. A teardown alone does not say who opened the connection.
 *
 * <p>What it does not carry: names, programs; octets each way but in 430003. The server is the
 * address that the client's packets end at, where addresses are rewritten. Built TCP connections
 * that end by SYN Timeout are unanswered, without octets by a reset refused, with octets
 * established; denied ones unanswered.
 *
 * <p>What becomes of a line: accepted; skipped {@code other_message}, {@code other_line}, {@code
 * not_a_beginning} (106015), {@code no_direction}, {@code told_before}, {@code dns_itself}, {@code
 * not_tcp_or_udp}; rejected {@code bad_message}, {@code no_time}, {@code bad_time}, {@code
 * bad_address}, {@code bad_number}.
 *
 * <p>Sources: "Cisco Secure Firewall ASA Series Syslog Messages" (cisco.com), as noted in 2026-11.
 * Not checked on a firewall but on other people's samples.
 */
@NullMarked
package fluxgate.format.ciscoasa;

import org.jspecify.annotations.NullMarked;
