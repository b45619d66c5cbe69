/**
 * DomainTools (Farsight) DNSDB, rows of API version 2 in the Streaming API Format: a JSON object a
 * line with a row in {@code obj}, between lines that say how the stream goes. Rows of version 1 are
 * the Common Output Format's, and are read as that.
 *
 * <p>Lines: {@code {"cond":"begin"}}, then {@code {"obj":{"count":7,"time_first":1795419480,
 * "time_last":1795419540,"rrname":"c2.flux9.example.","rrtype":"A","bailiwick":"flux9.example.",
 * "rdata":["192.0.2.7","198.51.100.9"]}}}, last {@code {"cond":"succeeded"}}.
 *
 * <p>Time: seconds since the epoch, or ISO 8601 ({@code humantime}); the first and the last sight
 * of exactly this set of data, or {@code zone_time_first} and {@code zone_time_last} where only a
 * zone file had it. A row of an RRset holds the whole set; a row of a search by data holds one
 * record.
 *
 * <p>What it does not carry: TTLs, clients, which section; when between first and last. A row
 * stands for {@code count} responses and is one observation, at {@code time_first}.
 *
 * <p>Not records: {@code begin}, {@code ongoing} and {@code succeeded}. A stream that the last line
 * is missing of was cut, which nothing says. Skipped: {@code limited} (there was more), {@code
 * other_row} (of a search by parts of names, or a summary). Rejected: {@code failed}, {@code
 * bad_json}, {@code no_row}, {@code no_rrtype}, {@code no_rdata}, {@code too_many_rdata}, {@code
 * no_time_first}, {@code no_time_last}, {@code bad_time}, {@code time_reversed}, {@code bad_name},
 * {@code bad_rrtype}, {@code bad_rdata}, {@code bad_number}.
 *
 * <p>Sources: the DNSDB API version 2 documentation (docs.dnsdb.info), known at second hand on
 * 2026-11-29; no service was asked.
 */
@NullMarked
package fluxgate.format.dnsdb;

import org.jspecify.annotations.NullMarked;
