/**
 * Azure DNS logs: {@code DNSQueryLogs} (DNS resolver policies of virtual networks, with answers)
 * and {@code AZFWDnsQuery} (the DNS proxy of Azure Firewall, without), one JSON object a line: as
 * Log Analytics exports them, or as diagnostic settings write them, with the columns in {@code
 * properties}.
 *
 * <p>A line, shortened: {@code {"TimeGenerated":"2026-11-23T07:38:05.34Z","QueryName":
 * "c2.flux9.example.","QueryType":"A","ResponseCode":"NOERROR","SourceIpAddress":"10.1.0.4",
 * "Answer":[{"Type":"A","RData":"192.0.2.7"}],"ResolverPolicyRuleAction":"Allow"}}
 *
 * <p>Time: {@code TimeGenerated} or {@code time}, UTC. The client is {@code SourceIpAddress} or
 * {@code SourceIp}; the sensor is {@code VirtualNetworkId}.
 *
 * <p>{@code Answer} is an array, or one written into a string. Its records have no owners: an alias
 * belongs to what the one before it leads to, addresses to what the last one leads to. A rule that
 * says Deny makes the answer itself, which is marked.
 *
 * <p>What they do not carry: TTLs that are documented, processes, connections. {@code Authority}
 * and {@code Additional} are not read: how their records look is not documented.
 *
 * <p>Skipped: {@code other_log}, {@code other_class}. Rejected: {@code bad_json}, {@code no_time},
 * {@code bad_time}, {@code no_query}, {@code bad_name}, {@code bad_rrtype}, {@code no_source_ip},
 * {@code bad_address}.
 *
 * <p>Sources: learn.microsoft.com/azure/azure-monitor/reference/tables/dnsquerylogs and
 * /azfwdnsquery, and a published query that takes {@code Answer} apart (read 2026-11-29). Written
 * by hand after them.
 */
@NullMarked
package fluxgate.format.azuredns;

import org.jspecify.annotations.NullMarked;
