package fluxgate.app.cli.option;

import fluxgate.app.redaction.Redaction;
import fluxgate.app.source.ReadOptions;
import fluxgate.format.Format;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;

/**
 * What every command that reads telemetry lets its user say: which inputs, and how to read them.
 */
public class ReadingOptions extends CommandOptions {
  /** Options that a store does not need any more. */
  private static final List<String> OF_INPUTS = List.of("--format", "--time-zone", "--lateness");

  /** Declares the inputs and how to read them. */
  public final void addReading(String pathDescription) {
    addReading("0..*", pathDescription);
  }

  /** As above, for a command that takes other words before the inputs. */
  public final void addReading(String index, String pathDescription) {
    addPaths(index, pathDescription);
    addContextAndDecoding();
  }

  /** As above, for a command that can read the observations of a store instead. */
  public final void addReadingOrStore(
      String index, String pathDescription, String storeDescription) {
    addPaths(index, pathDescription, false);
    flag(
        "--from-store",
        "Judge what 'fluxgate history import' kept, instead of inputs; PATHs are then network maps"
            + " alone, in place of those in the store.");
    flag("--archived", "With --from-store: also days that 'history retain' archived.");
    option("--store", "DIR", storeDescription);
    addContextAndDecoding();
  }

  private void addContextAndDecoding() {
    addBounds();
    addContext();
    addDecoding();
    addMemory("1g", "With less it forgets sooner, and says so.");
  }

  /** Declares the inputs. */
  public final void addPaths(String index, String pathDescription) {
    addPaths(index, pathDescription, true);
  }

  private void addPaths(String index, String pathDescription, boolean required) {
    command()
        .addPositional(
            PositionalParamSpec.builder()
                .index(index)
                .paramLabel("PATH")
                .arity(required ? "1..*" : "0..*")
                .required(required)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description(pathDescription)
                .build());
  }

  /** Declares from when to when. */
  public final void addBounds() {
    option(
        "--since",
        "TIME",
        "Only what happened at or after this time (2026-11-02 or 2026-11-02T08:00:00Z).");
    option("--until", "TIME", "Only what happened before this time.");
  }

  private void addContext() {
    option(
        "--asn",
        "FILE",
        "Networks by address, in place of the table in the box: CSV first,last,asn,name or a MaxMind"
            + " database.");
    options(
        "--context",
        "PATH",
        "What you know of domains: a folder of lists (MISP warning lists, plain lists) or"
            + " registration dates; may be given several times.");
    option(
        "--baseline",
        "FILE",
        "Judge against what 'hunt --learn' found ordinary here; without it, findings say 'cold'.");
  }

  /** Declares how records are read. */
  public final void addDecoding() {
    option(
        "--format",
        "ID",
        "Read every input as this format (see 'fluxgate formats') instead of going by content; of a"
            + " folder, what is plainly not of it is left out.");
    option(
        "--host-map",
        "FILE",
        "Which machine had which address (leases, CSV address,host,first,last), so that one machine"
            + " counts as one client.");
    option(
        "--time-zone",
        "ZONE",
        "The zone of times that name none, such as Europe/Paris or +01:00 (default UTC).");
    flag(
        "--sysmon-glue",
        "Take every address in Sysmon's QueryResults for an answer, also what may be glue of other"
            + " names (plain IPv4, and what follows it) or cut (a last one without its semicolon).");
    option("--lateness", "MINUTES", "How far a log may be out of order (default 15).");
    option(
        "--threads", "N", "Decode on N threads (default: one a processor). Results are the same.");
  }

  /** Declares how much memory the run may take. */
  public final void addMemory(String most, String withLess) {
    option(
        "--memory",
        "SIZE",
        "How much the program may take, such as 512m or 2g (default: an eighth of the machine, at"
            + " most "
            + most
            + "). "
            + withLess);
  }

  public List<String> paths() {
    List<String> given = command().positionalParameters().getLast().getValue();
    List<String> paths = given == null ? List.of() : given;
    if (paths.isEmpty() && !fromStore()) {
      throw new ParameterException(
          command().commandLine(),
          "An input is missing; name a file, a folder, a glob, or -, or judge what is kept, with"
              + " --from-store.");
    }
    if (paths.contains("")) {
      throw new ParameterException(
          command().commandLine(), "An input is empty; name a file, a folder, a glob, or -.");
    }
    return paths;
  }

  /** Whether the observations are those of a store. */
  public boolean fromStore() {
    boolean fromStore = command().findOption("--from-store") != null && isSet("--from-store");
    if (fromStore) {
      for (String option : OF_INPUTS) {
        if (text(option) != null) {
          throw notFromStore(option);
        }
      }
      if (isSet("--sysmon-glue")) {
        throw notFromStore("--sysmon-glue");
      }
    }
    return fromStore;
  }

  private ParameterException notFromStore(String option) {
    return new ParameterException(
        command().commandLine(),
        option
            + " says how to read inputs, and what is in a store was read already; leave it or"
            + " --from-store out.");
  }

  /** Whether archived days are wanted as well. */
  public boolean archived() {
    if (isSet("--archived") && !fromStore()) {
      throw new ParameterException(
          command().commandLine(), "--archived goes with --from-store; add it, or leave this out.");
    }
    return isSet("--archived");
  }

  /** Where the store is. */
  public Path store() {
    Path folder = path("--store");
    return folder == null ? StandardFolder.entry("store") : folder;
  }

  /** How to read. */
  public ReadOptions reading() {
    Long since = time("--since");
    Long until = time("--until");
    if (since != null && until != null && since >= until) {
      throw new ParameterException(command().commandLine(), "--since must lie before --until.");
    }
    Memory memory = memory();
    int processors = Runtime.getRuntime().availableProcessors();
    long minutes = number("--lateness", 15, 0, 24 * 60);
    ReadOptions standard = ReadOptions.standard();
    return (isSet("--sysmon-glue") ? standard.withGlue() : standard)
        .withFormat(format())
        .withZone(zone())
        .between(since == null ? Long.MIN_VALUE : since, until == null ? Long.MAX_VALUE : until)
        .withBuffers(memory.bufferOctets())
        .withLateness(Duration.ofMinutes(minutes).toMillis() * 1000)
        .withThreads((int) number("--threads", processors, 1, 256));
  }

  /** How much memory the run may take. */
  public Memory memory() {
    String text = text("--memory");
    if (text == null) {
      return Memory.given();
    }
    Memory memory = Memory.parse(text);
    if (memory == null) {
      throw wrong("--memory", text, "a whole number of octets, or with k, m or g as in 512m");
    }
    String problem = memory.problem(leastMemory());
    if (problem != null) {
      throw wrong("--memory", text, problem);
    }
    return memory;
  }

  /** What a run needs at least, in octets. */
  long leastMemory() {
    return Memory.LEAST;
  }

  /** A time in microseconds since the epoch; null where none was given. */
  public final @Nullable Long time(String option) {
    String text = text(option);
    if (text == null) {
      return null;
    }
    try {
      Instant time =
          text.indexOf('T') < 0 && text.indexOf('t') < 0
              ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
              : OffsetDateTime.parse(text).toInstant();
      return time.getEpochSecond() * 1_000_000 + time.getNano() / 1000;
    } catch (DateTimeException e) {
      throw wrong(option, text, "a day such as 2026-11-02 or a time such as 2026-11-02T08:00:00Z");
    }
  }

  private ZoneId zone() {
    String text = text("--time-zone");
    try {
      return text == null ? ZoneOffset.UTC : ZoneId.of(text);
    } catch (DateTimeException e) {
      throw wrong("--time-zone", text, "a zone such as Europe/Paris, UTC or +01:00");
    }
  }

  private @Nullable Format format() {
    String id = text("--format");
    if (id == null) {
      return null;
    }
    Format format = Format.byId(id);
    if (format == null) {
      List<String> near = NearFormats.of(id);
      String nearest = near.isEmpty() ? "" : " (nearest: " + String.join(", ", near) + ")";
      throw wrong("--format", id, "an id that 'fluxgate formats' lists" + nearest);
    }
    return format;
  }

  public @Nullable Path asn() {
    return path("--asn");
  }

  /** Files and folders of context, in the order given. */
  public List<Path> context() {
    return paths("--context");
  }

  public @Nullable Path hostMap() {
    return path("--host-map");
  }

  /** Who is to hear of every client that is read. */
  protected Redaction listening() {
    return Redaction.none();
  }

  @Nullable Path baseline() {
    return path("--baseline");
  }

  /** Whether the store of {@code fluxgate context} is read as well. */
  public boolean usesContextStore() {
    return true;
  }
}
