package fluxgate.detect.context;

import fluxgate.dns.DomainName;
import fluxgate.dns.PublicSuffixList;
import fluxgate.net.IpPrefix;
import org.jspecify.annotations.Nullable;

/** How much an entry may cover. To allow what anybody can have would hold down what matters. */
public final class Breadth {
  /**
   * A choice: a block of this size is a whole registry's or a large operator's, never one site's.
   */
  private static final int WIDEST_V4 = 8;

  private static final int WIDEST_V6 = 19;

  /** A sink that refuses entries that cover too much. */
  public record Narrowing(ContextSink sink, PublicSuffixList suffixes) implements ContextSink {
    @Override
    public @Nullable String add(Entry entry) {
      String problem = ofAllowed(entry.terms().kind(), entry.scope(), suffixes);
      return problem == null ? sink.add(entry) : "too wide to allow";
    }

    @Override
    public boolean addRegistration(DomainName name, long micros) {
      return sink.addRegistration(name, micros);
    }
  }

  private Breadth() {}

  /**
   * What is too much about an entry that allows, as {@code covers …}; null where nothing is, and
   * for entries that do not allow.
   */
  public static @Nullable String ofAllowed(ListKind kind, Scope scope, PublicSuffixList suffixes) {
    if (kind != ListKind.ALLOW) {
      return null;
    }
    return switch (scope) {
      case Scope.Below below -> ofSuffix(below.name(), suffixes);
      case Scope.AtOrBelow both -> ofSuffix(both.name(), suffixes);
      case Scope.Block block -> ofBlock(block.prefix());
      case Scope.Exact exact -> null;
      case Scope.Asn asn -> null;
    };
  }

  private static @Nullable String ofSuffix(DomainName name, PublicSuffixList suffixes) {
    return suffixes.isPublicSuffix(name) ? "covers what anybody registers" : null;
  }

  private static @Nullable String ofBlock(IpPrefix block) {
    int widest = block.address().isV4() ? WIDEST_V4 : WIDEST_V6;
    return block.length() < widest ? "covers more addresses than anybody holds" : null;
  }
}
