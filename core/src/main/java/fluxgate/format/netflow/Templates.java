package fluxgate.format.netflow;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The templates that an input has announced, by version, observation domain and number. */
final class Templates {
  /** An exporter announces some tens; a collector's file holds some hundred exporters. */
  private static final int MOST = 8_192;

  /** Hardware exporters have below 100, application probes some hundreds. */
  private static final int MOST_FIELDS = 1_024;

  private static final int ENTERPRISE = 0x8000;

  /** Which template: v9 and IPFIX count apart, and each source or domain for itself. */
  record Key(int version, long domain, int id) {}

  private final Map<Key, Template> known = new LinkedHashMap<>();

  @Nullable Template get(Key key) {
    return known.get(key);
  }

  /**
   * Reads the templates of one set.
   *
   * @param options whether they describe options
   * @return how many were taken; -1 where the set is damaged
   */
  int read(int version, long domain, boolean options, Octets set) {
    int taken = 0;
    while (set.left() >= 4) {
      int id = set.u16();
      int count = set.u16();
      if (id < 256) {
        return id == 0 || count == 0 ? taken : -1; // padding, or all are withdrawn
      }
      Key key = new Key(version, domain, id);
      if (count == 0 && version == FlowVersion.IPFIX) {
        known.remove(key);
        continue;
      }
      int scopes = -1;
      if (options) {
        if (set.left() < 2) {
          return -1;
        }
        int second = set.u16();
        // v9 says the octets of scope and options, IPFIX the fields of both and of the scope.
        scopes = version == FlowVersion.V9 ? count / 4 : second;
        count = version == FlowVersion.V9 ? scopes + second / 4 : count;
      }
      Template template = fields(version, count, scopes, set);
      if (template == null) {
        return -1;
      }
      taken++;
      known.remove(key);
      known.put(key, template);
      if (known.size() > MOST) {
        known.remove(known.keySet().iterator().next());
      }
    }
    return taken;
  }

  private static @Nullable Template fields(int version, int count, int scopes, Octets set) {
    if (count > MOST_FIELDS) {
      return null;
    }
    long[] elements = new long[count];
    int[] lengths = new int[count];
    for (int i = 0; i < count; i++) {
      if (set.left() < 4) {
        return null;
      }
      long element = set.u16();
      lengths[i] = set.u16();
      if (version == FlowVersion.IPFIX && (element & ENTERPRISE) != 0) {
        if (set.left() < 4) {
          return null;
        }
        element = set.u32() << 32 | element & ENTERPRISE - 1;
      }
      elements[i] = element;
    }
    Template template = new Template(elements, lengths, scopes);
    return template.leastLength() == 0 ? null : template;
  }
}
