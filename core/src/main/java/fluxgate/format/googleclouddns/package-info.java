/**
 * Google Cloud DNS query logs, as Cloud Logging exports them: one JSON log entry a question, with
 * the answer.
 *
 * <p>A line, shortened: {@code {"timestamp":"2026-11-23T07:38:05.341873447Z",
 * "logName":"projects/p/logs/dns.googleapis.com%2Fdns_queries","resource":{"type":"dns_query"},
 * "jsonPayload":{"queryName":"c2.flux9.example.","queryType":"A",
 * "rdata":"c2.flux9.example.\t60\tIN\ta\t192.0.2.7","responseCode":"NOERROR",
 * "sourceIP":"10.154.0.3","sourceNetwork":"default"}}}
 *
 * <p>Time: UTC. The client is {@code sourceIP}; the sensor is {@code sourceNetwork}, the VPC. Of
 * questions to a public zone, which have no network, the asker is somebody's resolver: they are
 * seen above it, and have no client.
 *
 * <p>Records have their owners and TTLs, in {@code structuredRdata} or in {@code rdata}: lines of
 * owner, TTL, class, type and data, tab between them. The text is cut at some 260 octets and then
 * ends in {@code ...}: its last line is left out.
 *
 * <p>What it does not carry: authority and additional sections, whether a response policy made the
 * answer, processes, connections. {@code authAnswer} is not believed: it is set in answers of a
 * cache.
 *
 * <p>Skipped: {@code other_log}. Rejected: {@code bad_json}, {@code no_time}, {@code bad_time},
 * {@code no_query}, {@code bad_name}, {@code bad_rrtype}, {@code no_source_ip}, {@code
 * bad_address}.
 *
 * <p>Sources: cloud.google.com/dns/docs/monitoring (record format; read 2026-11-29); compared with
 * published samples.
 */
@NullMarked
package fluxgate.format.googleclouddns;

import org.jspecify.annotations.NullMarked;
