/**
 * What happens in a day: who asks for what, what the resolver answers, and who then connects.
 *
 * <p>Where it sits: above the names, below the logs. Habits make lookups; the resolver answers them
 * in the order of time; contacts make connections of the answers.
 *
 * <p>Invariants: times are microseconds since the start of the day; the resolver gives a cached
 * record with its TTL counted down and asks an authority only when it ran out.
 *
 * <p>Sources: RFC 1034 §5.3.3 (the resolver's algorithm), RFC 2308 (negative caching).
 */
@NullMarked
package fluxgate.app.simulate.traffic;

import org.jspecify.annotations.NullMarked;
