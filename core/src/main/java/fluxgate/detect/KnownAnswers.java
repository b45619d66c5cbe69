package fluxgate.detect;

import fluxgate.detect.state.Mark;
import fluxgate.detect.surroundings.NamedDomain;
import fluxgate.dns.DomainName;
import fluxgate.dns.RRset;
import org.jspecify.annotations.Nullable;

/**
 * The answers seen lately, so that what holds of each is worked out once. A cache: what it has
 * forgotten costs time and changes nothing.
 *
 * <p>Each answer has two places that follow from its content; the one used longer ago makes room.
 */
final class KnownAnswers {
  /** A power of two: more than the answers that a busy hour repeats, and a bound for a flood. */
  private static final int PLACES = 1 << 15;

  private final @Nullable KnownAnswer[] answers = new KnownAnswer[PLACES];
  private final KnownAnswer.@Nullable Owner[] owners = new KnownAnswer.Owner[PLACES];
  private final @Nullable NamedDomain[] domains = new NamedDomain[PLACES];
  private final DetectorContext context;

  KnownAnswers(DetectorContext context) {
    this.context = context;
  }

  /** What is known of the answer. */
  KnownAnswer of(RRset rrset) {
    int first = place(31 * rrset.owner().hashCode() + rrset.rdata().hashCode());
    KnownAnswer known = answers[first];
    if (known != null && known.is(rrset)) {
      return known;
    }
    KnownAnswer other = answers[first ^ 1];
    answers[first ^ 1] = known;
    if (other == null || !other.is(rrset)) {
      other = new KnownAnswer(rrset, owner(rrset.owner()), context.networks());
    }
    answers[first] = other;
    return other;
  }

  private static int place(int hash) {
    int mixed = hash * 0x9E3779B1;
    return (mixed >>> 16 ^ mixed) & PLACES - 1;
  }

  private KnownAnswer.Owner owner(DomainName name) {
    int place = place(name.hashCode());
    KnownAnswer.Owner known = owners[place];
    if (known == null || !known.name().equals(name)) {
      DomainName domain = context.suffixes().registeredDomain(name);
      known = new KnownAnswer.Owner(name, Mark.of(name), domain == null ? null : shared(domain));
      owners[place] = known;
    }
    return known;
  }

  /** One object for the answers of one domain, mostly. */
  private NamedDomain shared(DomainName domain) {
    int place = place(domain.hashCode());
    NamedDomain known = domains[place];
    if (known == null || !known.name().equals(domain)) {
      known = new NamedDomain(domain);
      domains[place] = known;
    }
    return known;
  }
}
