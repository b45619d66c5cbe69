package fluxgate.app.cli.option;

import fluxgate.verdict.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** The options of one command: how they are declared, and how their words are read. */
public class CommandOptions {
  private @Nullable CommandSpec spec;

  /** Belongs to this command from now on; before that no option can be declared or read. */
  public final void belongTo(CommandSpec command) {
    spec = command;
  }

  /** The option that every command has. */
  public static OptionSpec help() {
    return OptionSpec.builder("-h", "--help")
        .usageHelp(true)
        .description("Print this help and exit.")
        .build();
  }

  public void option(String name, String label, String description) {
    command()
        .addOption(
            OptionSpec.builder(name)
                .paramLabel(label)
                .type(String.class)
                .description(description)
                .build());
  }

  /** An option that may be given several times. */
  public void options(String name, String label, String description) {
    command()
        .addOption(
            OptionSpec.builder(name)
                .paramLabel(label)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity("1")
                .description(description)
                .build());
  }

  /** The values of a repeatable option as paths, in the order given. */
  public List<Path> paths(String option) {
    List<String> paths = command().findOption(option).getValue();
    return paths == null ? List.of() : paths.stream().map(Path::of).toList();
  }

  public void flag(String name, String description) {
    command()
        .addOption(OptionSpec.builder(name).type(boolean.class).description(description).build());
  }

  public CommandSpec command() {
    if (spec == null) {
      throw new IllegalStateException("options before their command");
    }
    return spec;
  }

  /** The word of an option; null where it was not given, or this command has no such option. */
  public @Nullable String text(String option) {
    OptionSpec known = command().findOption(option);
    return known == null ? null : known.getValue();
  }

  /** The words of an option that may be given several times, in their order. */
  public List<String> texts(String option) {
    List<String> texts = command().findOption(option).getValue();
    return texts == null ? List.of() : texts;
  }

  public boolean isSet(String option) {
    Boolean value = command().findOption(option).getValue();
    return Boolean.TRUE.equals(value);
  }

  public ParameterException wrong(String option, String value, String wanted) {
    return new ParameterException(
        command().commandLine(), option + " takes " + wanted + ", not '" + value + "'.");
  }

  public long number(String option, long standard, long least, long most) {
    String text = text(option);
    if (text == null) {
      return standard;
    }
    try {
      long value = Long.parseLong(text);
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw wrong(option, text, "a whole number from " + least + " to " + most);
  }

  public @Nullable Level level(String option) {
    String word = text(option);
    if (word == null) {
      return null;
    }
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "watch" -> Level.WATCH;
      case "suspect" -> Level.SUSPECT;
      case "alert" -> Level.ALERT;
      default -> throw wrong(option, word, "watch, suspect or alert");
    };
  }

  /** A file to be written; {@code -} is none, for standard output has the results. */
  public @Nullable Path output(String option) {
    if ("-".equals(text(option))) {
      throw new ParameterException(
          command().commandLine(),
          option + " takes the name of a file: standard output has the results.");
    }
    return path(option);
  }

  public @Nullable Path path(String option) {
    String text = text(option);
    return text == null ? null : Path.of(text);
  }
}
