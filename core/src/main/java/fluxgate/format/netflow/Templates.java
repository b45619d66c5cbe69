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

  private final Map<TemplateKey, Template> known;

  Templates(FlowTemplates given) {
    known = new LinkedHashMap<>(given.known());
  }

  @Nullable Template get(TemplateKey key) {
    return known.get(key);
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
