package fluxgate.detect.signal.listed;

import fluxgate.detect.context.DomainContext;
import fluxgate.detect.context.ListKind;
import fluxgate.detect.context.ListRole;
import fluxgate.detect.context.ListTerms;
import fluxgate.detect.signal.EvidenceSink;
import fluxgate.detect.signal.Scene;
import fluxgate.detect.signal.Signal;
import fluxgate.detect.state.DomainState;
import fluxgate.net.IpAddress;
import fluxgate.verdict.Evidence;
import fluxgate.verdict.HowMany;
import fluxgate.verdict.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Lists on which the domain or its addresses stand. */
public final class ListedSignal implements Signal.Stateless {
  /** Somebody wants to hear of it: lifts what already moves, carries nothing alone. */
  private static final double WATCHED = 2;

  /** Somebody answers for it: outweighs any two pieces of evidence, not all together. */
  private static final double ALLOWED = -6;

  /** One list of the most used names; two that agree. */
  private static final double POPULAR = -1;

  private static final double VERY_POPULAR = -2;

  /** Whoever runs such a name is unknown, but one moving home is what they are for. */
  private static final double DYNAMIC = -1;

  /** Parked names rotate among the parking company's servers. */
  private static final double PARKED = -2;

  /** As the signal {@code provider} weighs networks that are known to be such. */
  private static final int LEAST_PROVIDED = 4;

  private static final double MOSTLY = 0.8;
  private static final double HALF = 0.5;
  private static final double ALL_BUT_CERTAIN = -4;
  private static final double LIKELY = -2;

  @Override
  public void measure(DomainState state, Scene scene, EvidenceSink sink) {
    if (state.pool().size() == 0 || !scene.domains().hasLists()) {
      return;
    }
    Lists lists = new Lists(state, scene, sink);
    sinkholes(lists);
    lists.say("WATCH_LISTED", WATCHED, "Watched", of(ListKind.WATCH));
    lists.say("ALLOW_LISTED", ALLOWED, "Allowed", of(ListKind.ALLOW));
    lists.partlyAllowed();
    providers(lists);
    long popular = lists.count(of(ListRole.POPULARITY));
    double weight = popular > 1 ? VERY_POPULAR : POPULAR;
    lists.say("POPULAR_LISTED", weight, "Popular", of(ListRole.POPULARITY));
    lists.say("DYNAMIC_DNS", DYNAMIC, "Dynamic DNS", of(ListRole.DYNAMIC_DNS));
    lists.say("PARKED", PARKED, "Parked", of(ListRole.PARKING));
    Predicate<ListTerms> merelySaid =
        of(ListRole.OTHER)
            .or(of(ListRole.VPN))
            .or(of(ListRole.PUBLIC_RESOLVER))
            .or(of(ListRole.SINKHOLE))
            .or(of(ListRole.PROVIDER).and(lists::coversNamesUnsaid));
    lists.say("INFORMATION_LISTED", 0, "Listed", merelySaid);
    lists.expired();
  }

  private static Predicate<ListTerms> of(ListKind kind) {
    return terms -> terms.kind() == kind;
  }

  private static Predicate<ListTerms> of(ListRole role) {
    return terms -> terms.kind() == ListKind.INFORMATION && terms.role() == role;
  }

  private static void sinkholes(Lists lists) {
    for (IpAddress address : lists.state.sinkholes().addresses()) {
      ListTerms terms = lists.context.sinkhole(address, lists.scene.nowMicros());
      if (terms != null) {
        lists.say(
            "SINKHOLED",
            lists.state.sinkholes().answers(),
            "answers",
            0,
            "%s led to sinkholes such as %s of the list %s, which count as nobody's hosts.",
            new HowMany(lists.state.sinkholes().answers(), "answer", "answers"),
            address,
            terms.words());
        return;
      }
    }
  }

  /** What lists of providers add to what the networks' kinds have said already. */
  private static void providers(Lists lists) {
    PoolMatches pool = lists.pool;
    if (lists.scene.rotation() != null || pool.units() < LEAST_PROVIDED) {
      return;
    }
    double added = weight(pool.providers(), pool.units()) - weight(pool.known(), pool.units());
    List<Match> told = lists.matching(of(ListRole.PROVIDER), false);
    if (added < 0 && !told.isEmpty()) {
      lists.isProvided = true;
      lists.say(
          "PROVIDER_LISTED",
          (double) pool.providers() / pool.units(),
          "share of addresses",
          added,
          "%,d of its %,d addresses belong to content delivery or clouds, by lists such as %s.",
          pool.providers(),
          pool.units(),
          told.getFirst().terms().words());
    }
  }

  private static double weight(int provided, int units) {
    double share = (double) provided / units;
    return share >= MOSTLY ? ALL_BUT_CERTAIN : share >= HALF ? LIKELY : 0;
  }

  /** What the lists hold of one domain, and the words for it. */
  private static final class Lists {
    private final DomainState state;
    private final Scene scene;
    private final EvidenceSink sink;
    private final DomainContext context;
    private final PoolMatches pool;
    private final List<Match> byName;
    private final List<Match> matches = new ArrayList<>();
    private boolean isProvided;

    Lists(DomainState state, Scene scene, EvidenceSink sink) {
      this.state = state;
      this.scene = scene;
      this.sink = sink;
      context = scene.domains();
      pool =
          context.hasAddresses()
              ? PoolMatches.of(state.pool(), context, scene.nowMicros())
              : new PoolMatches(List.of(), 0, 0, 0);
      byName = NameMatches.of(state, context);
      matches.addAll(byName);
      matches.addAll(pool.matches());
    }

    /** The matches in force under such terms; those that apply, or all. */
    List<Match> matching(Predicate<ListTerms> terms, boolean applying) {
      return matches.stream()
          .filter(match -> terms.test(match.terms()))
          .filter(match -> !match.terms().isExpired(scene.nowMicros()))
          .filter(match -> match.applies() || !applying)
          .toList();
    }

    /** Whether names stand on a list of providers, which weighs by addresses, and these did not. */
    boolean coversNamesUnsaid(ListTerms terms) {
      return !isProvided && byName.stream().anyMatch(match -> match.terms().equals(terms));
    }

    long count(Predicate<ListTerms> terms) {
      return matching(terms, true).stream().map(match -> match.terms().list()).distinct().count();
    }

    /** Says the first of the lists under such terms that apply, and how many more say the same. */
    void say(String code, double contribution, String lead, Predicate<ListTerms> terms) {
      List<Match> all = matching(terms, true);
      if (all.isEmpty()) {
        return;
      }
      Match first = all.getFirst();
      say(
          code,
          first.share(),
          "share covered",
          contribution,
          "%s: list %s; %s%s.",
          lead,
          first.terms().words(),
          first.what(),
          more(all));
    }

    /** An entry for a part is no reason to look away from the rest. */
    void partlyAllowed() {
      List<Match> part = matching(of(ListKind.ALLOW), false);
      if (!part.isEmpty() && part.stream().noneMatch(Match::applies)) {
        say(
            "ALLOW_LISTED",
            part.getFirst().share(),
            "share covered",
            0,
            "Allowed in part, which weighs nothing: list %s; %s%s.",
            part.getFirst().terms().words(),
            part.getFirst().what(),
            more(part));
      }
    }

    void expired() {
      List<Match> over =
          matches.stream()
              .filter(match -> match.terms().isExpired(scene.nowMicros()) && match.applies())
              .toList();
      if (!over.isEmpty()) {
        say(
            "LIST_ENTRY_EXPIRED",
            over.getFirst().share(),
            "share covered",
            0,
            "Expired, so it weighs nothing: %s list %s; %s%s.",
            over.getFirst().terms().kind().word(),
            over.getFirst().terms().words(),
            over.getFirst().what(),
            more(over));
      }
    }

    private static String more(List<Match> all) {
      return all.size() > 1
          ? ", and " + new HowMany(all.size() - 1, "more such list", "more such lists")
          : "";
    }

    void say(
        String code,
        double measured,
        String unit,
        double contribution,
        String words,
        Object... values) {
      sink.say(
          new Evidence(
              code,
              measured,
              unit,
              "on no list",
              contribution,
              Sentence.of(words, values),
              state.examples().places()));
    }
  }
}
