package fluxgate.app.casefile.export;

import fluxgate.app.casefile.CaseFile;
import fluxgate.app.casefile.CaseKey;
import fluxgate.app.casefile.CaseStore;
import fluxgate.app.casefile.Jcs;
import fluxgate.app.casefile.bag.Bag;
import fluxgate.app.casefile.bag.Content;
import fluxgate.app.casefile.dossier.AttackNotes;
import fluxgate.app.casefile.dossier.CaseView;
import fluxgate.app.casefile.dossier.Claim;
import fluxgate.app.casefile.dossier.Dossier;
import fluxgate.app.casefile.dossier.Happening;
import fluxgate.app.casefile.dossier.Host;
import fluxgate.app.casefile.dossier.Investigation;
import fluxgate.app.casefile.dossier.Naming;
import fluxgate.app.casefile.evidence.Collection;
import fluxgate.app.casefile.evidence.FrozenInput;
import fluxgate.app.explain.Explainer;
import fluxgate.app.explain.Explanation;
import fluxgate.app.history.folder.StoreException;
import fluxgate.app.history.sighting.SeenAnswer;
import fluxgate.app.output.Attack;
import fluxgate.app.output.OutputForm;
import fluxgate.app.output.OutputSettings;
import fluxgate.app.output.UtcTime;
import fluxgate.app.output.html.CasePage;
import fluxgate.app.output.json.FindingJson;
import fluxgate.app.redaction.Disclosed;
import fluxgate.app.redaction.Redaction;
import fluxgate.dns.DomainName;
import fluxgate.net.IpAddress;
import fluxgate.observation.Client;
import fluxgate.verdict.Finding;
import fluxgate.verdict.Level;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Everything that goes into a package, as it may be shown. */
public final class CasePackage {
  private final Dossier dossier;
  private final Collection collection;
  private final CaseStore cases;
  private final boolean redacts;
  private final Redaction redaction;
  private final Naming naming;

  private CasePackage(Dossier dossier, Collection collection, CaseStore cases, boolean redacts) {
    this.dossier = dossier;
    this.collection = collection;
    this.cases = cases;
    this.redacts = redacts;
    this.redaction =
        redacts ? Redaction.clients(Investigation.key(dossier.file())) : Redaction.none();
    this.naming = redacts ? Naming.pseudonyms(redaction::document) : Naming.plain();
  }

  /**
   * A package of what is known and what was collected.
   *
   * @param redacts whether clients are shown as pseudonyms
   */
  public static CasePackage of(
      Dossier dossier, Collection collection, CaseStore cases, boolean redacts) {
    CasePackage made = new CasePackage(dossier, collection, cases, redacts);
    made.meet(dossier.hosts());
    made.meet(dossier.resolvers());
    return made;
  }

  private void meet(List<Host> hosts) {
    for (Host host : hosts) {
      String label = host.label();
      boolean named = IpAddress.parse(label) == null;
      if (named) {
        redaction.meet(new Client(null, label, null));
      }
      for (String text : host.seen().addresses()) {
        IpAddress address = IpAddress.parse(text);
        if (address != null) {
          redaction.meet(new Client(address, named ? label : null, null));
        }
      }
    }
  }

  /** The clients of findings that hunts kept. */
  private void meetKept() {
    for (String json : dossier.kept()) {
      Map<String, Object> finding = Jcs.parse(json);
      if (finding != null && finding.get("clients") instanceof List<?> clients) {
        for (Object client : clients) {
          if (client instanceof Map<?, ?> members && members.get("client") instanceof String text) {
            IpAddress address = IpAddress.parse(text);
            redaction.meet(new Client(address, address == null ? text : null, null));
          }
        }
      }
    }
  }

  private List<Finding> originals() {
    return dossier.explanations().stream()
        .map(Explanation::finding)
        .filter(Objects::nonNull)
        .toList();
  }

  /** What the names had. */
  private Set<IpAddress> addresses() {
    return dossier.answers().stream()
        .map(SeenAnswer::rdata)
        .map(IpAddress::parse)
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }

  /** What was put in. */
  public record Filled(long records, long missing, long lost) {}

  /**
   * Fills a bag.
   *
   * @param scratch a folder for files that are put together; the bag reads them when it is written
   */
  public Filled fill(Bag bag, Path scratch, String publicKey) throws IOException, StoreException {
    // Everybody is met before anything is written: a client of one finding may stand anywhere.
    meetKept();
    redaction.disclose(originals());
    if (redacts) {
      dossier.explanations().forEach(one -> Explainer.disclosed(one, redaction));
    }
    List<Explanation> explanations =
        redacts
            ? dossier.explanations().stream()
                .map(explanation -> Explainer.disclosed(explanation, redaction))
                .toList()
            : dossier.explanations();
    RawFiles raw =
        new RawFiles(
            scratch,
            collection,
            redacts,
            redaction,
            new RawWords(RawWords.domains(dossier.file().domains()), addresses(), redaction));
    raw.addTo(bag, Investigation.wanted(dossier.claims()));
    CaseView view =
        new CaseView(
            dossier,
            explanations,
            naming,
            collection.inputs(),
            raw.kept(),
            raw.missing(),
            cases.custody(dossier.file()),
            cases.notes(dossier.file()));
    bag.add("data/report.html", Content.of(redaction.page(CasePage.of(view))));
    bag.add("data/report.md", text(CaseText.of(view)));
    bag.add("data/case.json", Content.of(caseJson(view)));
    bag.add("data/hosts.csv", text(HostFiles.csv(dossier.hosts(), dossier.resolvers(), naming)));
    bag.add(
        "data/hosts.json",
        text(
            "[\n"
                + String.join(",\n", HostFiles.json(dossier.hosts(), dossier.resolvers(), naming))
                + "\n]\n"));
    bag.add("data/claims.jsonl", lines(claims(raw)));
    bag.add("data/timeline.jsonl", lines(dossier.happenings().stream().map(this::line).toList()));
    bag.add("data/history.cof.jsonl", lines(dossier.history()));
    bag.add("data/findings.jsonl", Content.of(findings(explanations)));
    bag.add("data/stix.json", Content.of(stix()));
    bag.add("data/attack.md", text(AttackNotes.file(dossier)));
    bag.add("data/notes.jsonl", lines(notes()));
    bag.add("data/access.jsonl", lines(accesses()));
    List<String> inputs = new ArrayList<>(inputs());
    inputs.addAll(new MapFiles(dossier, redacts, redaction).addTo(bag, dossier.maps()));
    bag.add("data/inputs.jsonl", lines(inputs));
    String keyId = Objects.requireNonNull(CaseKey.id(publicKey));
    bag.add(ReadMe.PATH, text(ReadMe.of(view, keyId, redacts)));
    if (!redacts) {
      int number = 0;
      for (Path index : collection.indexes()) {
        bag.add(
            String.format(Locale.ROOT, "data/collections/%03d.jsonl", ++number), Content.of(index));
      }
      number = 0;
      for (String listing : cases.listings(dossier.file())) {
        bag.add(
            String.format(Locale.ROOT, "data/listings/%03d.jsonl", ++number), Content.of(listing));
      }
    }
    bag.add("data/custody-key.pem", Content.of(publicKey));
    return new Filled(raw.kept(), raw.missing(), raw.lost());
  }

  /** Text as it may be shown. */
  private Content text(String text) {
    return Content.of(redaction.document(text));
  }

  private Content lines(List<String> lines) {
    return text(lines.isEmpty() ? "" : String.join("\n", lines) + "\n");
  }

  private String caseJson(CaseView view) {
    Map<String, @Nullable Object> members = new TreeMap<>(dossier.file().members());
    if (!dossier.file().reason().isEmpty()) {
      members.put("reason", redaction.document(dossier.file().reason()));
    }
    members.put("redacted", redacts);
    members.put("aliases", dossier.aliases().stream().map(redaction::document).toList());
    members.put("gaps", view.gaps().stream().map(redaction::document).toList());
    members.put("notice", Attack.NOTICE);
    return Jcs.text(members) + "\n";
  }

  private List<String> claims(RawFiles raw) {
    List<String> lines = new ArrayList<>();
    for (Claim claim : dossier.claims()) {
      Map<String, Object> line = new TreeMap<>();
      line.put("id", claim.id());
      line.put("kind", claim.kind());
      line.put("about", claim.about());
      line.put("sentence", claim.sentence());
      // Of evidence the detector names some of the records that it summed over.
      line.put(claim.isByExamples() ? "examples" : "counted", claim.counted());
      line.put("records", claim.records().stream().map(raw::id).toList());
      lines.add(Jcs.text(line));
    }
    return lines;
  }

  private String line(Happening happening) {
    return Jcs.text(
        Map.of(
            "time", UtcTime.rfc3339(happening.micros()),
            "kind", happening.kind(),
            "sentence", happening.sentence(),
            "claim", happening.claim()));
  }

  /**
   * As hunts kept them or as they were listed; the others, and under redaction all that can be
   * shown, as they were judged anew.
   */
  private byte[] findings(List<Explanation> explanations) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Set<String> kept = new HashSet<>();
    for (String json : redacts ? List.<String>of() : dossier.kept()) {
      out.writeBytes((json + "\n").getBytes(StandardCharsets.UTF_8));
      Map<String, Object> finding = Jcs.parse(json);
      kept.add(finding == null ? "" : Jcs.text(finding, "domain"));
    }
    for (Explanation explanation : explanations) {
      Finding finding = explanation.finding();
      if (finding != null && !kept.contains(finding.domain().toString())) {
        FindingJson.write(finding, out);
      }
    }
    return out.toByteArray();
  }

  private byte[] stix() throws IOException {
    List<Disclosed> shown = redaction.disclose(originals());
    OutputSettings settings =
        new OutputSettings(
            false,
            Level.NONE,
            null,
            fluxgate.dns.PublicSuffixList.bundled(),
            Objects.requireNonNull(DomainName.parse("rpz.example")),
            fluxgate.app.output.rpz.PolicyAction.NXDOMAIN,
            null);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (PrintStream print = new PrintStream(out, false, StandardCharsets.UTF_8)) {
      OutputForm.STIX.open(settings).write(shown, print);
    }
    return redaction
        .document(out.toString(StandardCharsets.UTF_8))
        .getBytes(StandardCharsets.UTF_8);
  }

  private List<String> notes() throws StoreException {
    List<String> lines = new ArrayList<>();
    for (CaseFile.Note note : cases.notes(dossier.file())) {
      if (!redacts) {
        lines.add(CaseStore.line(note));
      } else { // without what its hash in custody could be compared with
        lines.add(
            Jcs.text(
                Map.of("at", note.at().toString(), "author", note.author(), "text", note.text())));
      }
    }
    return lines;
  }

  private List<String> accesses() throws StoreException {
    List<String> lines = new ArrayList<>();
    for (CaseFile.Access access : cases.accesses(dossier.file())) {
      lines.add(
          Jcs.text(
              Map.of(
                  "at", access.at().toString(),
                  "who", access.who(),
                  "what", access.what(),
                  "why", access.why(),
                  "hosts", access.hosts())));
    }
    return lines;
  }

  private List<String> inputs() {
    List<String> lines = new ArrayList<>();
    for (FrozenInput input : collection.inputs()) {
      Map<String, Object> line = new TreeMap<>();
      line.put("file", redaction.text(input.name()));
      line.put("imported", input.imported());
      line.put("octets", input.octets());
      if (!redacts) { // of a small file it could be guessed from
        line.put("sha256", input.sha256());
      }
      line.put("state", input.state().word());
      line.put("means", input.state().words());
      lines.add(Jcs.text(line));
    }
    return lines;
  }
}
