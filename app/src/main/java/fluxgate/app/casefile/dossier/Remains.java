package fluxgate.app.casefile.dossier;

import fluxgate.app.history.folder.StoreException;
import fluxgate.app.history.sighting.RawPlace;
import fluxgate.app.history.sighting.SeenHost.Deed;
import fluxgate.app.history.sighting.Sightings;
import fluxgate.app.output.Counted;
import fluxgate.net.IpAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the store still has of what a case listed before. Where it says less than the case did, a
 * few of the records behind it are looked for: records that are gone, by retention or by damage,
 * are another thing than records that mean less beside what came later.
 */
final class Remains {
  /** Of one deed: whether its records are there shows in a few, evenly over the time. */
  private static final int MOST_SOUGHT = 10;

  /** Of all: one question to the store. Of machines beyond nothing is said. */
  private static final int MOST_PLACES = 20_000;

  private static final String TOO_MANY = "they are more than one look takes.";

  private final Listing before;
  private final Listing now;
  private final Map<String, Host.Stored> stored = new HashMap<>();
  private final Map<String, String> sameAs = new TreeMap<>();
  private final Set<String> unknown = new LinkedHashSet<>();

  private Remains(Listing before, Listing now) {
    this.before = before;
    this.now = now;
  }

  /**
   * Looks.
   *
   * @param before what was listed
   * @param now what the store has now, without it
   */
  static Remains of(Listing before, Listing now, Sightings sightings) {
    Remains remains = new Remains(before, now);
    remains.meetNames();
    remains.look(sightings);
    return remains;
  }

  /** Machines that were listed by an address, and whose name the store knows by now. */
  private void meetNames() {
    Map<String, ListedHost> named = new HashMap<>();
    Listing all = before.with(now);
    for (ListedHost host : all.hosts()) {
      if (IpAddress.parse(host.label()) == null) {
        host.seen().addresses().forEach(address -> named.putIfAbsent(address, host));
      }
    }
    for (ListedHost host : before.hosts()) {
      ListedHost same = now.host(host.label()) == null ? named.get(host.label()) : null;
      if (same != null && host.beyond(same).isEmpty()) {
        sameAs.put(host.label(), same.label());
      }
    }
  }

  private void look(Sightings sightings) {
    Map<String, List<RawPlace>> sought = new LinkedHashMap<>();
    List<RawPlace> all = new ArrayList<>();
    for (ListedHost host : before.hosts()) {
      List<RawPlace> some = new ArrayList<>();
      for (Deed deed : host.beyond(now.host(host.label()))) {
        List<RawPlace> places = host.places(deed.kind());
        int step = Math.ceilDiv(Math.max(1, places.size()), MOST_SOUGHT);
        for (int i = 0; i < places.size(); i += step) {
          some.add(places.get(i));
        }
      }
      if (sameAs.containsKey(host.label()) || some.isEmpty()) {
        continue;
      }
      if (all.size() + some.size() > MOST_PLACES) {
        stored.put(host.label(), Host.Stored.UNKNOWN);
        unknown.add(TOO_MANY);
      } else {
        all.addAll(some);
        sought.put(host.label(), some);
      }
    }
    Set<RawPlace> present;
    try {
      present = sightings.present(all);
    } catch (StoreException e) {
      sought.keySet().forEach(label -> stored.put(label, Host.Stored.UNKNOWN));
      unknown.add(
          e.getMessage() + " Should a file be damaged, 'fluxgate history verify' says which.");
      return;
    }
    sought.forEach((label, places) -> {
      long found = places.stream().filter(present::contains).count();
      boolean seen = now.host(label) != null;
      stored.put(
          label,
          found == places.size()
              ? Host.Stored.OTHERWISE
              : found == 0 && !seen ? Host.Stored.NONE : Host.Stored.SOME);
    });
  }

  /** The name that a machine is listed by; its own where no other is known. */
  String name(String label) {
    return sameAs.getOrDefault(label, label);
  }

  /** The addresses that a machine was listed by before its name was known, in order. */
  List<String> formerly(String label) {
    return sameAs.entrySet().stream()
        .filter(same -> same.getValue().equals(label))
        .map(Map.Entry::getKey)
        .toList();
  }

  Host.Stored stored(String label) {
    return stored.getOrDefault(label, Host.Stored.ALL);
  }

  /** A sentence for each way in which the store has less than the case lists. */
  List<String> gaps() {
    List<String> gaps = new ArrayList<>();
    gap(
        Host.Stored.NONE,
        "the store no longer has the records behind %s; what the case listed before stays.",
        gaps);
    gap(
        Host.Stored.SOME,
        "the store no longer has some of the records behind %s; counts and times are those that"
            + " the case listed before, and more where more came since.",
        gaps);
    gap(
        Host.Stored.OTHERWISE,
        "by what the store has now, less would be listed of %s; what the case listed before stays.",
        gaps);
    gap(
        Host.Stored.UNKNOWN,
        "whether the store still has the records behind %s is not known, and what the case listed"
            + " before stays: "
            + String.join(" ", unknown).replace("%", "%%"),
        gaps);
    long gone = before.answers().stream().filter(answer -> !now.has(answer)).count();
    if (gone > 0) {
      gaps.add(
          "the store no longer has "
              + Counted.of(gone, "answer", "answers")
              + " that the case listed before; "
              + (gone == 1 ? "it stays." : "they stay."));
    }
    return gaps;
  }

  private void gap(Host.Stored which, String form, List<String> gaps) {
    long count = stored.values().stream().filter(one -> one == which).count();
    if (count > 0) {
      gaps.add(String.format(form, Counted.of(count, "machine", "machines")));
    }
  }
}
