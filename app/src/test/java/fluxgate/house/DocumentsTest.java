package fluxgate.house;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.app.cli.Fluxgate;
import fluxgate.app.cli.FormatsPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the documents say is so. */
final class DocumentsTest {
  private static final Pattern QUOTED = Pattern.compile("`([^`\n]+)`");

  /** Something in quotes that can only be a path of this repository. */
  private static final Pattern PATH =
      Pattern.compile("(core|app|bench|tools|samples|\\.ci)/[\\w./-]*|[A-Z]+\\.md|pom\\.xml");

  private static final Pattern SHELL = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);

  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)");

  @Test
  void paths_that_documents_name_exist() {
    List<String> missing = new ArrayList<>();
    for (String document : List.of("ARCHITECTURE.md", "README.md")) {
      Matcher quoted = QUOTED.matcher(Repository.read(Repository.root().resolve(document)));
      while (quoted.find()) {
        String path = quoted.group(1);
        if (PATH.matcher(path).matches() && !Files.exists(Repository.root().resolve(path))) {
          missing.add(document + ": " + path);
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void links_between_documents_lead_somewhere() {
    List<String> broken = new ArrayList<>();
    for (Path document : Repository.files()) {
      if (document.toString().endsWith(".md")) {
        Matcher link = LINK.matcher(Repository.read(document));
        while (link.find()) {
          if (!Files.exists(document.resolveSibling(link.group(1)))) {
            broken.add(Repository.name(document) + ": " + link.group(1));
          }
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void commands_that_the_readme_gives_exist() {
    Set<String> commands = Fluxgate.commandLine().getSubcommands().keySet();
    List<String> given = new ArrayList<>();
    Matcher block = SHELL.matcher(Repository.read(Repository.root().resolve("README.md")));
    while (block.find()) {
      block.group(1).lines().filter(line -> !line.isBlank()).forEach(given::add);
    }
    assertThat(given).contains("./fluxgate hunt samples", "mvn verify");
    for (String line : given) {
      String[] words = line.split("\\s+");
      if (words[0].equals("mvn")) {
        continue;
      }
      assertThat(Files.isExecutable(Repository.root().resolve(words[0]))).as(line).isTrue();
      if (words[0].equals("./fluxgate") && words.length > 1 && !words[1].startsWith("-")) {
        assertThat(commands).as(line).contains(words[1]);
      }
    }
  }

  /** {@code -Ddocs.write=true} writes it anew. */
  @Test
  void the_reference_page_of_formats_is_made_of_their_table() throws IOException {
    Path page = Repository.root().resolve("docs/reference/formats.md");
    if (Boolean.getBoolean("docs.write")) {
      Files.createDirectories(page.getParent());
      Files.writeString(page, FormatsPage.markdown());
    }
    assertThat(FormatsPage.markdown()).isEqualTo(Repository.read(page));
  }

  @Test
  void the_build_line_runs_what_the_readme_says() {
    assertThat(Repository.read(Repository.root().resolve(".ci/run")).lines())
        .contains("mvn verify");
  }
}
