/**
 * EfficientIP SOLIDserver: the answers that its name server logs (DNS Guardian's answer log, and
 * named's with answers), through syslog.
 *
 * <p>A line: {@code client 192.0.2.10#34229 (www.example): answer: www.example IN A (192.0.2.53) ->
 * NOERROR 474 CNAME edge.example. 174 A 203.0.113.7}. Before the server may stand flags. Records
 * are TTL, type and data, without owners or with them; a record's owner is the name asked for, or
 * the target of the alias before it.
 *
 * <p>Time: that of the line, local, without a zone; where there is none the wrapper's.
 *
 * <p>TTLs are those that the client got. Of the records A, AAAA and CNAME are read, and addresses
 * only where addresses were asked for: in the text of others anything may stand.
 *
 * <p>What it does not carry: authority and additional sections, whether an answer is a policy's.
 * Where queries or matches of a list ({@code List Matched …}) are logged as well, each is an
 * observation of its own. A log that begins with nothing but queries is taken for BIND's.
 *
 * <p>Skipped: {@code rpz_rewrite}, {@code other_class}, {@code other_event}. Rejected: {@code
 * no_time}, {@code bad_time}, {@code bad_client}, {@code no_query}, {@code bad_name}, {@code
 * bad_rrtype}, {@code bad_rcode}.
 *
 * <p>Sources: samples that others published, read on 2026-11-29; the vendor's documents
 * (efficientip.com) are not public, and no SOLIDserver was run.
 */
@NullMarked
package fluxgate.format.solidserverdns;

import org.jspecify.annotations.NullMarked;
