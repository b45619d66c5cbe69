/**
 * BIND 9's query log (category {@code queries}) and its response log (category {@code responses},
 * from 9.20), in files of named's own or through syslog; the query lines of EfficientIP SOLIDserver
 * and Infoblox NIOS look alike.
 *
 * <p>A line: {@code 23-Nov-2026 07:38:47.925 queries: info: client @0x7f6c8ea88098 192.0.2.10#52986
 * (www.example): view inside: query: www.example IN A +E(0)K (192.0.2.53)}. The category, the
 * severity, the client's place in memory, its key and the view may be missing.
 *
 * <p>Time: {@code print-time local} and {@code iso8601} are local times without a zone, {@code
 * iso8601-utc} says it; without {@code print-time} the wrapper's counts. It says when the question
 * came, or the response went.
 *
 * <p>What it does not carry: answers, TTLs. So it says who asked for what and nothing of any flux.
 * A response line says how the question ended; where both kinds are logged, each is an observation.
 *
 * <p>Skipped: {@code other_class}, {@code rpz_rewrite} (its question has a line of its own), {@code
 * query_failed}, {@code other_event}. Rejected: {@code no_time}, {@code bad_time}, {@code
 * bad_client}, {@code no_query}, {@code bad_name}, {@code bad_rrtype}.
 *
 * <p>Sources: the BIND 9 Administrator Reference Manual, "The logging phrase"
 * (bind9.readthedocs.io), and what BIND 9.18.49 of Debian 12 wrote, read on 2026-11-29. The
 * response log was not seen: what stands behind its type is read as a response code where it is
 * one.
 */
@NullMarked
package fluxgate.format.bindquery;

import org.jspecify.annotations.NullMarked;
