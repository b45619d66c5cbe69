/**
 * Whether many owner names with a few addresses each only look like one pool.
 *
 * <p>Where it sits: a row of {@code Signals}; reads owner names and the pool.
 *
 * <p>Measures: mean addresses an owner name, and the share of addresses that more than one owner
 * name has shown (PER_NAME_ADDRESSES). A dynamic-DNS provider's customers each have their own
 * address; flux names draw from one pool.
 *
 * <p>Invariants: silent below four owner names, and where one name alone is a pool.
 *
 * <p>Sources: per-name against per-zone state, as dynamic DNS needs it; thresholds are our
 * derivation.
 */
@NullMarked
package fluxgate.detect.signal.ownername;

import org.jspecify.annotations.NullMarked;
