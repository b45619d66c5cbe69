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

  private final DomainName name;

  /** The name and where its aliases lead, where it has any; else empty, as most are. */
  private Set<DomainName> aliases = Set.of();

  private Set<DomainName> hosts = Set.of();

  /** One RRset and where it stands. */
  public record Part(Section section, RRset set) {
    private boolean isAlias() {
      return section == Section.ANSWER && set.type().equals(RRType.CNAME);
    }
  }

  private Relevance(DomainName name) {
    this.name = name;
  }

  /** Of a response to a question for {@code name}. */
  public static Relevance of(DomainName name, List<Part> parts) {
    Relevance relevance = new Relevance(name);
    boolean aliases = false;
    boolean delegations = false;
    for (Part part : parts) {
      aliases |= part.isAlias();
      delegations |= part.set.type().equals(RRType.NS);
    }
    if (aliases) {
      relevance.follow(parts);
    }
    if (delegations) {
      relevance.meet(parts);
    }
    return relevance;
  }

  private void follow(List<Part> parts) {
    aliases = new HashSet<>();
    aliases.add(name);
    boolean grew = true;
    while (grew && aliases.size() <= MOST_ALIASES) {
      grew = false;
      for (Part part : parts) {
        if (part.isAlias() && aliases.contains(part.set.owner())) {
          grew |= aliases.addAll(part.set.targets());
        }
      }
    }
  }

  private void meet(List<Part> parts) {
    hosts = new HashSet<>();
    for (Part part : parts) {
      DomainName zone = part.set.owner();
      if (part.set.type().equals(RRType.NS) && isAbove(zone)) {
        for (DomainName host : part.set.targets()) {
          if (host.isAtOrBelow(zone)) {
            hosts.add(host);
          }
        }
      }
    }
  }

  private boolean isAsked(DomainName owner) {
    return owner.equals(name) || aliases.contains(owner);
  }

  private boolean isAbove(DomainName zone) {
    if (name.isAtOrBelow(zone)) {
      return true;
    }
    for (DomainName alias : aliases) {
      if (alias.isAtOrBelow(zone)) {
        return true;
      }
    }
    return false;
  }

  /** Whether this RRset may be believed. */
  public boolean has(Part part) {
    DomainName owner = part.set.owner();
    RRType type = part.set.type();
    if (type.equals(RRType.NS) || type.equals(RRType.SOA) || type.equals(RRType.DNAME)) {
      return isAbove(owner);
    }
    return switch (part.section) {
      case ANSWER -> isAsked(owner);
      case AUTHORITY -> isAbove(owner);
      case ADDITIONAL -> hosts.contains(owner) || isAsked(owner);
    };
  }
}
