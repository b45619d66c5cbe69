/**
 * Zeek {@code conn.log}, versions 2 to 8, as TSV (columns by {@code #fields}) or JSON.
 *
 * <p>A line, shortened: {@code 1795419481.010000 C9aaa1 10.20.30.41 53246 192.0.2.7 443 tcp ssl
 * 12.091969 740 4320 SF T F 0 ShADadFf 12 1338 9 5604}
 *
 * <p>What it does not carry: names, programs. A record is written when the connection ends, so that
 * its order in the log is that of {@code ts + duration}.
 *
 * <p>What becomes of a record: a connection, with {@code conn_state} as its result ({@code SF, S1,
 * S2, S3, RSTO, RSTR} established, {@code S0, SH} unanswered, {@code REJ} refused, others unknown);
 * skipped {@code dns_itself} (to port 53), {@code not_tcp_or_udp}, {@code other_log}; rejected
 * {@code bad_json}, {@code no_header}, {@code wrong_column_count}, {@code no_ts}, {@code bad_time},
 * {@code no_proto}, {@code no_orig_h}, {@code no_resp_h}, {@code no_resp_p}, {@code bad_address},
 * {@code bad_number}.
 *
 * <p>Sources: the field comments of Zeek's {@code scripts/base/protocols/conn/main.zeek}.
 */
@NullMarked
package fluxgate.format.zeekconn;

import org.jspecify.annotations.NullMarked;
