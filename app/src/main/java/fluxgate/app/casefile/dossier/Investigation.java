package fluxgate.app.casefile.dossier;

import fluxgate.app.casefile.CaseFile;
import fluxgate.app.casefile.CaseStore;
import fluxgate.app.casefile.Jcs;
import fluxgate.app.explain.Explanation;
import fluxgate.app.findings.KeptFindings;
import fluxgate.app.history.History;
import fluxgate.app.history.ImportedFile;
import fluxgate.app.history.Question;
import fluxgate.app.history.RawPlace;
import fluxgate.app.history.SeenAnswer;
import fluxgate.app.history.SeenHost;
import fluxgate.app.history.SeenHost.Deed;
import fluxgate.app.history.Sightings;
import fluxgate.app.history.StoreException;
import fluxgate.app.history.StoreFolder;
import fluxgate.app.history.StoredContext;
import fluxgate.app.history.Tuple;
import fluxgate.app.output.Neutral;
import fluxgate.app.redaction.RedactionKey;
import fluxgate.dns.DomainName;
import fluxgate.net.IpAddress;
import fluxgate.net.Network;
import fluxgate.observation.Provenance;
import fluxgate.verdict.Evidence;
import fluxgate.verdict.Finding;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Puts a dossier together. */
public final class Investigation {
  /** Raw records of one claim: enough to count by, few enough to carry. */
  private static final int MOST_RECORDS = 2_000;

  private final StoreFolder store;
  private final CaseStore cases;
  private final CaseFile file;
  private final long memoryOctets;
  private final List<String> gaps = new ArrayList<>();
  private final List<Claim> claims = new ArrayList<>();
  private final List<Happening> happenings = new ArrayList<>();
  private List<ImportedFile> imports = List.of();

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
    try (Sightings sightings =
        Sightings.of(store, domains, since, until, memoryOctets, gaps::add)) {
      List<KeptFindings.Printed> kept = new KeptFindings(cases.state()).newestOf(file.domains());
      List<SeenAnswer> answers = sightings.answers(MOST_RECORDS);
      imports = sightings.imports();
      explanations.forEach(this::judged);
      if (claims.isEmpty()) {
        kept.forEach(this::kept);
      }
      locate(sightings);
      answers(answers, explanations);
      List<Host> hosts = new ArrayList<>();
      List<Host> resolvers = new ArrayList<>();
      Map<String, CaseFile.HostState> states = cases.hosts(file);
      RedactionKey key = key();
      for (SeenHost seen : sightings.hosts()) {
        Host host = new Host(seen, key.pseudonym(seen.label()), states.get(seen.label()));
        (seen.resolver() ? resolvers : hosts).add(host);
        deeds(host, sightings);
      }
      hosts.sort(Comparator.comparing(Host::label, Investigation::byAddress));
      long shared = sightings.sharedOnly();
      if (shared > 0) {
        gaps.add(
            shared
                + (shared == 1 ? " machine" : " machines")
                + " connected to an address that the name had, and that another name had as well;"
                + " by that alone nobody is listed.");
      }
      gaps.addAll(Unseen.gaps(store, file));
      happenings.sort(Happening.IN_ORDER);
      return new Dossier(
          file,
          hosts,
          resolvers,
          answers,
          sightings.aliases(),
          explanations,
          kept.stream().map(KeptFindings.Printed::json).toList(),
          claims,
          happenings,
          history(domains, since, until),
          imports,
          StoredContext.newest(store),
          gaps);
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

  private String claim(
      String kind, String about, String sentence, long counted, List<RawPlace> records) {
    String id = "claim-" + (claims.size() + 1);
    claims.add(new Claim(id, kind, about, sentence, counted, records));
    return id;
  }

  /** The evidence of a finding, and when it came to its levels. */
  private void judged(Explanation explanation) {
    Finding finding = explanation.finding();
    if (finding == null) {
      gaps.add("judged again, " + Neutral.defanged(explanation.domain()) + " comes to no finding.");
      return;
    }
    String first = "";
    for (Evidence piece : finding.verdict().evidence()) {
      String id =
          claim(
              "evidence",
              finding.domain().toString(),
              piece.code() + ": " + Neutral.sentence(piece.sentence()),
              piece.inputs().size(),
              piece.inputs().stream().map(this::place).toList());
      first = first.isEmpty() ? id : first;
    }
    String name = Neutral.defanged(finding.domain());
    List<RawPlace> all =
        finding.verdict().evidence().stream()
            .flatMap(piece -> piece.inputs().stream())
            .map(this::place)
            .distinct()
            .toList();
    String level =
        claim(
            "level",
            finding.domain().toString(),
            name
                + " is at "
                + finding.level().word()
                + String.format(
                    Locale.ROOT, ", with a score of %.1f, by ", finding.verdict().score())
                + (first.isEmpty() ? "no evidence" : "the evidence from " + first + " on")
                + ".",
            all.size(),
            all);
    happened(
        finding.suspectAtMicros(), "level", name + " was suspect or above from here on", level);
    happened(finding.alertAtMicros(), "level", name + " was an alert from here on", level);
  }

  private void happened(@Nullable Long micros, String kind, String sentence, String claim) {
    if (micros != null) {
      happenings.add(new Happening(micros, kind, sentence, claim));
    }
  }

  /** Has the claims so far name the imports that read their records. */
  private void locate(Sightings sightings) {
    List<RawPlace> places = wanted(claims);
    List<RawPlace> located;
    try {
      located = sightings.located(places);
    } catch (StoreException e) {
      gaps.add(
          "where several inputs had one name, a raw record may be named after the wrong one: "
              + e.getMessage());
      return;
    }
    Map<RawPlace, RawPlace> found = new HashMap<>();
    for (int i = 0; i < places.size(); i++) {
      found.put(places.get(i), located.get(i));
    }
    claims.replaceAll(claim ->
        new Claim(
            claim.id(),
            claim.kind(),
            claim.about(),
            claim.sentence(),
            claim.counted(),
            claim.records().stream().map(place -> found.getOrDefault(place, place)).toList()));
  }

  private RawPlace place(Provenance input) {
    return place(input.file(), input.offset(), input.length());
  }

  /** Evidence does not say which import read it: the latest of that name, until it is located. */
  private RawPlace place(String name, long offset, long length) {
    long imported = 0;
    for (ImportedFile input : imports) {
      imported = input.file().equals(name) ? input.imported() : imported;
    }
    return new RawPlace(imported, name, offset, (int) length);
  }

  /** The evidence of a finding that a hunt kept. */
  private void kept(KeptFindings.Printed kept) {
    Map<String, Object> finding = Jcs.parse(kept.json());
    if (finding == null || !(finding.get("evidence") instanceof List<?> evidence)) {
      return;
    }
    for (Object piece : evidence) {
      if (piece instanceof Map<?, ?> members) {
        List<RawPlace> places = new ArrayList<>();
        if (members.get("inputs") instanceof List<?> inputs) {
          for (Object input : inputs) {
            if (input instanceof Map<?, ?> place
                && place.get("offset") instanceof Long offset
                && place.get("length") instanceof Long length) {
              places.add(place(String.valueOf(place.get("file")), offset, length));
            }
          }
        }
        claim(
            "evidence",
            kept.domain(),
            members.get("code") + ": " + Neutral.text(String.valueOf(members.get("sentence"))),
            places.size(),
            places);
      }
    }
  }

  private void answers(List<SeenAnswer> answers, List<Explanation> explanations) {
    for (SeenAnswer answer : answers) {
      String name = answer.owner().replace(".", "[.]");
      String id =
          claim(
              "answer",
              answer.owner(),
              name
                  + " had "
                  + answer.type()
                  + " "
                  + rdata(answer)
                  + network(answer, explanations)
                  + " from "
                  + Host.time(answer.firstMicros())
                  + " to "
                  + Host.time(answer.lastMicros())
                  + ", in "
                  + fluxgate.app.output.Counted.of(answer.count(), "answer", "answers")
                  + ".",
              Math.max(answer.count(), answer.places().size()),
              answer.places());
      happenings.add(
          new Happening(
              answer.firstMicros(),
              "answer",
              name
                  + " answered with "
                  + answer.type()
                  + " "
                  + rdata(answer)
                  + network(answer, explanations)
                  + " for the first time",
              id));
    }
  }

  private static String rdata(SeenAnswer answer) {
    boolean address = answer.type().equals("A") || answer.type().equals("AAAA");
    return Neutral.text(address ? answer.rdata() : answer.rdata().replace(".", "[.]"));
  }

  private static String network(SeenAnswer answer, List<Explanation> explanations) {
    IpAddress address = IpAddress.parse(answer.rdata());
    if (address == null || explanations.isEmpty()) {
      return "";
    }
    Network network = explanations.getFirst().networks().apply(address);
    return network == null ? "" : " (AS" + network.asn() + " " + Neutral.text(network.name()) + ")";
  }

  private void deeds(Host host, Sightings sightings) throws StoreException {
    for (Deed deed : host.seen().deeds()) {
      String sentence = host.label() + " " + Host.sentence(deed) + ".";
      String id =
          claim(
              deed.kind().word(),
              host.label(),
              sentence,
              deed.count(),
              sightings.places(host.seen().label(), deed.kind(), MOST_RECORDS));
      happenings.add(
          new Happening(
              deed.firstMicros(),
              deed.kind().word(),
              host.label()
                  + switch (deed.kind()) {
                    case ASKED -> " asked for the name for the first time";
                    case ASKED_ALIAS -> " was led there by another name for the first time";
                    case CONNECTED, CONNECTED_LATER, CONNECTED_UNASKED ->
                        " connected for the first time";
                  },
              id));
    }
  }

  private List<String> history(List<DomainName> domains, long since, long until)
      throws StoreException {
    List<String> lines = new ArrayList<>();
    try (History history = History.open(store, since, until, gaps::add)) {
      for (DomainName domain : domains) {
        for (boolean below : new boolean[] {false, true}) {
          for (Tuple tuple : history.ask(new Question.Owner(domain, below, null))) {
            lines.add(tuple.toCof());
          }
        }
      }
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
