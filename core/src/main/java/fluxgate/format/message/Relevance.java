package fluxgate.format.message;

import fluxgate.dns.DomainName;
import fluxgate.dns.RRType;
import fluxgate.dns.RRset;
import fluxgate.dns.Section;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which RRsets of a response have to do with its question. A server can write anything beside its
 * answer: that another's name lives at homes, or is served by its own machines. Resolvers throw
 * such records away (RFC 5452 §6, RFC 2181 §5.4.1), and so nothing may be concluded from them.
 *
 * <p>In the answer section belong the name asked for and the names that its aliases lead to; NS
 * RRsets of a zone that one of these lies in; and in the additional section addresses of hosts
 * inside the zone whose NS RRset names them: of hosts elsewhere others have the say.
 */
public final class Relevance {
  /** Resolvers follow about a dozen aliases; more are a loop or an attempt. */
  private static final int MOST_ALIASES = 32;

  private final Set<DomainName> asked = new HashSet<>(4);
  private final Set<DomainName> hosts = new HashSet<>(4);

  /** One RRset and where it stands. */
  public record Part(Section section, RRset set) {}

  private Relevance() {}

  /** Of a response to a question for {@code name}. */
  public static Relevance of(DomainName name, List<Part> parts) {
    Relevance relevance = new Relevance();
    relevance.asked.add(name);
    boolean grew = true;
    while (grew && relevance.asked.size() <= MOST_ALIASES) {
      grew = false;
      for (Part part : parts) {
        boolean alias = part.set.type().equals(RRType.CNAME) && part.section == Section.ANSWER;
        if (alias && relevance.asked.contains(part.set.owner())) {
          grew |= relevance.asked.addAll(part.set.targets());
        }
      }
    }
    for (Part part : parts) {
      if (part.set.type().equals(RRType.NS) && relevance.isAbove(part.set.owner())) {
        DomainName zone = part.set.owner();
        part.set.targets().stream()
            .filter(host -> host.isAtOrBelow(zone))
            .forEach(relevance.hosts::add);
      }
    }
    return relevance;
  }

  private boolean isAbove(DomainName zone) {
    return asked.stream().anyMatch(name -> name.isAtOrBelow(zone));
  }

  /** Whether this RRset may be believed. */
  public boolean has(Part part) {
    DomainName owner = part.set.owner();
    RRType type = part.set.type();
    if (type.equals(RRType.NS) || type.equals(RRType.SOA) || type.equals(RRType.DNAME)) {
      return isAbove(owner);
    }
    return switch (part.section) {
      case ANSWER -> asked.contains(owner);
      case AUTHORITY -> isAbove(owner);
      case ADDITIONAL -> hosts.contains(owner) || asked.contains(owner);
    };
  }
}
