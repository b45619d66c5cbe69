package fluxgate.detect.state;

import fluxgate.dns.DomainName;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names that led to a domain by CNAME, and how many unrelated sites they belong to. */
public final class LeadingNames implements Slice {
  private static final int MAX_NAMES = 32;

  /** A dozen unrelated sites tell as much as a thousand. */
  private static final int MAX_SITES = 12;

  // Most domains are led to by no other name: the sets come with the first.
  private Set<DomainName> names = Set.of();
  private Set<DomainName> sites = Set.of();

  /** The question for one name was answered under this owner. */
  void see(DomainName asked, DomainName owner) {
    if (!asked.equals(owner) && names.size() < MAX_NAMES) {
      names = with(names, asked);
    }
  }

  private static Set<DomainName> with(Set<DomainName> set, DomainName one) {
    Set<DomainName> larger = set.isEmpty() ? new LinkedHashSet<>(2) : set;
    larger.add(one);
    return larger;
  }

  /** A name of this other registered domain led here; null for a bare suffix. */
  public void site(@Nullable DomainName site) {
    if (site != null && sites.size() < MAX_SITES) {
      sites = with(sites, site);
    }
  }

  /** At most {@value #MAX_NAMES}, in the order in which they came. */
  public Set<DomainName> names() {
    return Collections.unmodifiableSet(names);
  }

  /** How many registered domains led here; {@value #MAX_SITES} stands for as many or more. */
  public int sites() {
    return sites.size();
  }

  @Override
  public void write(StateWriter out) {
    out.count(names.size());
    names.forEach(out::name);
    out.count(sites.size());
    sites.forEach(out::name);
  }

  static LeadingNames read(StateReader in) {
    LeadingNames leading = new LeadingNames();
    for (int i = in.size(); i > 0; i--) {
      leading.names = with(leading.names, in.name());
    }
    for (int i = in.size(); i > 0; i--) {
      leading.sites = with(leading.sites, in.name());
    }
    return leading;
  }
}
