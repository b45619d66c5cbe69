/**
 * What lists say of the domain: those that its defenders keep, and those that others publish.
 *
 * <p>Where it sits: a row of {@code Signals}; asks the domain context for the names and the
 * addresses of the pool.
 *
 * <p>Measures: which lists cover the name (whole labels), and which hold more than half of the
 * addresses (WATCH_LISTED, ALLOW_LISTED; PROVIDER_LISTED, POPULAR_LISTED, DYNAMIC_DNS, PARKED,
 * INFORMATION_LISTED by the list's role, the latter also where a list of providers covers the name
 * while the addresses, which alone would weigh, say nothing; SINKHOLED; LIST_ENTRY_EXPIRED).
 *
 * <p>Invariants: each sentence names list, owner, reason and expiry. Several lists that say one
 * thing say it once. An entry that covers a part of the names weighs nothing and is said. What is
 * told is no behaviour, so it never counts among the kinds of evidence that an alert needs; and
 * what it takes away is judged both ways (see {@code HeldDown}).
 *
 * <p>Sources: MISP warning lists; detection-science §6.4 and §6.6.
 */
@NullMarked
package fluxgate.detect.signal.listed;

import org.jspecify.annotations.NullMarked;
