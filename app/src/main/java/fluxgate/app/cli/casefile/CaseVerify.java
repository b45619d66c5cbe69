package fluxgate.app.cli.casefile;

import fluxgate.app.casefile.CaseKey;
import fluxgate.app.casefile.Jcs;
import fluxgate.app.casefile.bag.BagCheck;
import fluxgate.app.cli.option.CommandOptions;
import fluxgate.app.cli.terminal.Output;
import fluxgate.app.ledger.OutputException;
import fluxgate.app.output.Columns;
import fluxgate.app.output.Counted;
import fluxgate.app.output.Lines;
import fluxgate.app.output.Neutral;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;

/** {@code fluxgate case verify}: whether a package is as it was exported. */
final class CaseVerify implements Callable<Integer> {
  /** Larger than any public key in PEM. */
  private static final int MOST_KEY = 4096;

  /** A reader reads so many; the package has all. */
  private static final int MOST_GAPS = 20;

  private static final int KEY_DIGITS = 64;

  private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("verify");
  private final CaseWords words = new CaseWords(spec);

  private CaseVerify() {
    spec.usageMessage()
        .description(
            "Checks a package with nothing but the package: every octet of the zip, every file,"
                + " every raw record, the chain of custody and its signature. Says what is wrong,"
                + " file by file, and ends with 1 then.")
        .footer(
            "",
            "Whoever changes a package can make it anew as a whole, under a key of his own. So ask"
                + " whoever exported it for the key, on another way, and give it as --key.");
    words.addWord(0, "FILE", "The zip, or the folder that it was unpacked into.");
    words.option(
        "--key",
        "KEY",
        "The key that must have signed: its 64 digits, or a file with the public key (PEM).");
    words.flag("--json", "Print one JSON object.");
    spec.addOption(CommandOptions.help());
  }

  static CommandSpec spec() {
    return new CaseVerify().spec;
  }

  @Override
  public Integer call() throws OutputException {
    Path file = Path.of(words.word(0));
    String key = key();
    BagCheck.Result result;
    try {
      result = BagCheck.of(file, key);
    } catch (NoSuchFileException e) {
      words.say(file + ": there is no such file.");
      return CaseWords.UNREADABLE;
    } catch (IOException e) {
      words.say(file + ": it cannot be read: " + e.getMessage() + ".");
      return CaseWords.UNREADABLE;
    }
    PrintStream out = Output.standard();
    if (words.isSet("--json")) {
      out.println(json(file, result));
    } else if (result.isWhole()) {
      print(file, result, out);
    } else if (result.noPackage() == null) {
      result.problems().forEach(problem -> out.println(Neutral.text(problem + ".")));
    }
    Output.finish(out);
    if (!result.isWhole()) {
      words.say(
          key != null && isWholeButFor(file)
              ? file
                  + " is as it was exported, by the package alone, but another key than the one"
                  + " given signed it: ask whoever exported it, on another way, which key is his."
              : refusal(file, result));
      return CaseWords.FAILED;
    }
    if (key == null && !words.isSet("--json")) {
      words.say(
          "whether that key is the right one, the package cannot tell; ask whoever exported it, and"
              + " give it as --key.");
    }
    return ExitCode.OK;
  }

  /** Whether only the key that was given is another one. */
  private static boolean isWholeButFor(Path file) throws OutputException {
    try {
      return BagCheck.of(file, null).isWhole();
    } catch (IOException e) {
      throw new OutputException(file.toString(), e);
    }
  }

  private static String refusal(Path file, BagCheck.Result result) {
    return result.noPackage() != null
        ? file
            + " is no package of a case: "
            + result.noPackage()
            + ". Name what 'fluxgate case export' wrote, or the folder that it unpacks into."
        : file
            + " is not as it was exported: "
            + Counted.of(result.problems().size(), "problem", "problems")
            + ". Ask for it again where it came from.";
  }

  /** The key's identifier; null where none was given. */
  private @Nullable String key() {
    String text = words.text("--key");
    if (text == null) {
      return null;
    }
    if (text.length() == KEY_DIGITS && text.matches("[0-9a-fA-F]+")) {
      return text.toLowerCase(java.util.Locale.ROOT);
    }
    try {
      Path file = Path.of(text);
      String id = Files.size(file) > MOST_KEY ? null : CaseKey.id(Files.readString(file));
      if (id != null) {
        return id;
      }
    } catch (IOException | java.nio.file.InvalidPathException e) {
      // said below
    }
    throw words.wrong("--key", text, "64 hexadecimal digits or a file with a public key in PEM");
  }

  private static void print(Path file, BagCheck.Result result, PrintStream out) {
    out.println(file + " is as it was exported.");
    row(out, "case", result.caseId());
    row(out, "exported", String.valueOf(result.exported()));
    row(out, "files", String.valueOf(result.files()));
    row(
        out,
        "raw records",
        result.records()
            + (result.missing() > 0
                ? ", and " + result.missing() + " that it says are not in it"
                : ""));
    row(out, "custody", Counted.of(result.acts(), "act", "acts") + ", unbroken");
    row(out, "signed by", result.keyId());
    List<String> gaps = result.gaps();
    if (!gaps.isEmpty()) {
      out.printf("%nWhat it says itself that it lacks, which changes nothing of that:%n");
      gaps.stream().limit(MOST_GAPS).forEach(gap -> item(out, gap));
      if (gaps.size() > MOST_GAPS) {
        item(out, (gaps.size() - MOST_GAPS) + " more, in data/case.json and data/inputs.jsonl");
      }
    }
  }

  private static void item(PrintStream out, String text) {
    String before = "  - ";
    for (String line : Lines.wrapped(Neutral.text(text), Columns.WIDTH - before.length())) {
      out.println(before + line);
      before = "    ";
    }
  }

  private static void row(PrintStream out, String label, String text) {
    out.printf("  %-11s  %s%n", label, Neutral.text(text));
  }

  private static String json(Path file, BagCheck.Result result) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    Instant exported = result.exported();
    json.put("type", "case-verification");
    json.put("file", file.toString());
    json.put("whole", result.isWhole());
    json.put("problems", result.problems());
    json.put("id", result.caseId());
    json.put("exported", exported == null ? null : exported.toString());
    json.put("files", result.files());
    json.put("records", result.records());
    json.put("missing", result.missing());
    json.put("acts", result.acts());
    json.put("key", result.keyId());
    json.put("gaps", result.gaps());
    return Jcs.ordered(json);
  }
}
