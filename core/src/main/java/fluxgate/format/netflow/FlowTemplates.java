package fluxgate.format.netflow;

import fluxgate.format.Frame;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Templates that a decoder starts with, because another input announces them. Immutable.
 *
 * <p>Exporters of several inputs may use one number for different layouts, and nothing in a
 * datagram tells them apart. Read by another's layout, a record gives addresses that nobody had: so
 * a number of which two layouts were announced is nobody's, and only the input that announces it
 * itself reads by it.
 */
public final class FlowTemplates {
  /** Of inputs that stand for themselves. */
  public static final FlowTemplates NONE = new FlowTemplates(Map.of());

  private final Map<TemplateKey, Template> known;

  private FlowTemplates(Map<TemplateKey, Template> known) {
    this.known = known;
  }

  Map<TemplateKey, Template> known() {
    return known;
  }

  /** How many there are, those of options included. */
  public int count() {
    return known.size();
  }

  /**
   * Puts together what the datagrams of several inputs announce. What comes of it depends on their
   * order only where there are too many. Single-threaded.
   */
  public static final class Gathering {
    /**
     * Fields of all templates together, 12 octets each: {@value Templates#MOST} templates of 32
     * fields, which is more than most have.
     */
    private static final int MOST_FIELDS = 32 * Templates.MOST;

    private final DatagramSets sets = new DatagramSets();
    private final Map<TemplateKey, Template> known = new LinkedHashMap<>();
    private final Set<TemplateKey> ambiguous = new HashSet<>();
    private int fields;

    /**
     * Takes what one datagram announces; nothing of one that is damaged or of another version.
     *
     * @param frame as the framing of flow datagrams cuts it
     */
    public void take(Frame frame) {
      if (frame.damage == null && sets.begin(frame)) {
        while (sets.next()) {
          if (sets.announces()) {
            TemplateSet.read(sets, this::take);
          }
        }
      }
    }

    /** One that is withdrawn still reads what was sent by it. */
    private void take(TemplateKey key, @Nullable Template template) {
      Template before = known.get(key);
      if (template == null || ambiguous.contains(key)) {
        return;
      }
      if (before != null) {
        if (!before.isSameAs(template)) {
          known.remove(key);
          ambiguous.add(key);
        }
        return;
      }
      boolean fits =
          known.size() + ambiguous.size() < Templates.MOST
              && fields + template.elements().length <= MOST_FIELDS;
      if (fits) {
        known.put(key, template);
        fields += template.elements().length;
      }
    }

    /** What was put together so far. */
    public FlowTemplates templates() {
      return known.isEmpty()
          ? NONE
          : new FlowTemplates(Collections.unmodifiableMap(new LinkedHashMap<>(known)));
    }
  }
}
