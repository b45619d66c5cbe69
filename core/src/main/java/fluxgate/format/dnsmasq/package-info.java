/**
 * dnsmasq with {@code log-queries} or {@code log-queries=extra}, and Pi-hole's {@code pihole.log}
 * (dnsmasq 2.90; Pi-hole 5 and 6).
 *
 * <p>Lines: {@code Nov 23 07:41:49 dnsmasq[31111]: 1 192.0.2.10/33330 query[A] www.example from
 * 192.0.2.10} and {@code Nov 23 07:41:49 dnsmasq[31111]: 1 192.0.2.10/33330 reply www.example is
 * 203.0.113.80}; without {@code extra} the number and the address before the verb are not there.
 *
 * <p>One answer is one line an address. Lines are put together by the number, and where there is
 * none by their order: dnsmasq writes the lines of an answer one after the other, aliases first,
 * and the target of an alias is the name of the next line. Then the answer to a question is the
 * next one with its name and type, of what came from upstream to the oldest such question, of what
 * dnsmasq had itself to the youngest. A question without an answer is handed over after {@value
 * fluxgate.format.dnsmasq.DnsmasqTransactions#PATIENCE_SECONDS} seconds.
 *
 * <p>{@code reply}, {@code cached}, {@code cached-stale} and {@code auth} are the zone's answers;
 * all others ({@code config}, {@code DHCP}, a hosts file, Pi-hole's {@code gravity blocked}, {@code
 * exactly denied}, {@code regex denied}, {@code special domain}) were made by the resolver, and are
 * a policy's.
 *
 * <p>Time: local, without year and zone, whole seconds; where the line has none (containers), the
 * wrapper's. It says when the line was written, for an answer when it came.
 *
 * <p>What it does not carry: TTLs, the records of other types than A, AAAA and CNAME, the records
 * of other sections, which upstream answered. A second client that waits for the same answer gets
 * no lines of its own.
 *
 * <p>Skipped: {@code forwarded}, {@code validation}, {@code dnssec_record}, {@code duplicate},
 * {@code reverse_lookup}, {@code error_without_question}, {@code other_program}, {@code
 * other_event}. Rejected: {@code no_time}, {@code bad_time}, {@code no_client}, {@code bad_client},
 * {@code bad_name}.
 *
 * <p>Sources: dnsmasq's manual (thekelleys.org.uk/dnsmasq/docs/dnsmasq-man.html) and what dnsmasq
 * 2.90 of Debian 12 wrote, read on 2026-11-29; Pi-hole's lines are after its documents, and no
 * Pi-hole was run.
 */
@NullMarked
package fluxgate.format.dnsmasq;

import org.jspecify.annotations.NullMarked;
