package fluxgate.app.casefile.dossier;

import fluxgate.app.history.sighting.RawPlace;
import fluxgate.app.history.sighting.SeenAnswer;
import fluxgate.app.output.Counted;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a case lists: machines with what they did, answers, names that led there, and verdicts, each
 * with the records that it rests on. It only grows: what is added twice is there once, with what
 * both say.
 *
 * <p>What a case shows is what it has listed before together with what the store has now, and what
 * was not listed before is kept then. So new records add, and nothing that the store loses takes
 * away.
 */
final class Listing {
  private static final Comparator<SeenAnswer> AS_SEEN =
      Comparator.comparingLong(SeenAnswer::firstMicros)
          .thenComparing(SeenAnswer::owner)
          .thenComparing(SeenAnswer::type)
          .thenComparing(SeenAnswer::rdata);

  private final SortedMap<String, ListedHost> hosts = new TreeMap<>();
  private final Map<List<String>, SeenAnswer> answers = new HashMap<>();
  private final SortedSet<String> aliases = new TreeSet<>();
  private final SortedMap<String, Judged> verdicts = new TreeMap<>();

  void add(ListedHost host) {
    hosts.merge(host.label(), host, ListedHost::with);
  }

  void add(SeenAnswer answer) {
    answers.merge(key(answer), answer, Listing::together);
  }

  private static List<String> key(SeenAnswer answer) {
    return List.of(answer.owner(), answer.type(), answer.rdata());
  }

  /** Whether the same answer is listed, however often. */
  boolean has(SeenAnswer answer) {
    return answers.containsKey(key(answer));
  }

  void addAlias(String name) {
    aliases.add(name);
  }

  /** Of several verdicts on a domain the one of the highest score counts, and the first of it. */
  void add(Judged judged) {
    verdicts.merge(
        judged.domain(), judged, (one, two) -> two.thousandths() > one.thousandths() ? two : one);
  }

  private static SeenAnswer together(SeenAnswer one, SeenAnswer two) {
    Set<RawPlace> records = new LinkedHashSet<>(one.places());
    records.addAll(two.places());
    return new SeenAnswer(
        one.owner(),
        one.type(),
        one.rdata(),
        Math.min(one.firstMicros(), two.firstMicros()),
        Math.max(one.lastMicros(), two.lastMicros()),
        Math.max(Math.max(one.count(), two.count()), records.size()),
        records.stream().limit(Claims.MOST_RECORDS).toList());
  }

  /** Both together. */
  Listing with(Listing later) {
    Listing both = new Listing();
    for (Listing one : List.of(this, later)) {
      one.hosts.values().forEach(both::add);
      one.answers.values().forEach(both::add);
      one.verdicts.values().forEach(both::add);
      both.aliases.addAll(one.aliases);
    }
    return both;
  }

  /** The same, and no verdicts. */
  Listing withoutVerdicts() {
    Listing without = with(new Listing());
    without.verdicts.clear();
    return without;
  }

  /** What another does not have, or has otherwise. */
  Listing beyond(Listing other) {
    Listing beyond = new Listing();
    hosts.values().stream()
        .filter(host -> !host.equals(other.hosts.get(host.label())))
        .forEach(beyond::add);
    answers.forEach((key, answer) -> {
      if (!answer.equals(other.answers.get(key))) {
        beyond.add(answer);
      }
    });
    verdicts.values().stream()
        .filter(judged -> !judged.equals(other.verdicts.get(judged.domain())))
        .forEach(beyond::add);
    aliases.stream().filter(name -> !other.aliases.contains(name)).forEach(beyond::addAlias);
    return beyond;
  }

  boolean isEmpty() {
    return hosts.isEmpty() && answers.isEmpty() && aliases.isEmpty() && verdicts.isEmpty();
  }

  /** The machines, in the order of their names. */
  Collection<ListedHost> hosts() {
    return hosts.values();
  }

  @Nullable ListedHost host(String label) {
    return hosts.get(label);
  }

  /** The answers, in the order in which they were first seen. */
  List<SeenAnswer> answers() {
    return answers.values().stream().sorted(AS_SEEN).toList();
  }

  List<String> aliases() {
    return List.copyOf(aliases);
  }

  Collection<Judged> verdicts() {
    return verdicts.values();
  }

  @Nullable Judged verdict(String domain) {
    return verdicts.get(domain);
  }

  /** How much it is, naming nobody. */
  String gist() {
    List<String> parts = new ArrayList<>();
    part(hosts.size(), "machine", "machines", parts);
    part(answers.size(), "answer", "answers", parts);
    part(aliases.size(), "name that led there", "names that led there", parts);
    part(verdicts.size(), "verdict", "verdicts", parts);
    return String.join(", ", parts);
  }

  private static void part(int count, String one, String many, List<String> parts) {
    if (count > 0) {
      parts.add(Counted.of(count, one, many));
    }
  }
}
