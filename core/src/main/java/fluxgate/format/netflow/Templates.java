package fluxgate.format.netflow;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The templates that a decoder knows: those it was given, and in their place from there on those
 * that its own input announces.
 */
final class Templates {
  /** An exporter announces some tens; a collector's file holds some hundred exporters. */
  static final int MOST = 8_192;

  private static final int MOST_PADDING = 3;

  private final Map<TemplateKey, Template> known;
  private final Map<TemplateKey, Template> given;

  Templates(FlowTemplates given) {
    this.given = given.known();
    known = new LinkedHashMap<>(this.given);
  }

  @Nullable Template get(TemplateKey key) {
    return known.get(key);
  }

  /**
   * Whether a set of this many octets may be laid out so. One of another exporter may have the same
   * number for another layout: what another input announced serves only whole records with no more
   * than padding behind them (RFC 7011 §3.3.1: up to a multiple of four octets).
   */
  boolean fits(TemplateKey key, Template template, int octets) {
    boolean borrowed = given.get(key) == template;
    return !borrowed || template.isVariable() || octets % template.leastLength() <= MOST_PADDING;
  }

  /**
   * Takes what a set announces.
   *
   * @return false where the set is damaged
   */
  boolean read(DatagramSets sets) {
    return TemplateSet.read(sets, this::take);
  }

  private void take(TemplateKey key, @Nullable Template template) {
    known.remove(key);
    if (template != null) {
      known.put(key, template);
      if (known.size() > MOST) {
        known.remove(known.keySet().iterator().next());
      }
    }
  }
}
