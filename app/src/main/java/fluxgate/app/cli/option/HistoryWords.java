package fluxgate.app.cli.option;

import fluxgate.app.history.folder.StoreException;
import fluxgate.app.output.Neutral;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;

/** The words that the verbs of {@code history} and of {@code case} share. */
public class HistoryWords extends ReadingOptions {
  /** A named input, or the store, could not be read. */
  public static final int UNREADABLE = 3;

  /** Ends the description of what answers from a store. */
  public static final String PARTLY =
      " Where a part of the store that it would answer from is missing or damaged, that is said, the"
          + " rest is printed, and it exits with 3.";

  private final PrintStream errors = System.err;

  public HistoryWords(CommandSpec spec) {
    belongTo(spec);
  }

  /** {@code --store} and {@code --help}. */
  public void addCommon() {
    option(
        "--store",
        "DIR",
        "The store (default $FLUXGATE_HOME/store, else ~/.local/share/fluxgate/store).");
    command().addOption(CommandOptions.help());
  }

  /** DuckDB takes part of it. */
  @Override
  long leastMemory() {
    return Memory.LEAST_WITH_DATABASE;
  }

  /** {@code --now}: what is old is so at a time. */
  public void addNow() {
    option("--now", "TIME", "Judge ages at this time instead of now.");
  }

  /** One word that the verb needs. */
  public void addWord(String label, String description) {
    command()
        .addPositional(
            PositionalParamSpec.builder()
                .paramLabel(label)
                .arity("1")
                .required(true)
                .type(String.class)
                .description(description)
                .build());
  }

  public String word() {
    return command().positionalParameters().getFirst().getValue();
  }

  public ParameterException wrong(String sentence) {
    return new ParameterException(command().commandLine(), sentence);
  }

  public Path folder() {
    Path folder = path("--store");
    return folder == null ? StandardFolder.entry("store") : folder;
  }

  public long sinceMicros() {
    Long since = time("--since");
    return since == null ? Long.MIN_VALUE : since;
  }

  public long untilMicros() {
    Long until = time("--until");
    if (until != null && until <= sinceMicros()) {
      throw wrong("--since must lie before --until.");
    }
    return until == null ? Long.MAX_VALUE : until;
  }

  /** The time that {@code --now} says, else this machine's. */
  public Instant now() {
    @Nullable Long micros = time("--now");
    return micros == null
        ? Instant.now(Clock.systemUTC())
        : Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  public void say(String sentence) {
    errors.println("fluxgate: " + Neutral.text(sentence));
  }

  public void sayAll(List<String> sentences) {
    sentences.forEach(this::say);
  }

  /** Says why a store cannot be used; the exit code that it means. */
  public int refuse(StoreException e) {
    say(String.valueOf(e.getMessage()));
    return e.kind() == StoreException.Kind.UNREADABLE ? UNREADABLE : ExitCode.SOFTWARE;
  }
}
