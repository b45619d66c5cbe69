package fluxgate.app.findings;

import fluxgate.detect.Footprint;
import fluxgate.detect.context.Scope;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A network that a disposition covers.
 *
 * @param word a system ({@code AS64500}), a block, or an organisation's name as tables have it
 * @param scope of the system or the block; null for an organisation
 */
record ScopeNetwork(String word, @Nullable Scope scope) {
  /** As many octets as names of organisations have in no table. */
  private static final int MOST_CHARACTERS = 200;

  /** What a word spells; null where it spells nothing, or more than a network. */
  static @Nullable ScopeNetwork parse(String text) {
    String word = text.strip();
    if (word.isEmpty() || word.length() > MOST_CHARACTERS) {
      return null;
    }
    if (word.matches("(?i)(AS)?[0-9]+")) {
      String digits = word.replaceFirst("(?i)^AS", "");
      Scope scope = Scope.parse("AS" + digits);
      return scope == null ? null : new ScopeNetwork(scope.toString(), scope);
    }
    if (word.contains("/")) {
      return Scope.parse(word) instanceof Scope.Block block
          ? new ScopeNetwork(block.toString(), block)
          : null;
    }
    return new ScopeNetwork(word, null);
  }

  boolean covers(Footprint.Announced network) {
    return scope == null
        ? network.name().toLowerCase(Locale.ROOT).equals(word.toLowerCase(Locale.ROOT))
        : scope instanceof Scope.Asn asn && asn.number() == network.asn();
  }

  boolean covers(Footprint.Unannounced seen) {
    return scope instanceof Scope.Block block
        && block.prefix().length() <= seen.block().length()
        && block.prefix().contains(seen.block().address());
  }

  @Override
  public String toString() {
    return word;
  }
}
