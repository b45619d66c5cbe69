package fluxgate.format.suricataeve;

import fluxgate.dns.DomainName;
import fluxgate.dns.RRType;
import fluxgate.dns.RRset;
import fluxgate.dns.Rdata;
import fluxgate.dns.RdataList;
import fluxgate.dns.Section;
import fluxgate.dns.Ttl;
import fluxgate.observation.Provenance;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts single records together into RRsets, in order of first appearance. */
final class RRsetCollector {
  /** Enough for the names that a busy quarter of an hour repeats; a power of two. */
  private static final int LATELY = 4_096;

  private record Key(Section section, DomainName owner, RRType type) {}

  /** What is known so far of one RRset. */
  record Part(
      Section section,
      DomainName owner,
      RRType type,
      Ttl ttl,
      List<Rdata> rdata,
      Provenance provenance) {}

  /**
   * One RRset.
   *
   * @param provenance where its first record was read
   */
  record Collected(Section section, RRset set, Provenance provenance) {}

  private static final class Pending {
    final List<Rdata> rdata = new ArrayList<>();
    final Provenance provenance;
    Ttl ttl;

    Pending(Ttl ttl, Provenance provenance) {
      this.ttl = ttl;
      this.provenance = provenance;
    }
  }

  private final @Nullable RdataList[] lately = new RdataList[LATELY];
  private final Map<Key, Pending> sets = new LinkedHashMap<>();

  void add(
      Section section, DomainName owner, RRType type, Ttl ttl, Rdata rdata, Provenance provenance) {
    Pending pending =
        sets.computeIfAbsent(new Key(section, owner, type), key -> new Pending(ttl, provenance));
    pending.rdata.add(rdata);
    if (!ttl.isKnown() || (pending.ttl.isKnown() && ttl.seconds() < pending.ttl.seconds())) {
      pending.ttl = ttl;
    }
  }

  /** What is collected, which stays here. */
  List<Part> parts() {
    List<Part> parts = new ArrayList<>(sets.size());
    sets.forEach((key, pending) ->
        parts.add(
            new Part(
                key.section(),
                key.owner(),
                key.type(),
                pending.ttl,
                List.copyOf(pending.rdata),
                pending.provenance)));
    return parts;
  }

  /** Forgets what was collected, and goes on from what another collected. */
  void resume(List<Part> parts) {
    sets.clear();
    for (Part part : parts) {
      Pending pending = new Pending(part.ttl(), part.provenance());
      pending.rdata.addAll(part.rdata());
      sets.put(new Key(part.section(), part.owner(), part.type()), pending);
    }
  }

  /** Hands over what was collected and begins anew. */
  List<Collected> take() {
    List<Collected> collected = new ArrayList<>(sets.size());
    for (Map.Entry<Key, Pending> entry : sets.entrySet()) {
      Key key = entry.getKey();
      Pending pending = entry.getValue();
      collected.add(
          new Collected(
              key.section(),
              new RRset(key.owner(), key.type(), pending.ttl, shared(pending.rdata)),
              pending.provenance));
    }
    sets.clear();
    return collected;
  }

  /** The list that was handed over lately with the same content, or this one. */
  private List<Rdata> shared(List<Rdata> rdata) {
    int hash = rdata.hashCode();
    int at = (hash ^ hash >>> 15) & LATELY - 1;
    RdataList known = lately[at];
    if (known == null || !known.equals(rdata)) {
      known = RdataList.of(rdata);
      lately[at] = known;
    }
    return known;
  }
}
