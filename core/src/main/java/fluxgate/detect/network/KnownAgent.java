package fluxgate.detect.network;

import fluxgate.dns.DomainName;

/**
 * A home that a name at alert, by itself, answered with.
 *
 * @param domain the one that did so first
 * @param firstMicros when it did
 * @param lastMicros when any did last
 * @param network as in {@link AgentSet.Held}
 */
record KnownAgent(DomainName domain, long firstMicros, long lastMicros, long network) {
  KnownAgent and(KnownAgent other) {
    boolean earlier =
        firstMicros < other.firstMicros
            || firstMicros == other.firstMicros && domain.compareTo(other.domain) <= 0;
    KnownAgent first = earlier ? this : other;
    return new KnownAgent(
        first.domain, first.firstMicros, Math.max(lastMicros, other.lastMicros), network);
  }
}
