/**
 * The protobuf messages of PowerDNS: what Recursor ({@code protobufServer}, {@code
 * outgoingProtobufServer}) and dnsdist ({@code RemoteLogAction}, {@code RemoteLogResponseAction})
 * send to a collector over TCP, stored as it came: each message behind its length.
 *
 * <p>A message is a {@code PBDNSMessage}: type 1 (1 query, 2 response, 3 query to an authority, 4
 * its response), messageId 2, serverIdentity 3, from 6, to 7, time 9 and 10 (microseconds),
 * question 12 (name, type), response 13 (rcode 1, records 2, applied policy 3 and its kind 10).
 *
 * <p>Time: seconds since the epoch, when the message was received or sent.
 *
 * <p>Types 1 and 2 are below the resolver, with the client ({@code from}), whose address is that of
 * a dnsdist in front where there is one; 3 and 4 are above it, without a client. Above, nothing
 * says for which zone a server was asked, so that only records of the name itself are believed. Of
 * a query that was answered only the response is reported; {@code messageId} tells. A query without
 * one is reported as unanswered {@value
 * fluxgate.format.powerdnsprotobuf.OpenQueries#PATIENCE_SECONDS} seconds later, where the oldest of
 * {@value fluxgate.format.powerdnsprotobuf.OpenQueries#MOST} has to go, or at the end. Records that
 * a response policy made are marked.
 *
 * <p>What it does not carry: authority and additional sections, the AA bit, connections, processes;
 * records of types that {@code exportTypes} leaves out (A, AAAA and CNAME alone by default; dnsdist
 * sends A and AAAA, and CNAME where asked to); answers that dnsdist's own rules made look like
 * others.
 *
 * <p>Skipped: {@code other_type}. Rejected: {@code bad_protobuf}, {@code no_type}, {@code no_time},
 * {@code bad_time}, {@code no_query}, {@code bad_name}; and by the framing {@code truncated},
 * {@code record_too_long}.
 *
 * <p>Sources: dnsmessage.proto of PowerDNS, docs.powerdns.com/recursor/lua-config/protobuf.html
 * (read 2026-11-29). Checked against Recursor 4.8.8 and dnsdist 1.7.3.
 */
@NullMarked
package fluxgate.format.powerdnsprotobuf;

import org.jspecify.annotations.NullMarked;
