/**
 * Logs of Palo Alto Networks PAN-OS 7 to 11: traffic, and what others say of names. In the syslog
 * format's CSV, by position, or in JSON as the Strata Logging Service (Cortex Data Lake) forwards
 * them. CEF is read as {@code cef}; a custom format is not read.
 *
 * <p>A line, shortened: {@code 1,2026/11/23 07:38:13,001,TRAFFIC,end,2561,2026/11/23
 * 07:38:13,10.20.30.41,192.0.2.7,0.0.0.0,0.0.0.0,web,,,ssl,vsys1,in,out,e1,e2,log,2026/11/23
 * 07:38:13,7,1,51443,443,0,0,0x1c,tcp,allow,6340,740,5600,21,2026/11/23 07:38:01,12,any}; in JSON:
 * {@code {"LogType":"TRAFFIC","Subtype":"end","DeviceSN":"001",
 * "TimeGenerated":"2026-11-23T07:38:13.000000Z","SourceAddress":"10.20.30.41",
 * "DestinationAddress":"192.0.2.7","DestinationPort":443,"Protocol":"tcp","BytesSent":740,
 * "BytesReceived":5600}}
 *
 * <p>Times: of CSV local to the firewall, without a zone, to the second: when it was generated, and
 * when the session began. JSON is in UTC.
 *
 * <p>A session is read where it ends: octets sent by the client and by the server, headers
 * included; without any from the server it is unanswered, so is a denied or dropped one. Where the
 * destination was rewritten, that counts. Of threats a question for a name that a signature knows
 * is read (subtype spyware in the application dns): who asked for what, with which type and result
 * is not said.
 *
 * <p>The DNS Security log (JSON, type DNS) holds an answer's records and their types, and not what
 * was asked. Where the first is an alias, the rest is what its target leads to, and that is read;
 * an answer that begins with an address is nobody's.
 *
 * <p>What it does not carry: TTLs, programs (on the client); names beside traffic.
 *
 * <p>What becomes of a line: accepted; skipped {@code not_ended} (subtype start), {@code
 * no_answer}, {@code other_log}, {@code other_line}, {@code not_tcp_or_udp}, {@code dns_itself};
 * rejected {@code too_few_fields}, {@code bad_json}, {@code no_time}, {@code bad_time}, {@code
 * no_source}, {@code no_destination}, {@code no_protocol}, {@code no_port}, {@code no_name}, {@code
 * bad_name}, {@code bad_rrtype}, {@code bad_address}, {@code bad_number}.
 *
 * <p>Sources: "Traffic Log Fields" and "Threat Log Fields" of the PAN-OS 10.1 and 11.0
 * administrator's guides and the log reference of the Strata Logging Service
 * (docs.paloaltonetworks.com), as noted in 2026-11. Not checked on a firewall but on other people's
 * samples, in which no DNS threat occurs.
 */
@NullMarked
package fluxgate.format.paloaltotraffic;

import org.jspecify.annotations.NullMarked;
