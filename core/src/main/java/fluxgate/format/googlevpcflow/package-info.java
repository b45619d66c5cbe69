/**
 * Google Cloud VPC flow logs, as Cloud Logging exports them: one JSON log entry a direction of a
 * flow, interval and reporting side.
 *
 * <p>A line, shortened: {@code {"timestamp":"2026-11-23T07:38:05.65Z","logName":
 * "projects/p/logs/compute.googleapis.com%2Fvpc_flows","jsonPayload":{"reporter":"SRC","connection":
 * {"src_ip":"10.0.0.4","src_port":45950,"dest_ip":"192.0.2.7","dest_port":443,"protocol":6},
 * "start_time":"2026-11-23T07:38:02.50Z","end_time":"2026-11-23T07:38:02.76Z","bytes_sent":"1872"}}}
 *
 * <p>Time: UTC; a flow begins at {@code start_time} and is logged at {@code end_time}, of an
 * interval of five seconds to fifteen minutes: a long connection is many records.
 *
 * <p>What counts is what a machine of the network sent ({@code reporter} SRC): what it received is
 * logged where it came from, or came from outside. Nothing says who began: a flow from a port below
 * 32768 to one that is not is a reply.
 *
 * <p>What it does not carry: DNS, processes, whether the other side answered, octets of both ways
 * in one record. One packet in some is sampled: what is not there may have happened.
 *
 * <p>Skipped: {@code other_log}, {@code not_initiated}, {@code not_tcp_or_udp}, {@code dns_itself}.
 * Rejected: {@code bad_json}, {@code no_time}, {@code bad_time}, {@code no_address}, {@code
 * bad_address}, {@code no_port}, {@code bad_number}.
 *
 * <p>Sources: cloud.google.com/vpc/docs/about-flow-logs-records (read 2026-11-29); the layout was
 * compared with published samples.
 */
@NullMarked
package fluxgate.format.googlevpcflow;

import org.jspecify.annotations.NullMarked;
