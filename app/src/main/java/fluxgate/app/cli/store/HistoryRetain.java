package fluxgate.app.cli.store;

import fluxgate.app.cli.option.HistoryWords;
import fluxgate.app.cli.terminal.Output;
import fluxgate.app.findings.FindingRetention;
import fluxgate.app.history.Retention;
import fluxgate.app.history.Retention.Fate;
import fluxgate.app.history.Retention.Step;
import fluxgate.app.history.RetentionProfile;
import fluxgate.app.history.RetentionProof;
import fluxgate.app.history.folder.StoreException;
import fluxgate.app.history.folder.StoreFolder;
import fluxgate.app.history.smallstate.SmallState;
import fluxgate.app.ledger.OutputException;
import fluxgate.app.output.Counted;
import fluxgate.app.output.Neutral;
import java.io.PrintStream;
import java.io.StringWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** {@code fluxgate history retain}: applies a profile, and proves what can still be read. */
final class HistoryRetain implements Callable<Integer> {
  private static final String PROFILES =
      "m-26-14, m-21-31, minimum-ir, or days such as 90 or 90/365";

  private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("retain");
  private final HistoryWords words = new HistoryWords(spec);

  private HistoryRetain() {
    spec.usageMessage()
        .description(
            "Applies a retention profile: what is older than it searches moves to the folder"
                + " 'archive', what is older than it keeps is removed, findings that hunts kept"
                + " with it, what a case holds stays."
                + " Then reads the store, and prints for each vantage what is promised and what is"
                + " there.")
        .footer(
            "",
            "Profiles (searchable / in all):",
            "  m-26-14      6 / 12 months (default)",
            "  m-21-31      12 / 30 months",
            "  minimum-ir   90 / 90 days",
            "  90, 90/365   days of your own");
    words.option("--profile", "PROFILE", "The profile of every vantage that has none of its own.");
    words.options(
        "--vantage", "NAME=PROFILE", "The profile of one vantage; may be given several times.");
    words.flag("--dry-run", "Only say what would be done.");
    words.flag("--json", "Print one JSON object a vantage, and one a step.");
    words.addMemory("4g", "With less it takes longer.");
    words.addNow();
    words.addCommon();
  }

  static CommandSpec spec() {
    return new HistoryRetain().spec;
  }

  @Override
  public Integer call() throws OutputException {
    boolean dry = words.isSet("--dry-run");
    RetentionProfile standard = profile("--profile", words.text("--profile"));
    Map<String, RetentionProfile> own = new TreeMap<>();
    for (String text : words.texts("--vantage")) {
      int equals = text.lastIndexOf('=');
      if (equals < 1) {
        throw words.wrong("--vantage", text, "NAME=PROFILE, with " + PROFILES);
      }
      own.put(text.substring(0, equals), profile("--vantage", text.substring(equals + 1)));
    }
    Instant now = words.now();
    try (StoreFolder read = StoreFolder.toRead(words.folder())) {
      checkKnown(own.keySet(), read);
      List<Step> steps;
      if (dry) {
        steps = new Retention(read, standard, own, now).plan();
      } else {
        try (StoreFolder store = StoreFolder.toWrite(words.folder(), now)) {
          Retention retention = new Retention(store, standard, own, now);
          steps = retention.plan();
          words.sayAll(retention.apply(steps, words.memory().databaseShare()));
        }
      }
      try (StoreFolder after = StoreFolder.toRead(words.folder())) {
        Retention retention = new Retention(after, standard, own, now);
        List<RetentionProof> proofs =
            RetentionProof.of(after, retention, now, words.memory().databaseShare());
        PrintStream out = Output.standard();
        if (words.isSet("--json")) {
          proofs.forEach(proof -> out.println(proof.json()));
          steps.forEach(step -> out.println(json(step, dry)));
        } else {
          print(proofs, steps, out);
        }
        Output.finish(out);
      }
      words.say(sentence(steps, dry));
      for (String id : Retention.casesLosing(words.folder(), steps)) {
        words.say(
            id
                + " is open and holds nothing: "
                + (dry ? "what would be removed" : "what was removed")
                + " is of its time, and nothing more of it "
                + (dry ? "could" : "can")
                + " be listed or copied for the case; 'fluxgate case hold "
                + id
                + "' keeps "
                + (dry ? "it." : "what is left."));
      }
      forgetFindings(new Retention(read, standard, own, now).retrievableFrom(), dry);
      return ExitCode.OK;
    } catch (StoreException e) {
      return words.refuse(e);
    }
  }

  /** A name that is misspelt would let another profile decide what goes. */
  private void checkKnown(Set<String> named, StoreFolder store) {
    Set<String> known = new TreeSet<>();
    store
        .manifest()
        .files()
        .forEach(file -> file.shares().forEach(share -> known.add(share.vantage())));
    for (String name : named) {
      if (!known.contains(name)) {
        throw words.wrong(
            "--vantage: the store has seen nothing of '"
                + name
                + "'; its vantages are "
                + (known.isEmpty() ? "none yet" : String.join(", ", known))
                + ".");
      }
    }
  }

  /** What hunts kept goes with the last of the records that it can rest on. */
  private void forgetFindings(LocalDate first, boolean dry) throws StoreException {
    SmallState read = SmallState.toRead(words.folder());
    if (read == null) {
      return;
    }
    try (SmallState state = read) {
      long gone = new FindingRetention(state).forgetBefore(first, dry);
      if (gone > 0) {
        words.say(
            Counted.of(gone, "kept finding", "kept findings")
                + " last seen before "
                + first
                + (dry ? " would be removed." : gone == 1 ? " was removed." : " were removed."));
      }
    }
  }

  private RetentionProfile profile(String option, @Nullable String text) {
    if (text == null) {
      return RetentionProfile.STANDARD;
    }
    RetentionProfile profile = RetentionProfile.parse(text);
    if (profile == null) {
      throw words.wrong(option, text, PROFILES);
    }
    return profile;
  }

  private static void print(List<RetentionProof> proofs, List<Step> steps, PrintStream out) {
    for (RetentionProof proof : proofs) {
      out.printf(
          "%s (%s), %s: searchable from %s, kept from %s%n",
          Neutral.text(proof.vantage()),
          proof.position().replace('_', ' '),
          proof.profile(),
          proof.searchableFrom(),
          proof.retrievableFrom());
      Long oldest = proof.oldestMicros();
      out.printf("  oldest event  %s%n", oldest == null ? "none can be read" : time(oldest));
      for (RetentionProof.Probe probe : proof.probes()) {
        Long found = probe.foundMicros();
        out.printf(
            Locale.ROOT,
            "  %3d %%         %s  %s%n",
            probe.percent(),
            time(probe.timeMicros()),
            found != null
                ? "found " + time(found)
                : oldest != null && probe.timeMicros() < oldest
                    ? "nothing: it begins later"
                    : "nothing within 12 hours");
      }
      out.printf(
          "  gaps          %s%n",
          proof.missingHours() == 0
              ? "none"
              : Counted.of(proof.missingHours(), "hour", "hours") + " without an event");
      for (RetentionProof.Gap gap : proof.gaps()) {
        out.printf("                %s to %s%n", time(gap.fromMicros()), time(gap.toMicros()));
      }
    }
    for (Step step : steps) {
      out.printf("%-8s  %s%s%n", word(step.fate()), Neutral.text(step.path()), why(step));
    }
  }

  private static String why(Step step) {
    return step.vantages().isEmpty()
        ? ""
        : "  (" + Neutral.text(String.join(", ", step.vantages())) + ")";
  }

  private static String word(Fate fate) {
    return fate.name().toLowerCase(Locale.ROOT);
  }

  private static Instant time(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).truncatedTo(ChronoUnit.SECONDS);
  }

  private static String json(Step step, boolean dry) {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), line)) {
      json.writeStartObject();
      json.writeStringProperty("type", "retention-step");
      json.writeStringProperty("fate", word(step.fate()));
      json.writeBooleanProperty("done", !dry && step.fate() != Fate.HELD);
      json.writeStringProperty("path", step.path());
      json.writeStringProperty("period", step.period());
      json.writeNumberProperty("bytes", step.octets());
      json.writeArrayPropertyStart(step.fate() == Fate.HELD ? "cases" : "vantages");
      step.vantages().forEach(json::writeString);
      json.writeEndArray();
      json.writeEndObject();
    }
    return line.toString();
  }

  private static String sentence(List<Step> steps, boolean dry) {
    long held = steps.stream().filter(step -> step.fate() == Fate.HELD).count();
    String would = dry ? " would be " : " were ";
    StringBuilder text = new StringBuilder();
    text.append(count(steps, Fate.ARCHIVE)).append(would).append("archived, ");
    text.append(count(steps, Fate.REMOVE)).append(" removed, ");
    text.append(count(steps, Fate.THIN)).append(" thinned");
    if (held > 0) {
      text.append("; ").append(Counted.of(held, "file stays", "files stay")).append(" for a case");
    }
    return text.append('.').toString();
  }

  private static String count(List<Step> steps, Fate fate) {
    return Counted.of(steps.stream().filter(step -> step.fate() == fate).count(), "file", "files");
  }
}
