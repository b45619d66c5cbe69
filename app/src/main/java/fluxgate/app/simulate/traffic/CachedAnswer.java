package fluxgate.app.simulate.traffic;

import fluxgate.app.simulate.name.Answer;
import fluxgate.dns.DomainName;
import fluxgate.dns.RRType;
import fluxgate.dns.RRset;
import fluxgate.dns.Rcode;
import fluxgate.dns.Ttl;
import fluxgate.dns.TtlKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a resolver keeps of an answer.
 *
 * @param storedMicros when it came, since the start of the day
 * @param ttlSeconds of the records, or of the denial (RFC 2308)
 * @param internal whether the resolver is itself the authority, which never counts down
 */
record CachedAnswer(
    Rcode rcode, List<RRset> records, long storedMicros, long ttlSeconds, boolean internal) {

  static CachedAnswer of(Answer answer, long micros, boolean internal) {
    long ttl =
        answer.records().stream()
            .mapToLong(set -> set.ttl().seconds())
            .min()
            .orElse(Authorities.DENIAL_TTL);
    return new CachedAnswer(answer.rcode(), answer.records(), micros, ttl, internal);
  }

  boolean isFresh(long nowMicros) {
    return nowMicros < storedMicros + ttlSeconds * Clock.SECOND;
  }

  /** The records with what is left of their TTL. */
  List<RRset> remaining(long nowMicros) {
    if (internal) {
      return records;
    }
    long elapsed = Math.max(0, nowMicros - storedMicros) / Clock.SECOND;
    return records.stream()
        .map(set ->
            new RRset(
                set.owner(),
                set.type(),
                new Ttl(set.ttl().seconds() - elapsed, TtlKind.REMAINING),
                set.rdata()))
        .toList();
  }

  /** The name that this is an alias for, or null. */
  @Nullable DomainName aliasTarget() {
    return records.stream()
        .filter(set -> set.type().equals(RRType.CNAME))
        .map(set -> set.targets().getFirst())
        .findFirst()
        .orElse(null);
  }
}
