/**
 * Infoblox NIOS: responses logged by its name server, and its CEF lines of response policy zones.
 *
 * <p>Lines, through syslog: {@code 23-Nov-2026 07:38:10.043 client 192.0.2.10#57398: UDP: query:
 * www.example IN A response: NOERROR + www.example. 60 IN A 203.0.113.7;} and {@code
 * CEF:0|Infoblox|NIOS|9.0.3|RPZ-QNAME|NXDOMAIN|7|app=DNS dst=192.0.2.53 src=192.0.2.10 spt=51424
 * view=_default qtype=A msg="rpz QNAME NXDOMAIN rewrite c2.example [A] via c2.example.block.rpz"
 * CAT=RPZ}. Of the flags {@code A} says that the answer is authoritative.
 *
 * <p>Time: that of the line is local, without a zone; where there is none the wrapper's. It says
 * when the response was sent.
 *
 * <p>TTLs are those that the client got: counted down by the cache, or the zone's own where the
 * answer is authoritative.
 *
 * <p>What it does not carry: authority and additional sections. A CEF line says that a policy
 * answered and not with what, so it is a question without an end. Where queries are logged as well,
 * each is an observation of its own.
 *
 * <p>Skipped: {@code other_class}, {@code other_event}. Rejected: {@code no_time}, {@code
 * bad_time}, {@code bad_client}, {@code no_query}, {@code bad_name}, {@code bad_rrtype}, {@code
 * bad_rcode}. Records that cannot be read are left out.
 *
 * <p>Sources: the NIOS documentation on DNS query and response logging and on RPZ in CEF
 * (docs.infoblox.com), known at second hand on 2026-11-29, and samples of both kinds that others
 * published. No NIOS was run.
 */
@NullMarked
package fluxgate.format.infobloxdns;

import org.jspecify.annotations.NullMarked;
