package fluxgate.app.simulate.zone;

import java.util.List;
import java.util.Set;

/**
 * A registered domain, or some that belong together.
 *
 * @param domains what stands in the truth file; the names that lead to another zone's do not
 * @param customers domains whose names are aliases for these; of class {@link #CUSTOMER}
 * @param truth the class; one that begins with {@code flux} is a positive
 * @param drawn the parameters, for people
 * @param ageDays since registration
 * @param bothFamilies whether its clients always ask for IPv6 addresses too
 */
public record Zone(
    List<String> domains,
    List<String> customers,
    String truth,
    String drawn,
    int ageDays,
    Naming naming,
    Authority authority,
    Asking asking,
    Contact contact,
    boolean bothFamilies,
    NameServers nameServers) {
  /** The class of domains that somebody else delivers. */
  public static final String CUSTOMER = "cdn-customer";

  public Zone {
    domains = List.copyOf(domains);
    customers = List.copyOf(customers);
  }

  /** Whether it has more than one domain. */
  public boolean isSeveral() {
    return domains.size() + customers.size() > 1;
  }

  /** The same with those domains alone that somebody saw; where it has but one, as it is. */
  public Zone onlyOf(Set<String> seen) {
    return !isSeveral()
        ? this
        : new Zone(
            domains.stream().filter(seen::contains).toList(),
            customers.stream().filter(seen::contains).toList(),
            truth,
            drawn,
            ageDays,
            naming,
            authority,
            asking,
            contact,
            bothFamilies,
            nameServers);
  }

  /** The same, asked by others. */
  public Zone with(Asking other) {
    return new Zone(
        domains,
        customers,
        truth,
        drawn,
        ageDays,
        naming,
        authority,
        other,
        contact,
        bothFamilies,
        nameServers);
  }
}
