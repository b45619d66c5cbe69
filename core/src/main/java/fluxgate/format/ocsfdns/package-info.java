/**
 * Open Cybersecurity Schema Framework (1.0 to 1.5), classes 4003 DNS Activity and 4001 Network
 * Activity, which one lake or agent writes into one stream: one JSON event a line, as Amazon
 * Security Lake, Splunk and others write them.
 *
 * <p>A line, shortened: {@code {"class_uid":4003,"activity_id":6,"time":1795419480120,
 * "query":{"hostname":"c2.flux9.example","type":"A","class":"IN"},
 * "answers":[{"type":"A","rdata":"192.0.2.7","ttl":60}],"rcode_id":0,
 * "src_endpoint":{"ip":"10.20.30.41"},"dst_endpoint":{"ip":"10.0.0.53"}}}
 *
 * <p>Time: milliseconds since the epoch ({@code time}; some producers write seconds), else {@code
 * time_dt}; of a connection {@code start_time} and {@code end_time} first. The client is {@code
 * src_endpoint.ip}; where the event names a program ({@code actor.process}) it is the machine
 * ({@code device.hostname}) with it. The sensor is {@code metadata.product.name}.
 *
 * <p>Answers have no owners: an alias belongs to what the one before it leads to, addresses to what
 * the last one leads to. What was denied or blocked ({@code action_id} 2, {@code disposition_id} 2)
 * has an answer of a policy's, and is marked.
 *
 * <p>Of Network Activity every event but Listen is a connection: where a producer writes one as it
 * opens and one as it closes, both are. What counts octets of one direction only (VPC flows) is
 * made into connections as in {@link fluxgate.format.text.OneWayFlows}. Failed and blocked is
 * unanswered.
 *
 * <p>What it does not carry is what its producer does not carry: Route 53's events have no TTLs,
 * and events of activity 1 are questions alone.
 *
 * <p>Skipped: {@code other_class}, {@code other_activity}, {@code dns_itself}, {@code
 * not_tcp_or_udp}. Rejected: {@code no_source}, {@code no_destination}, {@code no_protocol}, {@code
 * no_port}, {@code bad_number}, {@code bad_json}, {@code no_class_uid}, {@code no_time}, {@code
 * bad_time}, {@code no_query}, {@code bad_name}, {@code bad_rrtype}, {@code no_client}, {@code
 * bad_address}.
 *
 * <p>Sources: schema.ocsf.io/1.5.0/classes/dns_activity (read 2026-11-29); compared with published
 * samples.
 */
@NullMarked
package fluxgate.format.ocsfdns;

import org.jspecify.annotations.NullMarked;
