/**
 * Cloudflare Logpush data sets {@code gateway_dns} (what an organisation's own clients asked
 * Gateway) and {@code dns_logs} (what the world asked an organisation's own zones): one JSON object
 * a line.
 *
 * <p>Lines, shortened: {@code {"Datetime":"2026-11-23T07:38:00Z","SrcIP":"10.20.30.41",
 * "DeviceName":"WS41","QueryName":"c2.flux9.example","QueryType":1,"RCode":0,
 * "ResolvedIPs":["192.0.2.7"],"ResolverDecision":"allowedOnNoPolicyMatch"}} and {@code
 * {"QueryName":"www.shop.example","QueryType":1,"ResponseCode":0,"Timestamp":1795419480000000000}}
 *
 * <p>Time: RFC 3339, or Unix time in seconds, milliseconds, microseconds or nanoseconds, which its
 * size tells; all UTC.
 *
 * <p>Gateway's client is {@code SrcIP}, the site's address, or the machine by {@code DeviceName}
 * where its agent asked. The answer is in {@code ResourceRecords}, before that in {@code RData}:
 * whole records as base64 of their wire form, with owners and TTLs; where neither can be read the
 * addresses in {@code ResolvedIPs} count as the name's own, without a TTL. A {@code
 * ResolverDecision} that begins with {@code blocked} or {@code override} made the answer itself,
 * which is marked.
 *
 * <p>Zone logs are questions alone; whoever asked is somebody's resolver, no client.
 *
 * <p>What they do not carry: authority and additional sections, processes, connections.
 *
 * <p>Rejected: {@code bad_json}, {@code no_time}, {@code bad_time}, {@code no_query}, {@code
 * bad_name}, {@code bad_rrtype}, {@code no_src_ip}, {@code bad_address}.
 *
 * <p>Sources: developers.cloudflare.com/logs/logpush/logpush-job/datasets (read 2026-11-29);
 * compared with published samples.
 */
@NullMarked
package fluxgate.format.cloudflaredns;

import org.jspecify.annotations.NullMarked;
