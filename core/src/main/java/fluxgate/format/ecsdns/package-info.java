/**
 * DNS events and flows in the Elastic Common Schema (1.0 to 9), as Packetbeat, Auditbeat (7 and
 * later) and Elastic's agents write them: one JSON object a line with {@code dns.question} or
 * {@code flow.final} in it. They are one format, because one agent writes both into one stream.
 * Sysmon's events have a format of their own.
 *
 * <p>A line, shortened: {@code
 * {"@timestamp":"2026-11-23T07:38:00.120Z","source":{"ip":"10.20.30.41"},
 * "destination":{"ip":"10.0.0.53"},"dns":{"type":"answer","response_code":"NOERROR",
 * "question":{"name":"c2.flux9.example","type":"A"},
 * "answers":[{"name":"c2.flux9.example","type":"A","data":"192.0.2.7","ttl":"60"}]}}}
 *
 * <p>Time: {@code @timestamp}, UTC, which Packetbeat sets to when the question was seen.
 *
 * <p>The client is {@code client.ip} or {@code source.ip}; where the event names a program ({@code
 * process.executable}, {@code process.name}) it is the machine ({@code host.name}) with it, and
 * seen there. Otherwise the sensor is {@code observer.name}, else {@code agent.name}.
 *
 * <p>An answer without {@code name} belongs to what the alias before it leads to. Where there are
 * no {@code answers} the addresses in {@code dns.resolved_ip} count as the name's own; no TTL is
 * known of them.
 *
 * <p>A flow is reported every some seconds while it lasts and once when it ended ({@code
 * flow.final}), with all its octets: that is a connection. The client is {@code source.ip}; where
 * Auditbeat names the program of a flow that goes out ({@code network.direction} egress) it is the
 * machine with it. Packets back over one (UDP: any) are an answer, none is unanswered.
 *
 * <p>What it does not carry: whether a policy made the answer; connections of other kinds of
 * events; authority and additional sections, which Packetbeat writes where asked to, are not read.
 * Names with dots as members ({@code "dns.question.name"}) are not read.
 *
 * <p>Skipped: {@code other_event}, {@code multicast_dns}, {@code other_opcode}, {@code not_ended},
 * {@code dns_itself}, {@code not_tcp_or_udp}. Rejected: {@code no_source}, {@code no_destination},
 * {@code no_protocol}, {@code no_port}, {@code bad_number}, {@code bad_json}, {@code no_time},
 * {@code bad_time}, {@code no_query}, {@code bad_name}, {@code bad_rrtype}, {@code no_client},
 * {@code bad_address}.
 *
 * <p>Sources: elastic.co/docs/reference/ecs/ecs-dns, elastic.co/guide/en/beats/packetbeat (exported
 * DNS fields; read 2026-11-29). Written by hand after them.
 */
@NullMarked
package fluxgate.format.ecsdns;

import org.jspecify.annotations.NullMarked;
