package fluxgate.app.cli;

import fluxgate.app.explain.NearNames;
import fluxgate.app.output.Neutral;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with the words of a command line, and what may have been meant. */
public final class WrongUsage {
  /** A slip of the finger, or two. */
  private static final int MOST_EDITS = 2;

  private WrongUsage() {}

  /** One sentence for a person, harmless for a terminal. */
  public static String sentence(ParameterException wrong) {
    String message = wrong.getMessage();
    if (wrong instanceof UnmatchedArgumentException && !unmatched(wrong).isEmpty()) {
      message = unmatched(unmatched(wrong).getFirst(), wrong.getCommandLine());
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
    @Nullable String near =
        known.stream()
            .filter(other ->
                NearNames.edits(word, other) <= Math.min(MOST_EDITS, word.length() - 1)
                    || word.length() > 2 && other.startsWith(word))
            .min(Comparator.comparingInt(other -> NearNames.edits(word, other)))
            .orElse(null);
    return near == null ? otherwise : "; near it is " + near;
  }
}
