/**
 * Passive DNS Common Output Format: one JSON object a line, a tuple of owner, type and data with
 * when it was first and last seen and how often.
 *
 * <p>A line: {@code {"rrname":"c2.flux9.example","rrtype":"A","rdata":["192.0.2.7"],
 * "time_first":1795419480,"time_last":1795419540,"count":3}}
 *
 * <p>What it does not carry: TTLs, clients, which section; when within the interval the answers
 * fell. A tuple stands for {@code count} responses and is one observation, at {@code time_first}.
 *
 * <p>Read leniently where producers differ: {@code rdata} a string or an array, {@code rrtype} a
 * mnemonic or a number, names with or without the last dot, {@code time_first_ms} and {@code
 * time_last_ms} where given, {@code zone_time_first} and {@code zone_time_last} where the others
 * are not; unknown members are passed over. {@code sensor_id} names the vantage. So the bare
 * objects of the DNSDB API version 1 are read as well.
 *
 * <p>Rejected: {@code bad_json}, {@code no_rrname}, {@code no_rrtype}, {@code no_rdata}, {@code
 * no_time_first}, {@code no_time_last}, {@code bad_time}, {@code time_reversed}, {@code bad_name},
 * {@code bad_rrtype}, {@code bad_rdata}, {@code bad_number}, {@code too_many_rdata}.
 *
 * <p>Sources: draft-dulaunoy-dnsop-passive-dns-cof; what dnsdbq 2.6.4 prints.
 */
@NullMarked
package fluxgate.format.passivednscof;

import org.jspecify.annotations.NullMarked;
