package fluxgate.format.netflow;

import org.jspecify.annotations.Nullable;

/** Reads a set that announces templates. */
final class TemplateSet {
  /** Hardware exporters have below 100, application probes some hundreds. */
  private static final int MOST_FIELDS = 1_024;

  private static final int ENTERPRISE = 0x8000;

  /** Told of each template of a set, in order. */
  interface Taker {
    /**
     * @param template null where it is withdrawn
     */
    void take(TemplateKey key, @Nullable Template template);
  }

  private TemplateSet() {}

  /**
   * Reads the set that {@code sets} stands at. What came before damage was handed over.
   *
   * @return false where the set is damaged
   */
  static boolean read(DatagramSets sets, Taker taker) {
    int version = sets.version();
    Octets set = sets.set();
    while (set.left() >= 4) {
      int id = set.u16();
      int count = set.u16();
      if (id < 256) {
        return id == 0 || count == 0; // padding, or all are withdrawn
      }
      TemplateKey key = new TemplateKey(version, sets.domain(), id);
      if (count == 0 && version == FlowVersion.IPFIX) {
        taker.take(key, null);
        continue;
      }
      int scopes = -1;
      if (sets.announcesOptions()) {
        if (set.left() < 2) {
          return false;
        }
        int second = set.u16();
        // v9 says the octets of scope and options, IPFIX the fields of both and of the scope.
        scopes = version == FlowVersion.V9 ? count / 4 : second;
        count = version == FlowVersion.V9 ? scopes + second / 4 : count;
      }
      Template template = fields(version, count, scopes, set);
      if (template == null) {
        return false;
      }
      taker.take(key, template);
    }
    return true;
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
