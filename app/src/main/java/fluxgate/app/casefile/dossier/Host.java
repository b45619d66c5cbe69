package fluxgate.app.casefile.dossier;

import fluxgate.app.casefile.CaseFile;
import fluxgate.app.history.sighting.SeenHost;
import fluxgate.app.history.sighting.SeenHost.Deed;
import fluxgate.app.history.sighting.SeenHost.Kind;
import fluxgate.app.output.Counted;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A machine of a case.
 *
 * @param seen what was seen of it
 * @param pseudonym what it is called in custody, and where nobody is to know it
 * @param formerly what it was listed by before its name was known
 * @param own what was said of it by the name that it has now; null where nobody has
 * @param stored what the store still has of the records behind it
 */
public record Host(
    SeenHost seen,
    String pseudonym,
    List<Former> formerly,
    CaseFile.@Nullable HostState own,
    Stored stored) {
  public Host {
    formerly = List.copyOf(formerly);
  }

  /** What the store still has of the records behind a machine. */
  public enum Stored {
    ALL("all", ""),
    SOME("some", "some of its records are gone from the store"),
    NONE("none", "its records are gone from the store"),
    /** All, as far as was looked; but by what came later they mean less. */
    OTHERWISE("otherwise", "listed before: by what the store has now, less would be"),
    /** It could not be looked up. */
    UNKNOWN("unknown", "whether the store still has its records is not known");

    private final String word;
    private final String mark;

    Stored(String word, String mark) {
      this.word = word;
      this.mark = mark;
    }

    public String word() {
      return word;
    }
  }

  /** What the numbers of a table of machines count. */
  public static final String COUNTS =
      "Questions are all that were asked, answered or not; a name that is asked for A and for AAAA"
          + " counts twice. Answered are those of them whose answer had addresses of the case's"
          + " names: what a finding calls the answers of a client.";

  private static final String WEAK = "weak: by its connections alone";

  private static final String SHARED = ": NAT or changing leases";

  /** Its name, else its address. */
  public String label() {
    return seen.label();
  }

  /** All that it is and was listed by, each with what custody calls that; its name first. */
  public Map<String, String> called() {
    Map<String, String> called = new LinkedHashMap<>();
    called.put(label(), pseudonym);
    formerly.forEach(former -> called.put(former.label(), former.pseudonym()));
    return called;
  }

  /** Whether it is or was listed by this, or is so called in custody. */
  public boolean isCalled(String name) {
    return called().containsKey(name) || called().containsValue(name);
  }

  /** What became of it, by all that it was listed by; null where nobody has said. */
  public CaseFile.@Nullable HostState state() {
    return Former.together(own, formerly);
  }

  /** The word for what became of it. */
  public String stateWord() {
    CaseFile.HostState state = state();
    return state == null ? CaseFile.State.OPEN.word() : state.state().word();
  }

  /** Who deals with it; empty where nobody does. */
  public String owner() {
    CaseFile.HostState state = state();
    return state == null ? "" : state.owner();
  }

  /** How often it asked. */
  public long asked() {
    return count(Kind.ASKED) + count(Kind.ASKED_ALIAS);
  }

  /** How many of its questions were answered with addresses of the case's names. */
  public long answered() {
    return seen.deeds().stream()
        .filter(deed -> deed.kind() == Kind.ASKED || deed.kind() == Kind.ASKED_ALIAS)
        .mapToLong(Deed::answered)
        .sum();
  }

  /** How often it connected. */
  public long connected() {
    return count(Kind.CONNECTED) + count(Kind.CONNECTED_LATER) + count(Kind.CONNECTED_UNASKED);
  }

  private long count(Kind kind) {
    return seen.deeds().stream().filter(deed -> deed.kind() == kind).mapToLong(Deed::times).sum();
  }

  public long firstMicros() {
    return seen.deeds().stream().mapToLong(Deed::firstMicros).min().orElse(0);
  }

  public long lastMicros() {
    return seen.deeds().stream().mapToLong(Deed::lastMicros).max().orElse(0);
  }

  /** What must be known before somebody acts on it; empty where nothing. */
  public String mark() {
    List<String> marks = new ArrayList<>(List.of(role(), stored.mark));
    String byName = own == null ? "" : Former.unlike(own, state());
    marks.add(byName.isEmpty() ? "" : byName + " by its name");
    for (Former former : formerly) {
      String then = Former.unlike(former.state(), state());
      marks.add(
          former.pseudonym()
              + " in custody before its name was known"
              + (then.isEmpty() ? "" : ", and " + then + " by that"));
    }
    marks.removeIf(String::isEmpty);
    return String.join("; ", marks);
  }

  private String role() {
    if (seen.resolver()) {
      return "resolver: it asks for others";
    }
    if (seen.namesakes() > 1) {
      return "address of " + seen.namesakes() + " machines" + SHARED;
    }
    return seen.deeds().stream().allMatch(deed -> deed.kind() == Kind.CONNECTED_UNASKED)
        ? WEAK
        : "";
  }

  /** What its marks mean, a sentence each; none where it has none. */
  public List<String> legend() {
    List<String> legend = new ArrayList<>();
    String role = role();
    if (role.endsWith(SHARED)) {
      legend.add(
          "address of several machines: logs know several names under it, so any of them may have"
              + " done it; ask the logs of DHCP or NAT which, before you act.");
    } else if (role.equals(WEAK)) {
      legend.add(
          "weak: nothing shows that it asked; it connected while the name had the address, and no"
              + " other name did. Look at the machine itself before you act.");
    }
    switch (stored) {
      case SOME, NONE ->
          legend.add(
              "gone from the store: what was listed stays; raw records that the case copied are in"
                  + " its package.");
      case OTHERWISE ->
          legend.add("less would be: its records are there, and mean less beside what came later.");
      case UNKNOWN -> legend.add("not known: what is said after this table says why.");
      case ALL -> {}
    }
    if (state() != null || !formerly.isEmpty()) {
      legend.add("c-… in custody: custody names no machine; this is what it calls this one.");
    }
    return legend;
  }

  /** Whether it is NAT, in a word: the records seldom say. */
  public String nat() {
    return seen.namesakes() > 1 ? "several machines" : "unknown";
  }

  /** Why it is listed, a sentence a reason. */
  public List<String> why() {
    List<String> why = new ArrayList<>();
    seen.deeds().forEach(deed -> why.add(sentence(deed)));
    return why;
  }

  /** What it did, as the rest of a sentence that begins with its name. */
  public static String sentence(Deed deed) {
    String times = deed.times() == 1 ? "once" : Counted.of(deed.times(), "time", "times");
    String when =
        deed.firstMicros() == deed.lastMicros()
            ? ", at " + time(deed.firstMicros())
            : ", from " + time(deed.firstMicros()) + " to " + time(deed.lastMicros());
    String names =
        String.join(", ", deed.names().subList(0, Math.min(4, deed.names().size())))
                .replace(".", "[.]")
            + Counted.rest(deed.names().size() - 4L, false);
    String where =
        Counted.of(deed.destinations(), "address", "addresses")
            + (deed.ports().isEmpty()
                ? ""
                : (deed.ports().size() == 1 ? " on port " : " on ports ") + ports(deed.ports()));
    String answered = answered(deed, "answered");
    String told = answered(deed, "answered with addresses");
    return switch (deed.kind()) {
      case ASKED -> "asked " + times + " for " + names + when + told;
      case ASKED_ALIAS -> "asked " + times + " for " + names + ", which led there" + when + told;
      case CONNECTED ->
          "connected " + times + " to " + where + " that it had just been told" + when + answered;
      case CONNECTED_LATER ->
          "connected "
              + times
              + " to "
              + where
              + " that it had been told within a day"
              + when
              + answered;
      case CONNECTED_UNASKED ->
          "connected "
              + times
              + " to "
              + where
              + " while the name had it, by answers that do not say who asked, or that a"
              + " resolver asked for"
              + when
              + answered;
    };
  }

  /** How many of them were, as the end of a sentence; empty where none. */
  private static String answered(Deed deed, String what) {
    if (deed.answered() <= 0) {
      return "";
    }
    if (deed.answered() >= deed.times()) {
      return deed.times() == 1 ? "; it was " + what : "; all of them were " + what;
    }
    return String.format(
        Locale.ROOT,
        "; %,d of them %s %s",
        deed.answered(),
        deed.answered() == 1 ? "was" : "were",
        what);
  }

  private static String ports(List<Integer> ports) {
    return String.join(", ", ports.stream().limit(4).map(String::valueOf).toList())
        + Counted.rest(ports.size() - 4L, false);
  }

  /** A time for people and files. */
  public static String time(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
