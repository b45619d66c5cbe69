package fluxgate.app.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.app.cli.CommandRun;
import fluxgate.app.cli.Fluxgate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The help of every command: it fits into a terminal, and breaks nothing that can be typed. */
final class HelpPageTest {
  private static List<CommandLine> commands(CommandLine command) {
    List<CommandLine> all = new ArrayList<>(List.of(command));
    command.getSubcommands().values().forEach(below -> all.addAll(commands(below)));
    return all;
  }

  private static List<String> words(String... texts) {
    return Arrays.stream(texts)
        .flatMap(text -> Arrays.stream(text.split("\\s+")))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  private static List<String> aligned(String... texts) {
    return Arrays.stream(texts).filter(text -> text.startsWith(" ")).toList();
  }

  @Test
  void lines_fit_and_words_stay_whole() {
    List<CommandLine> commands = commands(Fluxgate.commandLine());
    assertThat(commands).hasSizeGreaterThan(15);
    for (CommandLine command : commands) {
      String page = command.getUsageMessage(CommandLine.Help.Ansi.OFF);
      CommandSpec spec = command.getCommandSpec();
      UsageMessageSpec usage = spec.usageMessage();
      assertThat(page.lines()).as(page).allMatch(line -> line.length() <= HelpPage.WIDTH);
      List<String> shown = words(page);
      assertThat(shown).as(page).containsAll(words(usage.description()));
      assertThat(shown).as(page).containsAll(words(usage.footer()));
      assertThat(page.lines()).containsAll(aligned(usage.footer()));
      for (ArgSpec argument : spec.args()) {
        assertThat(shown).as(page).containsAll(words(argument.description()));
      }
    }
  }

  @Test
  void a_page_names_each_option_with_its_value() {
    CommandRun run = CommandRun.of("hunt", "--help");
    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .startsWith("Usage: fluxgate hunt [OPTIONS] [PATH...]\n")
        .contains("\n  --time-zone ZONE      The zone of times that name none")
        .contains("\n  -h, --help            Print this help and exit.\n");
  }

  @Test
  void the_first_page_says_what_each_command_does() {
    assertThat(CommandRun.of("--help").out())
        .contains("\n  formats               Lists the formats that Fluxgate reads");
  }
}
