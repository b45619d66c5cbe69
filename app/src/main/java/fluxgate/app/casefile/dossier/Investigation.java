package fluxgate.app.casefile.dossier;

import fluxgate.app.casefile.CaseFile;
import fluxgate.app.casefile.CaseStore;
import fluxgate.app.casefile.Custody;
import fluxgate.app.explain.Explanation;
import fluxgate.app.findings.KeptFindings;
import fluxgate.app.history.History;
import fluxgate.app.history.folder.StoreException;
import fluxgate.app.history.folder.StoreFolder;
import fluxgate.app.history.folder.StoredContext;
import fluxgate.app.history.sighting.ImportedFile;
import fluxgate.app.history.sighting.RawPlace;
import fluxgate.app.history.sighting.SeenHost;
import fluxgate.app.history.sighting.Sightings;
import fluxgate.app.history.tuple.Question;
import fluxgate.app.history.tuple.Tuple;
import fluxgate.app.output.Neutral;
import fluxgate.app.redaction.RedactionKey;
import fluxgate.app.source.Sha256;
import fluxgate.dns.DomainName;
import fluxgate.net.IpAddress;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Puts a dossier together: what the case has listed before, and what the store has now. What was
 * not listed before is kept with a record of custody, so that it stays when the store loses it.
 */
public final class Investigation {
  private static final int NONCE_OCTETS = 16;

  private final StoreFolder store;
  private final CaseStore cases;
  private final CaseFile file;
  private final long memoryOctets;
  private final List<String> gaps = new ArrayList<>();
  private final Claims claims = new Claims();
  private List<ImportedFile> imports = List.of();
  private boolean whole;

  /**
   * @param memoryOctets what DuckDB may take
   */
  public Investigation(StoreFolder store, CaseStore cases, CaseFile file, long memoryOctets) {
    this.store = store;
    this.cases = cases;
    this.file = file;
    this.memoryOctets = memoryOctets;
  }

  /**
   * The dossier.
   *
   * @param explanations of the domains, as far as they were judged anew
   * @param missing what was missing for these, a sentence each
   */
  public Dossier of(List<Explanation> explanations, List<String> missing) throws StoreException {
    List<DomainName> domains =
        file.domains().stream().map(DomainName::parse).filter(Objects::nonNull).toList();
    long since = micros(file.since());
    long until = micros(file.until());
    gaps.addAll(missing);
    Listing before = listed();
    try (Sightings sightings =
        Sightings.of(store, domains, since, until, memoryOctets, gaps::add)) {
      List<KeptFindings.Printed> kept = new KeptFindings(cases.state()).newestOf(file.domains());
      Map<String, String> findings = new LinkedHashMap<>();
      kept.forEach(one -> findings.put(one.domain(), one.json()));
      imports = sightings.imports();
      whole = sightings.isWhole() && missing.isEmpty();
      Listing now = seen(sightings);
      for (Judged judged : located(judged(explanations, findings), sightings)) {
        now.add(judged);
      }
      judged(explanations, before, now, findings);
      Listing all = before.with(explanations.isEmpty() ? now.withoutVerdicts() : now);
      claims.answers(all.answers(), explanations);
      Remains remains = Remains.of(before, now, sightings);
      List<Host> hosts = new ArrayList<>();
      List<Host> resolvers = new ArrayList<>();
      hosts(all, remains, hosts, resolvers);
      gaps.addAll(remains.gaps());
      long shared = sightings.sharedOnly();
      if (shared > 0) {
        gaps.add(
            shared
                + (shared == 1 ? " machine" : " machines")
                + " connected to an address that the name had, and that another name had as well;"
                + " by that alone nobody is listed.");
      }
      gaps.addAll(Unseen.gaps(store, file));
      keep(all.beyond(before));
      List<String> history = history(domains, since, until);
      return new Dossier(
          file,
          hosts,
          resolvers,
          all.answers(),
          all.aliases(),
          explanations,
          List.copyOf(findings.values()),
          claims.all(),
          claims.happenings(),
          history,
          imports,
          StoredContext.newest(store),
          whole,
          gaps);
    }
  }

  /** What the case has listed before, as far as it is as custody recorded it. */
  private Listing listed() throws StoreException {
    Listing listing = new Listing();
    List<String> recorded = Custody.hashes(cases.custody(file), Custody.LISTED);
    for (String text : cases.listings(file)) {
      if (recorded.remove(Sha256.of(text))) {
        ListingLines.read(text, listing);
      } else {
        gaps.add(
            "something that the case listed is not as custody recorded it, and was left out; put"
                + " the store's state.sqlite back from a backup.");
      }
    }
    if (!recorded.isEmpty()) {
      gaps.add(
          "something that the case listed is gone from the store, so machines may be missing; put"
              + " its state.sqlite back from a backup.");
    }
    return listing;
  }

  /** Keeps what was not listed before. */
  private void keep(Listing news) throws StoreException {
    if (!news.isEmpty()) {
      cases.list(
          file, news.gist(), ListingLines.write(news, cases.now(), Sha256.random(NONCE_OCTETS)));
    }
  }

  /** What the store has now, without verdicts. */
  private static Listing seen(Sightings sightings) throws StoreException {
    Listing seen = new Listing();
    sightings.answers(Claims.MOST_RECORDS).forEach(seen::add);
    sightings.aliases().forEach(seen::addAlias);
    for (SeenHost host : sightings.hosts()) {
      Map<SeenHost.Kind, List<RawPlace>> places = new EnumMap<>(SeenHost.Kind.class);
      for (SeenHost.Deed deed : host.deeds()) {
        places.put(deed.kind(), sightings.places(host.label(), deed.kind(), Claims.MOST_RECORDS));
      }
      seen.add(new ListedHost(host, places));
    }
    return seen;
  }

  private void hosts(Listing all, Remains remains, List<Host> hosts, List<Host> resolvers)
      throws StoreException {
    Map<String, CaseFile.HostState> states = cases.hosts(file);
    RedactionKey key = key();
    for (ListedHost listed : all.hosts()) {
      SeenHost seen = listed.seen();
      String label = seen.label();
      if (!remains.name(label).equals(label)) {
        continue; // listed by its name
      }
      List<Former> formerly =
          remains.formerly(label).stream()
              .map(address -> new Former(address, key.pseudonym(address), states.get(address)))
              .toList();
      Host host =
          new Host(seen, key.pseudonym(label), formerly, states.get(label), remains.stored(label));
      (seen.resolver() ? resolvers : hosts).add(host);
      claims.deeds(listed);
    }
    hosts.sort(Comparator.comparing(Host::label, Investigation::byAddress));
  }

  /** The findings as they are now: judged anew, else as a hunt kept them. */
  private List<Judged> judged(List<Explanation> explanations, Map<String, String> kept) {
    Map<String, Judged> all = new LinkedHashMap<>();
    for (Explanation explanation : explanations) {
      Judged judged = Judged.of(explanation, cases.now(), this::place);
      if (judged != null) {
        all.put(judged.domain(), judged);
      }
    }
    kept.forEach((domain, json) -> {
      Judged judged =
          all.containsKey(domain) ? null : Judged.of(domain, json, cases.now(), this::place);
      if (judged != null) {
        all.put(domain, judged);
      }
    });
    return List.copyOf(all.values());
  }

  /**
   * Claims what each domain comes to: by what the store has now, and where that comes to less than
   * it did before, by what was listed then.
   *
   * @param findings of the domains, as hunts kept them; what was listed is added where they did not
   */
  private void judged(
      List<Explanation> explanations, Listing before, Listing now, Map<String, String> findings) {
    for (String domain : file.domains()) {
      Explanation anew =
          explanations.stream()
              .filter(one -> one.domain().toString().equals(domain))
              .findFirst()
              .orElse(null);
      boolean found = anew != null && anew.finding() != null;
      Judged then = before.verdict(domain);
      Judged present = now.verdict(domain);
      boolean weaker =
          then != null && (present == null || present.thousandths() < then.thousandths());
      String name = Neutral.text(domain.replace(".", "[.]"));
      if (then != null && weaker) {
        claims.judged(then, " (as judged at " + then.at() + ")", true);
        if (!found) {
          findings.putIfAbsent(domain, then.finding());
        }
      }
      if (present != null && (found || !weaker)) {
        claims.judged(present, "", !weaker);
      }
      if (anew != null && !(found && !weaker)) {
        gaps.add(
            (whole ? "judged again, " : "judged again by what can be read, ")
                + name
                + " comes to "
                + (found && present != null ? present.outcome() : "no finding")
                + (then == null || !weaker
                    ? "."
                    : "; at "
                        + then.at()
                        + " it came to "
                        + then.outcome()
                        + ", and the claims of then stay."));
      }
    }
  }

  /** The key of the case's pseudonyms. */
  public RedactionKey key() {
    return key(file);
  }

  /** The key of a case's pseudonyms. */
  public static RedactionKey key(CaseFile file) {
    try {
      return RedactionKey.of(java.util.HexFormat.of().parseHex(file.redactionKey()));
    } catch (IOException e) {
      throw new IllegalStateException("a key of ours is long enough", e);
    }
  }

  /** Has verdicts name the imports that read their records. */
  private List<Judged> located(List<Judged> verdicts, Sightings sightings) {
    List<RawPlace> places =
        verdicts.stream()
            .flatMap(judged -> judged.pieces().stream())
            .flatMap(piece -> piece.places().stream())
            .distinct()
            .toList();
    List<RawPlace> located;
    try {
      located = sightings.located(places);
    } catch (StoreException e) {
      gaps.add(
          "where several inputs had one name, a raw record may be named after the wrong one: "
              + e.getMessage());
      return verdicts;
    }
    Map<RawPlace, RawPlace> found = new HashMap<>();
    for (int i = 0; i < places.size(); i++) {
      found.put(places.get(i), located.get(i));
    }
    return verdicts.stream()
        .map(judged -> judged.located(place -> found.getOrDefault(place, place)))
        .toList();
  }

  /** Evidence does not say which import read it: the latest of that name, until it is located. */
  private RawPlace place(String name, long offset, long length) {
    long imported = 0;
    for (ImportedFile input : imports) {
      imported = input.file().equals(name) ? input.imported() : imported;
    }
    return new RawPlace(imported, name, offset, (int) length);
  }

  private List<String> history(List<DomainName> domains, long since, long until)
      throws StoreException {
    List<String> lines = new ArrayList<>();
    try (History history = History.open(store, since, until, gaps::add)) {
      for (DomainName domain : domains) {
        for (Tuple tuple :
            history.ask(new Question.Owner(domain, Question.Reach.AT_OR_BELOW, null))) {
          lines.add(tuple.toCof());
        }
      }
      whole &= history.isWhole();
    }
    return lines;
  }

  static long micros(Instant time) {
    return time.getEpochSecond() * 1_000_000 + time.getNano() / 1_000;
  }

  /** Addresses in the order of their numbers, before names in the order of the alphabet. */
  private static int byAddress(String a, String b) {
    IpAddress x = IpAddress.parse(a);
    IpAddress y = IpAddress.parse(b);
    if (x == null || y == null) {
      return x == y ? a.compareTo(b) : x == null ? 1 : -1;
    }
    int high = Long.compareUnsigned(x.high(), y.high());
    return high != 0 ? high : Long.compareUnsigned(x.low(), y.low());
  }

  /** The records that the claims rest on, each once. */
  public static List<RawPlace> wanted(List<Claim> claims) {
    return claims.stream().flatMap(claim -> claim.records().stream()).distinct().toList();
  }
}
