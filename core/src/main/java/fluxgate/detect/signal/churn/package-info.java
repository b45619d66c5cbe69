/**
 * Whether fresh answers keep bringing addresses never seen before.
 *
 * <p>Where it sits: a row of {@code Signals}; remembers one decaying sum an owner name, and one of
 * the domain.
 *
 * <p>Measures: per fresh answer, +1 where at least half of its addresses are new and one opens a
 * new network, +.5 where half are new, +.3 where some are, -.6 where the set changed and none is;
 * clamped to [-4, +6] with a half-life of 48 hours (NEW_AGENTS). Raw query counts play no part: an
 * attacker or a busy client base cannot dilute it.
 *
 * <p>Invariants: an owner name's first answer is compared with nothing and says nothing, unless it
 * holds homes in several networks, as no host has, and the domain had answered before; where names
 * draw from one pool, the domain's sum speaks if it is the larger one; the same rotation seen from
 * a second vantage adds nothing. Volunteer pools bring new addresses just as flux does, so without
 * a majority in access networks it carries half its weight.
 *
 * <p>Sources: FluxBuster's decision tree has IP growth at its root; sequential weights after Jung
 * et al., S&amp;P 2004.
 */
@NullMarked
package fluxgate.detect.signal.churn;

import org.jspecify.annotations.NullMarked;
