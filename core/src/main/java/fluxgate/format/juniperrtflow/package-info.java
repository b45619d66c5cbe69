/**
 * Session logs of Juniper Junos SRX 12 to 23: {@code RT_FLOW_SESSION_CLOSE} and {@code
 * RT_FLOW_SESSION_DENY}, as structured data of RFC 5424 or as the older sentence.
 *
 * <p>A line, shortened: {@code RT_FLOW_SESSION_CLOSE [junos@2636.1.1.1.2.142 reason="TCP FIN"
 * source-address="10.20.30.41" source-port="51443" destination-address="192.0.2.7"
 * destination-port="443" nat-destination-address="192.0.2.7" nat-destination-port="443"
 * protocol-id="6" bytes-from-client="740" bytes-from-server="5600" elapsed-time="12"]}
 *
 * <p>Times: the syslog header's, of the end; the beginning is that less {@code elapsed-time}.
 *
 * <p>What it does not carry: names, programs. The source is who opened the session. Octets are
 * those of IP; without any from the server the session is unanswered, as is a denied one. Where the
 * destination was rewritten, that counts.
 *
 * <p>What becomes of a line: accepted; skipped {@code not_ended} (CREATE), {@code other_line},
 * {@code not_tcp_or_udp}, {@code dns_itself}; rejected {@code bad_message}, {@code no_time}, {@code
 * bad_time}, {@code no_source}, {@code no_destination}, {@code no_protocol}, {@code no_port},
 * {@code bad_address}, {@code bad_number}.
 *
 * <p>Sources: Juniper's System Log Explorer (apps.juniper.net), as noted in 2026-11. Not checked on
 * a firewall but on other people's samples.
 */
@NullMarked
package fluxgate.format.juniperrtflow;

import org.jspecify.annotations.NullMarked;
