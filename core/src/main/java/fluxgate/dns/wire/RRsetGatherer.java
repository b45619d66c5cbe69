package fluxgate.dns.wire;

import fluxgate.dns.DomainName;
import fluxgate.dns.RRType;
import fluxgate.dns.Rdata;
import fluxgate.dns.Section;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts the records of one message into RRsets, in the order of their first records. */
final class RRsetGatherer {
  private record Key(Section section, DomainName owner, RRType type) {}

  private static final class Gathered {
    final Key key;
    final List<Rdata> rdata = new ArrayList<>(4);
    long ttlSeconds;

    Gathered(Key key, long ttlSeconds) {
      this.key = key;
      this.ttlSeconds = ttlSeconds;
    }
  }

  private final Map<Key, Gathered> sets = new LinkedHashMap<>();

  /** Records of one set nearly always stand together. */
  private @Nullable Gathered last;

  void add(Section section, DomainName owner, RRType type, long ttlSeconds, Rdata rdata) {
    Gathered set = last;
    if (set == null
        || set.key.section != section
        || !set.key.type.equals(type)
        || !set.key.owner.equals(owner)) {
      Key key = new Key(section, owner, type);
      set = sets.get(key);
      if (set == null) {
        set = new Gathered(key, ttlSeconds);
        sets.put(key, set);
      }
      last = set;
    }
    set.ttlSeconds = Math.min(set.ttlSeconds, ttlSeconds);
    set.rdata.add(rdata);
  }

  List<SectionRRset> sets() {
    List<SectionRRset> out = new ArrayList<>(sets.size());
    for (Gathered set : sets.values()) {
      Key key = set.key;
      out.add(new SectionRRset(key.section, key.owner, key.type, set.ttlSeconds, set.rdata));
    }
    return out;
  }
}
