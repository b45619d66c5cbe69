package fluxgate.app.cli;

import static java.util.stream.Collectors.joining;

import fluxgate.app.cli.terminal.HelpPage;
import fluxgate.app.output.NearWords;
import fluxgate.app.output.Neutral;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with the words of a command line, and what may have been meant. */
public final class WrongUsage {
  private WrongUsage() {}

  /** One sentence for a person, harmless for a terminal. */
  public static String sentence(ParameterException wrong) {
    String message = wrong.getMessage();
    if (wrong instanceof UnmatchedArgumentException && !unmatched(wrong).isEmpty()) {
      message = unmatched(unmatched(wrong).getFirst(), wrong.getCommandLine());
    } else if (wrong instanceof MissingParameterException missing
        && !missing.getMissing().isEmpty()) {
      message = missing(missing.getMissing().getFirst(), wrong.getCommandLine());
    }
    String text = message == null ? "wrong usage" : Neutral.text(message);
    return text.endsWith(".") || text.endsWith("?") ? text : text + ".";
  }

  private static List<String> unmatched(ParameterException wrong) {
    return ((UnmatchedArgumentException) wrong).getUnmatched();
  }

  private static String unmatched(String word, CommandLine command) {
    if (word.startsWith("-")) {
      String option = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
      List<String> options =
          command.getCommandSpec().options().stream().map(known -> known.longestName()).toList();
      return "There is no option " + option + meant(option, options, "") + ".";
    }
    Collection<String> commands = command.getSubcommands().keySet();
    return commands.isEmpty()
        ? "'" + word + "' is one word too many."
        : "There is no command '"
            + word
            + "'"
            + meant(word, commands, "; there are " + String.join(", ", commands))
            + ".";
  }

  private static String meant(String word, Collection<String> known, String otherwise) {
    List<String> near = NearWords.of(word, known);
    return near.isEmpty() ? otherwise : "; near it is " + near.getFirst();
  }

  /** What is missing: where several words follow a command, in which order they do. */
  private static String missing(ArgSpec missing, CommandLine command) {
    if (missing instanceof OptionSpec option) {
      return option.longestName() + " takes a value, " + option.paramLabel() + "; it is missing.";
    }
    List<PositionalParamSpec> words = command.getCommandSpec().positionalParameters();
    return missing.paramLabel()
        + " is missing: "
        + (words.size() == 1
            ? clause(missing)
            : words.stream().map(ArgSpec::paramLabel).collect(joining(" comes first, then ")))
        + ".";
  }

  /** The first sentence of what is said of it, to go on with. */
  private static String clause(ArgSpec word) {
    String sentence = HelpPage.firstSentence(String.join(" ", word.description()));
    return sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
  }
}
