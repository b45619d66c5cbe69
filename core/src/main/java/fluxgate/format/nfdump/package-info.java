/**
 * nfdump 1.6 and 1.7 with {@code -o csv} (columns by its header line, so not with {@code -q}) or
 * {@code -o json}, an object on many lines or on one.
 *
 * <p>A line, shortened: {@code 2026-11-29 14:24:10,2026-11-29 14:24:10,0.019,10.20.30.41,192.0.2.7,
 * 51443,443,TCP,...AP.SF,0,0,5,968,0,0}
 *
 * <p>Times: local to where nfdump ran, without their zone; seconds in CSV, milliseconds in JSON.
 * They are the flow's begin and end.
 *
 * <p>What it does not carry: names, programs; CSV not that a flow was sampled. A record counts one
 * direction ({@link fluxgate.format.text.OneWayFlows}) unless both were put together ({@code -b},
 * {@code -B}): then the source is the client, and with octets from the other side it is
 * established, or refused where the client never acknowledged anything. Octets are those of IP.
 *
 * <p>What becomes of a record: accepted; skipped {@code dns_itself}, {@code not_tcp_or_udp}, {@code
 * other_record} (events), {@code summary}; rejected {@code no_header}, {@code bad_json}, {@code
 * no_time}, {@code bad_time}, {@code no_protocol}, {@code no_source}, {@code no_destination},
 * {@code no_port}, {@code bad_address}, {@code bad_number}.
 *
 * <p>Sources: nfdump(1) and what nfdump 1.7.1 writes; https://github.com/phaag/nfdump for the names
 * of 1.7.3 and later, read on 2026-11-29.
 */
@NullMarked
package fluxgate.format.nfdump;

import org.jspecify.annotations.NullMarked;
