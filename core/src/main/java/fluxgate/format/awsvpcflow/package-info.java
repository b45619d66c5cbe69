/**
 * Amazon VPC flow logs, versions 2 to 5: the default format without a header line, the default with
 * all later fields behind it in their order, custom formats by their header line (as files in S3
 * have it), and JSON objects with the same names (underscores for hyphens), as queries and
 * pipelines give them.
 *
 * <p>A line: {@code 2 111122223333 eni-0a1 172.31.86.159 192.0.2.7 43312 443 6 21 5120 1795419480
 * 1795419540 ACCEPT OK}
 *
 * <p>Times: seconds since the epoch, of the first and the last packet within the aggregation
 * interval of one or ten minutes. A long connection is logged in every interval.
 *
 * <p>What it does not carry: names, programs, traffic to Amazon's own resolver. A record counts one
 * direction ({@link fluxgate.format.text.OneWayFlows}); an ACK alone is not in {@code tcp-flags},
 * so that a missing one says nothing. {@code pkt-srcaddr} and {@code pkt-dstaddr} count before the
 * addresses of the interface. REJECT is unanswered. Octets are those of IP.
 *
 * <p>What becomes of a line: accepted; skipped {@code no_data} (NODATA, SKIPDATA), {@code
 * dns_itself}, {@code not_tcp_or_udp}; rejected {@code no_header} (neither header nor default),
 * {@code bad_json}, {@code no_time}, {@code bad_time}, {@code no_source}, {@code no_destination},
 * {@code no_protocol}, {@code no_port}, {@code bad_address}, {@code bad_number}.
 *
 * <p>Sources: https://docs.aws.amazon.com/vpc/latest/userguide/flow-log-records.html as of 2026-11,
 * in what was noted of it. Not checked on a real log but other people's samples.
 */
@NullMarked
package fluxgate.format.awsvpcflow;

import org.jspecify.annotations.NullMarked;
