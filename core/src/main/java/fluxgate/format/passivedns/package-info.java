/**
 * passivedns by gamelinux (Edward Fjellskål), its text log in the fields of its default.
 *
 * <p>A line: {@code 1795419480.408856||192.0.2.10||192.0.2.53||IN||www.example.||A||203.0.113.7||60
 * ||5}: time, client, server, class, owner, type, data, TTL, count, without the blank. One line a
 * record. With {@code -X} a failed question is a line whose data is the code ({@code NXDOMAIN}).
 *
 * <p>Time: seconds since the epoch. A record is logged when it is first seen, then at most every 24
 * hours ({@code -P}) with how often it was seen since: {@code count} responses, of which the time
 * is the last one's. Lines of the same time, client, server, owner and type are one RRset.
 *
 * <p>TTLs are those on the wire; it does not say on which side of a resolver, so that a client may
 * be a resolver: the TTL is read as counted down.
 *
 * <p>What it does not carry: what was asked where an alias led on, sections, and when between two
 * lines a record came. An address that comes back within 24 hours has no line of its own, so churn
 * is seen less than it is.
 *
 * <p>Skipped: {@code other_class}. Rejected: {@code wrong_field_count}, {@code bad_time}, {@code
 * bad_client}, {@code bad_server}, {@code bad_name}, {@code bad_rrtype}, {@code bad_rdata}, {@code
 * bad_ttl}, {@code bad_number}.
 *
 * <p>The owner is the name asked for, and behind an alias that alias's target: passivedns does not
 * print the record's own. Of MX and SRV it prints the host alone. The TTL is the highest seen.
 *
 * <p>Sources: passivedns's README and the part of its source that prints (src/dns.c of
 * github.com/gamelinux/passivedns, as stored, read on 2026-11-29); it is in no package, and none
 * was run.
 */
@NullMarked
package fluxgate.format.passivedns;

import org.jspecify.annotations.NullMarked;
