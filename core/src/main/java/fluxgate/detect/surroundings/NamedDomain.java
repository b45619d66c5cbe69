package fluxgate.detect.surroundings;

import fluxgate.detect.state.Mark;
import fluxgate.dns.DomainName;
import org.jspecify.annotations.Nullable;

/**
 * A registered domain, its mark, and where its day was found last: for whoever sees its answers
 * again and again. Nothing but time depends on what it remembers.
 */
public final class NamedDomain {
  private final DomainName name;
  private final long mark;
  private @Nullable Day day;
  private @Nullable NameToday today;

  /** Nothing found yet. */
  public NamedDomain(DomainName name) {
    this.name = name;
    this.mark = Mark.of(name);
  }

  /** The registered domain. */
  public DomainName name() {
    return name;
  }

  /** Its {@link Mark}. */
  public long mark() {
    return mark;
  }

  /** What was found in that day; null where it was not looked for there. */
  @Nullable NameToday in(Day other) {
    return day == other ? today : null;
  }

  void found(Day in, NameToday as) {
    day = in;
    today = as;
  }
}
