package fluxgate.app.cli.store;

import fluxgate.app.cli.option.HistoryWords;
import fluxgate.app.cli.terminal.Output;
import fluxgate.app.history.History;
import fluxgate.app.history.folder.StoreException;
import fluxgate.app.history.folder.StoreFolder;
import fluxgate.app.history.tuple.Question;
import fluxgate.app.history.tuple.Tuple;
import fluxgate.app.ledger.OutputException;
import fluxgate.app.output.Counted;
import fluxgate.app.source.NamedFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;

/** {@code fluxgate history batch}: many look-ups, a line each. */
final class HistoryBatch implements Callable<Integer> {
  private static final int REJECTED = 4;

  /** Lines that are no look-up are said up to here, and all are counted. */
  private static final int MOST_SAID = 5;

  private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("batch");
  private final HistoryWords words = new HistoryWords(spec);
  private int rejected;

  private HistoryBatch() {
    spec.usageMessage()
        .description(
            "Looks up a line at a time, in the form of dnsdbq's batches." + HistoryWords.PARTLY)
        .footer(
            "",
            "Lines:",
            "  rrset/name/www.bad.example/A    rrset/name/*.bad.example (all below it),",
            "                                  rrset/name/.bad.example (it and all below)",
            "  rdata/ip/198.51.100.7           rdata/ip/198.51.100.0,24",
            "  rdata/name/ns1.bad.example",
            "Empty lines and those that begin with # are passed over.");
    words.addWord("FILE", "The look-ups; - is standard input.");
    words.flag("--strict", "Exit with 4 where a line was no look-up.");
    words.flag("--timing", "Say on standard error how long look-ups took.");
    TupleOutput.addTo(words);
    words.addCommon();
  }

  static CommandSpec spec() {
    return new HistoryBatch().spec;
  }

  @Override
  public Integer call() throws OutputException {
    long since = words.sinceMicros();
    long until = words.untilMicros();
    try (BufferedReader lines = open();
        StoreFolder store = StoreFolder.toRead(words.folder());
        History history = History.open(store, since, until, words::say)) {
      words.sayAll(history.missing());
      PrintStream out = Output.standard();
      Durations durations = new Durations();
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (line.isBlank() || line.startsWith("#")) {
          continue;
        }
        Question question = Question.parse(line);
        if (question == null) {
          reject(number, line);
          continue;
        }
        long start = System.nanoTime();
        List<Tuple> tuples = history.ask(question);
        durations.add(System.nanoTime() - start);
        if (!words.isSet("--cof")) {
          out.println("# " + TupleOutput.asked(question, line));
        }
        TupleOutput.print(tuples, words, out);
        if (!lines.ready()) {
          out.flush(); // somebody may wait for this answer before asking again
        }
      }
      Output.finish(out);
      if (rejected > MOST_SAID) {
        words.say(Counted.of(rejected, "line was no look-up", "lines were no look-ups") + ".");
      }
      if (words.isSet("--timing")) {
        words.say(durations.sentence());
      }
      if (!history.isWhole()) {
        return HistoryWords.UNREADABLE;
      }
      return words.isSet("--strict") && rejected > 0 ? REJECTED : ExitCode.OK;
    } catch (IOException e) {
      words.say(e.getMessage() + ".");
      return HistoryWords.UNREADABLE;
    } catch (StoreException e) {
      return words.refuse(e);
    }
  }

  private BufferedReader open() throws IOException {
    String file = words.word();
    InputStream in = System.in;
    if (!file.equals("-")) {
      NamedFile.check(Path.of(file));
      in = Files.newInputStream(Path.of(file));
    }
    return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
  }

  private void reject(int number, String line) {
    if (rejected++ < MOST_SAID) {
      words.say("line " + number + " is no look-up: '" + line.strip() + "'.");
    }
  }

  /** How long things took. */
  private static final class Durations {
    private static final double MILLI = 1e6;
    private long[] nanos = new long[1024];
    private int size;

    void add(long duration) {
      if (size == nanos.length) {
        nanos = Arrays.copyOf(nanos, 2 * size);
      }
      nanos[size++] = duration;
    }

    String sentence() {
      long[] sorted = Arrays.copyOf(nanos, size);
      Arrays.sort(sorted);
      return size == 0
          ? "no look-up."
          : String.format(
              Locale.ROOT,
              "%s: half within %.1f ms, 99 %% within %.1f ms, the longest %.1f ms.",
              Counted.of(size, "look-up", "look-ups"),
              sorted[size / 2] / MILLI,
              sorted[(int) Math.min(size - 1L, size * 99L / 100)] / MILLI,
              sorted[size - 1] / MILLI);
    }
  }
}
