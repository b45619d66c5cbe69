/**
 * Unbound's {@code log-queries} and {@code log-replies}, with {@code log-tag-queryreply} or
 * without, in files of its own or through syslog (pfSense, OPNsense).
 *
 * <p>Lines: {@code [1795419478] unbound[13704:0] query: 192.0.2.10 www.example. A IN} and {@code
 * [1795419478] unbound[13704:0] reply: 192.0.2.10 www.example. A IN NOERROR 0.000000 1 61}; without
 * tags both say {@code info:}, through syslog {@code [13704:0] info: …}. A reply gives the seconds
 * that it took, whether it came from the cache, and its octets.
 *
 * <p>Time: seconds since the epoch; with {@code log-time-ascii} local, without year and zone; with
 * {@code log-time-iso} complete; through syslog the wrapper's. It says when the question came, or
 * the reply went.
 *
 * <p>What it does not carry: answers, TTLs. Where replies are logged as well, a question and its
 * reply are one observation, with the reply's time; a question without one is handed over after ten
 * seconds. {@code log-local-actions} tells a question once more, or alone. Octets of names that
 * cannot be printed are question marks.
 *
 * <p>Skipped: {@code other_class}, {@code rpz} (its question has a line of its own), {@code
 * other_event}. Rejected: {@code no_time}, {@code bad_time}, {@code bad_client}, {@code bad_name},
 * {@code bad_rrtype}.
 *
 * <p>Sources: unbound.conf(5) (unbound.docs.nlnetlabs.nl), and what Unbound 1.17.1 of Debian 12
 * wrote, read on 2026-11-29. {@code log-time-iso} came later and was not seen.
 */
@NullMarked
package fluxgate.format.unboundquery;

import org.jspecify.annotations.NullMarked;
