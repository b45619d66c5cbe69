package fluxgate.dns.wire;

import fluxgate.dns.DomainName;
import fluxgate.dns.RRType;
import fluxgate.dns.Rdata;
import fluxgate.dns.Section;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts the records of one message into RRsets, in the order of their first records. */
final class RRsetGatherer {
  /** So many sets are looked through faster than they are hashed. */
  private static final int FEW = 8;

  private record Key(Section section, DomainName owner, RRType type) {}

  private static final class Gathered {
    final Section section;
    final DomainName owner;
    final RRType type;
    final List<Rdata> rdata = new ArrayList<>(4);
    long ttlSeconds;

    Gathered(Section section, DomainName owner, RRType type, long ttlSeconds) {
      this.section = section;
      this.owner = owner;
      this.type = type;
      this.ttlSeconds = ttlSeconds;
    }

    boolean is(Section otherSection, DomainName otherOwner, RRType otherType) {
      return section == otherSection && type.equals(otherType) && owner.equals(otherOwner);
    }
  }

  private final List<Gathered> sets = new ArrayList<>(4);
  private final Map<Key, Gathered> many = new HashMap<>(0);

  /** Records of one set nearly always stand together. */
  private @Nullable Gathered last;

  /** Begins another message. */
  void clear() {
    sets.clear();
    if (!many.isEmpty()) {
      many.clear();
    }
    last = null;
  }

  void add(Section section, DomainName owner, RRType type, long ttlSeconds, Rdata rdata) {
    Gathered set = last;
    if (set == null || !set.is(section, owner, type)) {
      set = find(section, owner, type);
      if (set == null) {
        set = new Gathered(section, owner, type, ttlSeconds);
        enter(set);
      }
      last = set;
    }
    set.ttlSeconds = Math.min(set.ttlSeconds, ttlSeconds);
    set.rdata.add(rdata);
  }

  private @Nullable Gathered find(Section section, DomainName owner, RRType type) {
    if (sets.size() > FEW) {
      return many.get(new Key(section, owner, type));
    }
    for (int i = 0; i < sets.size(); i++) {
      if (sets.get(i).is(section, owner, type)) {
        return sets.get(i);
      }
    }
    return null;
  }

  private void enter(Gathered set) {
    sets.add(set);
    if (sets.size() > FEW) {
      for (int i = many.size(); i < sets.size(); i++) {
        Gathered each = sets.get(i);
        many.put(new Key(each.section, each.owner, each.type), each);
      }
    }
  }

  List<SectionRRset> sets() {
    if (sets.isEmpty()) {
      return List.of();
    }
    List<SectionRRset> out = new ArrayList<>(sets.size());
    for (int i = 0; i < sets.size(); i++) {
      Gathered set = sets.get(i);
      out.add(new SectionRRset(set.section, set.owner, set.type, set.ttlSeconds, set.rdata));
    }
    return out;
  }
}
