/**
 * Amazon Route 53 Resolver query logs (version 1.100000 and 1.1): one JSON object a question that
 * came from a VPC, with the answer. From S3 or CloudWatch; one object a line.
 *
 * <p>A line, shortened: {@code {"version":"1.100000","vpc_id":"vpc-7example",
 * "query_timestamp":"2026-11-23T07:38:26Z","query_name":"c2.flux9.example.","query_type":"A",
 * "query_class":"IN","rcode":"NOERROR","answers":[{"Rdata":"192.0.2.7","Type":"A","Class":"IN"}],
 * "srcaddr":"172.31.86.159","srcids":{"instance":"i-0d15cd0d3example"}}}
 *
 * <p>Time: UTC, to the second. The client is {@code srcaddr}; the sensor is the VPC.
 *
 * <p>Answers have no owners: an alias belongs to what the one before it leads to, addresses to what
 * the last one leads to. Where DNS Firewall blocked ({@code firewall_rule_action} BLOCK) the answer
 * is its own, and marked; ALERT lets the answer pass.
 *
 * <p>What it does not carry: TTLs, name servers, processes, connections. What Resolver answers out
 * of its cache is not logged.
 *
 * <p>Skipped: {@code other_class}. Rejected: {@code bad_json}, {@code no_time}, {@code bad_time},
 * {@code no_query}, {@code bad_name}, {@code bad_rrtype}, {@code no_srcaddr}, {@code bad_address}.
 *
 * <p>Sources: docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-query-logs-format.html
 * (read 2026-11-29); compared with published samples.
 */
@NullMarked
package fluxgate.format.route53resolver;

import org.jspecify.annotations.NullMarked;
