/**
 * Suricata {@code eve.json}: {@code dns} events of versions 1 (up to 4.0), 2 (4.1 to 7) and 3 (8),
 * and {@code flow} events. Events of other types are skipped.
 *
 * <p>A line, shortened: {@code {"timestamp":"2026-11-23T07:38:00.120000+0000","event_type":"dns",
 * "src_ip":"10.0.0.53","src_port":53,"dest_ip":"10.20.30.41","dest_port":49204,"dns":{"version":2,
 * "type":"answer","rrname":"c2.flux9.example","rrtype":"A","rcode":"NOERROR","answers":[…]}}}
 *
 * <p>Which side is the client: the one that does not hold port 53. Where ports do not tell, by
 * version: the source of a response is the server in versions 1 and 3, the client in version 2.
 *
 * <p>A question without RD, where flags are said (version 3), is a resolver's: seen above it, of no
 * client.
 *
 * <p>What it does not carry: the program, the class (so that {@code version.bind} looks like any
 * name), dots inside of labels. Up to Suricata 6 the data of NS and SRV records, in version 1
 * answers beside a failure. Version 1 does not say what was asked: one event a record, which are
 * put together again while consecutive events agree in time, flow, addresses and message id. The
 * {@code grouped} form has neither owners nor TTLs: names are taken for CNAME links in order and
 * addresses for the last one's. Octets of flows include headers.
 *
 * <p>Skipped: {@code other_event_type}, {@code multicast_dns}, {@code no_question}, {@code
 * dynamic_update}, {@code notify}, {@code other_opcode}, {@code dns_itself}, {@code
 * not_tcp_or_udp}. Rejected: {@code bad_json}, {@code no_timestamp}, {@code no_event_type}, {@code
 * no_src_ip}, {@code no_dest_ip}, {@code no_dest_port}, {@code no_dns}, {@code no_flow}, {@code
 * no_start}, {@code no_proto}, {@code no_query}, {@code no_type}, {@code bad_time}, {@code
 * bad_address}, {@code bad_name}, {@code bad_rrtype}, {@code bad_number}, {@code too_many_answers}.
 *
 * <p>Sources: Suricata's EVE JSON format pages and its published JSON schema; Suricata 6.0.1 and
 * 8.0.7 reading our captures.
 */
@NullMarked
package fluxgate.format.suricataeve;

import org.jspecify.annotations.NullMarked;
