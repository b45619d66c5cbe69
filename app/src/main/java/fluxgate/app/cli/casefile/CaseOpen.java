package fluxgate.app.cli.casefile;

import fluxgate.app.casefile.CaseFile;
import fluxgate.app.casefile.CaseStore;
import fluxgate.app.casefile.Jcs;
import fluxgate.app.casefile.dossier.Dossier;
import fluxgate.app.cli.option.HistoryWords;
import fluxgate.app.cli.terminal.Output;
import fluxgate.app.findings.KeptFindings;
import fluxgate.app.history.History;
import fluxgate.app.history.folder.StoreException;
import fluxgate.app.history.folder.StoreFolder;
import fluxgate.app.history.folder.StoreSpan;
import fluxgate.app.history.tuple.Question;
import fluxgate.app.history.tuple.Tuple;
import fluxgate.app.ledger.OutputException;
import fluxgate.app.output.Counted;
import fluxgate.app.output.UtcTime;
import fluxgate.dns.DomainName;
import fluxgate.dns.PublicSuffixList;
import java.io.PrintStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** {@code fluxgate case open}: begins a case, and copies its raw records before logs rotate. */
final class CaseOpen implements Callable<Integer> {
  private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("open");
  private final CaseWords words = new CaseWords(spec);

  /** Whether its time was taken from answers of which some may be missing. */
  private boolean narrowed;

  private CaseOpen() {
    spec.usageMessage()
        .description(
            "Opens a case on a domain, or on a flux network that 'hunt --store' found, prints its"
                + " id, and copies the raw records that it rests on while the logs are still"
                + " there. It looks from the first answer to a day after the last, unless --since"
                + " and --until say otherwise."
                + HistoryWords.PARTLY);
    words.addWord(
        0,
        "DOMAIN|NETWORK",
        "A domain; for a name below one, its registered domain. Or the id of a network, fn-….");
    words.addBounds();
    words.option("--reason", "TEXT", "Why, for the records.");
    words.options("--look-in", "DIR", "Look for logs here that are not where they were imported.");
    words.flag("--again", "Open it although a case is open on the same already.");
    words.flag("--json", "Print one JSON object.");
    words.addActor();
    words.addNow();
    words.addCommon();
  }

  static CommandSpec spec() {
    return new CaseOpen().spec;
  }

  @Override
  public Integer call() throws OutputException {
    String reason = words.text("--reason");
    try (StoreFolder store = StoreFolder.toRead(words.folder());
        CaseStore cases = words.cases()) {
      String subject = words.word(0).replace("[.]", ".");
      List<String> domains = domains(subject, cases);
      Window window = window(store, domains);
      if (!domains.isEmpty()
          && window == null
          && (words.sayMissing(store, words.sinceMicros(), words.untilMicros()) || narrowed)) {
        words.say(
            "what is left in "
                + words.folder()
                + " has nothing of "
                + subject
                + "; say --since and --until to open a case all the same.");
        return CaseWords.UNREADABLE;
      }
      if (domains.isEmpty() || window == null) {
        words.say(
            domains.isEmpty()
                ? "no finding of the network "
                    + subject
                    + " is kept; 'fluxgate hunt --store' keeps them, or name a domain."
                : "the store has nothing of "
                    + subject
                    + "; import the logs in which it was seen, or say --since and --until.");
        return CaseWords.FAILED;
      }
      String named = subject.startsWith("fn-") ? subject : domains.getFirst();
      if (!words.isSet("--again") && isOpen(named, cases)) {
        return CaseWords.FAILED;
      }
      CaseFile file =
          cases.open(
              named,
              domains,
              window.since,
              window.until,
              words.untilMicros() != Long.MAX_VALUE,
              reason == null ? "" : words.checked("--reason", reason));
      if (narrowed) {
        words.sayMissing(store, words.sinceMicros(), words.untilMicros());
        words.say(
            "the time of "
                + file.id()
                + " goes by what is left, so what was seen may have begun earlier or ended later;"
                + " 'fluxgate case open --since TIME --until TIME --again' opens it over another.");
      } else {
        words.sayMissing(store, file);
      }
      CaseWork work = new CaseWork(words, store, cases, file);
      Dossier dossier = work.judged();
      CaseWork.Collected collected;
      try {
        collected = work.collect(dossier, words.paths("--look-in"));
      } catch (StoreException e) {
        words.say(
            file.id()
                + " is open, and its raw records are not copied yet: "
                + e.getMessage()
                + " 'fluxgate case export' copies what is still there then.");
        return CaseWords.FAILED;
      }
      print(file, dossier, collected);
      dossier.gaps().forEach(words::say);
      sayEnd(store, file);
      words.say(
          "next: 'fluxgate case hosts "
              + file.id()
              + "' lists the machines, 'fluxgate case report "
              + file.id()
              + " FILE.html' writes the report, and 'fluxgate case export "
              + file.id()
              + " FILE.zip' the package that others can verify.");
      words.say(
          file.id()
              + " does not hold its days: what it lists and has copied stays, and 'history retain'"
              + " may remove the rest; 'fluxgate case hold "
              + file.id()
              + "' keeps them.");
      return narrowed ? CaseWords.UNREADABLE : CaseWords.ended(dossier);
    } catch (StoreException e) {
      return words.refuse(e);
    }
  }

  /** That the case looks on after what the store has by now, which is as it should be. */
  private void sayEnd(StoreFolder store, CaseFile file) {
    StoreSpan span = StoreSpan.of(store);
    if (!file.untilGiven() && span != null && time(span.lastMicros()).isBefore(file.until())) {
      words.say(
          "it looks until "
              + file.until().truncatedTo(ChronoUnit.SECONDS)
              + "; the store ends at "
              + time(span.lastMicros()).truncatedTo(ChronoUnit.SECONDS)
              + ", and what is imported of the time after that is added.");
    }
  }

  /** Whether a case is open on it already, which is said then. */
  private boolean isOpen(String subject, CaseStore cases) throws StoreException {
    for (CaseFile file : cases.cases()) {
      if (file.closedAt() == null && file.subject().equals(subject)) {
        words.say(
            file.id()
                + " is open on "
                + subject.replace(".", "[.]")
                + " already, from "
                + UtcTime.second(file.since())
                + " to "
                + UtcTime.second(file.until())
                + "; --again opens another one all the same.");
        return true;
      }
    }
    return false;
  }

  /** The registered domains that are meant; none where a network has no finding. */
  private List<String> domains(String subject, CaseStore cases) throws StoreException {
    if (subject.startsWith("fn-")) {
      return new KeptFindings(cases.state())
          .newestOf(List.of(subject)).stream().map(KeptFindings.Printed::domain).toList();
    }
    DomainName name = DomainName.parse(subject);
    DomainName domain = name == null ? null : PublicSuffixList.bundled().registeredDomain(name);
    if (domain == null) {
      throw words.wrong(
          "'"
              + subject
              + "' is no domain that somebody can register; name one such as bad.example, or a"
              + " network such as fn-9a41….");
    }
    return List.of(domain.toString());
  }

  private record Window(Instant since, Instant until) {}

  /** What was asked for, else from the first answer to a day after the last; null for nothing. */
  private @Nullable Window window(StoreFolder store, List<String> domains) throws StoreException {
    long since = words.sinceMicros();
    long until = words.untilMicros();
    if (since == Long.MIN_VALUE || until == Long.MAX_VALUE) {
      long first = Long.MAX_VALUE;
      long last = Long.MIN_VALUE;
      try (History history = History.open(store, since, until, words::say)) {
        for (String domain : domains) {
          DomainName name = Objects.requireNonNull(DomainName.parse(domain));
          for (Tuple tuple :
              history.ask(new Question.Owner(name, Question.Reach.AT_OR_BELOW, null))) {
            first = Math.min(first, tuple.timeFirst());
            last = Math.max(last, tuple.timeLast());
          }
        }
        narrowed = !history.isWhole();
      }
      if (first == Long.MAX_VALUE) {
        return null;
      }
      since = since == Long.MIN_VALUE ? first * 1_000_000 : since;
      until = until == Long.MAX_VALUE ? (last + 1 + CaseFile.AFTER.toSeconds()) * 1_000_000 : until;
    }
    return new Window(time(since), time(until));
  }

  private static Instant time(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  private void print(CaseFile file, Dossier dossier, CaseWork.Collected collected)
      throws OutputException {
    PrintStream out = Output.standard();
    if (words.isSet("--json")) {
      Map<String, @Nullable Object> json = new LinkedHashMap<>();
      json.put("type", "case");
      json.put("id", file.id());
      json.put("subject", file.subject());
      json.put("domains", file.domains());
      json.put("since", file.since().toString());
      json.put("until", file.until().toString());
      json.put("hosts", dossier.hosts().size());
      json.put("resolvers", dossier.resolvers().size());
      json.put("records", collected.records());
      json.put("missing", collected.missing());
      out.println(Jcs.ordered(json));
    } else {
      out.println(file.id());
    }
    Output.finish(out);
    words.say(
        dossier.gist()
            + " "
            + Counted.of(collected.records(), "raw record", "raw records")
            + " copied"
            + (collected.missing() == 0 ? "." : ", " + collected.missing() + " not to be had."));
  }
}
