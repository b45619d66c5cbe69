package fluxgate.detect.surroundings;

import fluxgate.detect.state.Mark;
import fluxgate.dns.DomainName;
import fluxgate.net.IpAddress;
import java.util.List;
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
  private @Nullable List<IpAddress> told;
  private long toldTurn;

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

  /** Whether these addresses, this very list, were told for it in this turn already. */
  boolean wasTold(List<IpAddress> addresses, long turn) {
    return told == addresses && toldTurn == turn;
  }

  void tell(List<IpAddress> addresses, long turn) {
    told = addresses;
    toldTurn = turn;
  }
}
