package fluxgate.app.cli.terminal;

import fluxgate.app.output.Lines;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The help of one command. Lines break at spaces alone, so that what can be typed stays in one
 * piece; picocli's own page also breaks after signs, and makes two of {@code +01:00}.
 */
public final class HelpPage extends Help {
  /** Terminals have so many columns at least. */
  static final int WIDTH = 80;

  /** Where descriptions begin: behind all but the longest options. */
  private static final int INDENT = 24;

  private static final String MARGIN = "  ";

  public HelpPage(CommandSpec spec, ColorScheme scheme) {
    super(spec, scheme);
  }

  /** The options stand below; to list them here as well would fill the screen. */
  @Override
  public String synopsis(int headingLength) {
    return abbreviatedSynopsis();
  }

  @Override
  public String description(Object... parameters) {
    return text(String.join(" ", commandSpec().usageMessage().description()).strip(), "");
  }

  @Override
  public String footer(Object... parameters) {
    return text(commandSpec().usageMessage().footer());
  }

  @Override
  public String parameterList() {
    StringBuilder page = new StringBuilder();
    for (PositionalParamSpec word : commandSpec().positionalParameters()) {
      String label = word.paramLabel() + (word.arity().max() > 1 ? "..." : "");
      entry(page, label, colorScheme().parameterText(label), String.join(" ", word.description()));
    }
    return page.isEmpty() ? "" : page.append('\n').toString();
  }

  @Override
  public String optionList() {
    StringBuilder page = new StringBuilder();
    List<OptionSpec> options = new ArrayList<>(commandSpec().options());
    options.sort(Comparator.comparing(option -> option.longestName().toLowerCase(Locale.ROOT)));
    for (OptionSpec option : options) {
      String names = String.join(", ", option.names());
      String left = option.arity().max() > 0 ? names + " " + option.paramLabel() : names;
      entry(page, left, colorScheme().optionText(left), String.join(" ", option.description()));
    }
    return page.toString();
  }

  @Override
  public String commandListHeading(Object... parameters) {
    return commandSpec().subcommands().isEmpty() ? "" : "\nCommands:\n";
  }

  @Override
  public String commandList() {
    StringBuilder page = new StringBuilder();
    commandSpec()
        .subcommands()
        .forEach((name, command) -> {
          String[] said = command.getCommandSpec().usageMessage().description();
          String first = firstSentence(String.join(" ", said).strip());
          entry(page, name, colorScheme().commandText(name), first + ".");
        });
    return page.toString();
  }

  /** Without its stop. */
  public static String firstSentence(String text) {
    int end = text.indexOf(". ");
    return end >= 0 ? text.substring(0, end) : text.replaceFirst("[.:]$", "");
  }

  /** Lines that fit stay as they are, with the spaces that align them. */
  private static String text(String... paragraphs) {
    StringBuilder page = new StringBuilder();
    for (String paragraph : paragraphs) {
      List<String> lines =
          paragraph.length() <= WIDTH ? List.of(paragraph) : Lines.wrapped(paragraph, WIDTH);
      lines.forEach(line -> page.append(line).append('\n'));
    }
    return page.toString();
  }

  private static void entry(StringBuilder page, String plain, Ansi.Text left, String text) {
    List<String> lines = Lines.wrapped(text, WIDTH - INDENT);
    boolean fits = MARGIN.length() + plain.length() + 1 < INDENT;
    page.append(MARGIN).append(left);
    if (fits) {
      page.append(" ".repeat(INDENT - MARGIN.length() - plain.length())).append(lines.getFirst());
    }
    page.append('\n');
    for (String line : fits ? lines.subList(1, lines.size()) : lines) {
      page.append(" ".repeat(INDENT)).append(line).append('\n');
    }
  }
}
