/**
 * Plays the zones of a world: visits in the order of time, resolvers that cache, connections.
 *
 * <p>Where it sits: above {@code zone}, below the logs. It keeps what is cached and what is not yet
 * written; everything else streams, so that memory grows with the zones and not with the records.
 *
 * <p>Invariants: times are microseconds since the start; lookups are played in the order of time;
 * records come out in the order in which a sensor writes them; a cached record's TTL only falls.
 *
 * <p>Sources: RFC 1034 §5.3.3, RFC 2308.
 */
@NullMarked
package fluxgate.app.simulate.play;

import org.jspecify.annotations.NullMarked;
