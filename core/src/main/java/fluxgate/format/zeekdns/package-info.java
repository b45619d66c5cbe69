/**
 * Zeek {@code dns.log}, versions 2 to 8, as TSV (columns by {@code #fields}) or JSON.
 *
 * <p>A line, shortened: {@code 1795419480.120000 CHhAvV 10.20.30.41 49204 10.0.0.53 53 udp 17323
 * 0.012 www.flux9.example 1 C_INTERNET 1 A 0 NOERROR F F T T 0 c2.flux9.example,192.0.2.7
 * 300.000000,60.000000 F}
 *
 * <p>What it does not carry: the type and owner of each answer, the authority and additional
 * sections with TTLs, the program that asked. Answers are classified by their form and the type
 * asked for (see {@link fluxgate.format.zeekdns.ZeekAnswers}).
 *
 * <p>What becomes of a record:
 *
 * <ul>
 *   <li>a response with answers: one RRset a CNAME link, one for the final addresses of each
 *       family, one for other types;
 *   <li>a response without: the question with its rcode (a blocked name is rcode 3; the column
 *       {@code rejected} means something else);
 *   <li>no rcode: the question alone;
 *   <li>skipped: {@code multicast_dns} (mDNS, LLMNR and NetBIOS names share the log), {@code
 *       no_question} (a reply to a query that Zeek missed, with no address in it), {@code
 *       dynamic_update}, {@code notify}, {@code other_opcode}, {@code other_class}, {@code
 *       other_log};
 *   <li>rejected: {@code bad_json}, {@code no_header}, {@code wrong_column_count}, {@code no_ts},
 *       {@code bad_time}, {@code no_orig_h}, {@code no_resp_h}, {@code bad_address}, {@code
 *       no_query}, {@code bad_name}, {@code no_qtype}, {@code bad_number}, {@code
 *       too_many_answers}.
 * </ul>
 *
 * <p>Vantage: below the recursive resolver, unless neither RD nor RA is set and the response is
 * authoritative or has answers: then Zeek saw a resolver ask an authority, the record is from above
 * the recursive resolver, and the asking resolver is not a client.
 *
 * <p>Sources: the field comments of Zeek's {@code scripts/base/protocols/dns/main.zeek}; RFC 1035.
 */
@NullMarked
package fluxgate.format.zeekdns;

import org.jspecify.annotations.NullMarked;
