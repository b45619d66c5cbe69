package fluxgate.house;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.format.Format;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Names, sizes and words. */
final class HouseTest {
  /** A file that outgrows this is split along its ideas. */
  private static final int MOST_LINES = 500;

  /** Files that may be longer for now; this list only gets shorter. */
  private static final Set<String> LONGER_FOR_NOW = Set.of();

  /** One sentence is a heading, not a description. */
  private static final int FEWEST_PACKAGE_COMMENT_LINES = 3;

  private static final Pattern FORBIDDEN_NAME =
      Pattern.compile("(Abstract|Base)[A-Z]\\w*|\\w*(Impl|Utils?|Helper|Manager|Service|DTO|VO)");

  /** Put together here, so that this file does not contain what it looks for. */
  private static final Pattern UNFINISHED =
      Pattern.compile("@Disab" + "led|Thread\\.sle" + "ep|TO" + "DO|FIX" + "ME|\\bXX" + "X\\b");

  private static final Pattern FOREIGN =
      Pattern.compile(
          "(^|[\\s\"'`(=])/(wo"
              + "rk|ro"
              + "ot|ho"
              + "me)/\\w"
              + "|repo1?\\.mav"
              + "en|maven\\.apache\\.org/mav"
              + "en2|registry\\.np"
              + "mjs"
              + "|registry\\.ya"
              + "rnpkg|py"
              + "pi\\.org|crates\\."
              + "io|proxy\\.gol"
              + "ang"
              + "|docker\\."
              + "io|dl\\.goo"
              + "gle");

  /** What is not text; a machine's words do not get in there by hand. */
  private static final Pattern BINARY =
      Pattern.compile(".*\\.(gz|zst|xz|bz2|lz4|pcap|pcapng|cap|dnstap|fstrm|bin|png|mmdb|dat)");

  @Test
  void every_package_says_what_it_is() {
    Set<String> silent = new TreeSet<>();
    for (Path file : Repository.java()) {
      if (!Repository.name(file).contains("/src/")) {
        continue; // single-file programs outside the modules have no package
      }
      Path folder = file.resolveSibling("package-info.java");
      Path main = Path.of(folder.toString().replace("/src/test/java/", "/src/main/java/"));
      Path where = Files.exists(folder) ? folder : main;
      if (!Files.exists(where)
          || Repository.read(where).lines().filter(line -> line.startsWith(" * ")).count()
              < FEWEST_PACKAGE_COMMENT_LINES) {
        silent.add(Repository.name(folder));
      }
    }
    assertThat(silent).as("say what it is, where it sits, its invariants, its sources").isEmpty();
  }

  @Test
  void classes_have_the_names_of_the_field() {
    assertThat(
            Repository.mainJava().stream()
                .filter(file -> FORBIDDEN_NAME.matcher(typeName(file)).matches())
                .map(Repository::name))
        .as("names that say nothing")
        .isEmpty();
  }

  @Test
  void the_rule_for_names_knows_bad_ones() {
    assertThat(
            List.of("StringUtils", "DecoderImpl", "AbstractDecoder", "BaseSignal", "StateManager"))
        .allMatch(name -> FORBIDDEN_NAME.matcher(name).matches());
    assertThat(List.of("Baseline", "Abstraction", "Decoder"))
        .noneMatch(name -> FORBIDDEN_NAME.matcher(name).matches());
  }

  @Test
  void every_format_is_one_row_and_one_folder() {
    Set<String> rows = new TreeSet<>();
    for (Format format : Format.values()) {
      rows.add(format == Format.PCAPNG ? "pcap" : format.id().replace("-", ""));
    }
    Set<String> folders = new TreeSet<>();
    Path formats = Repository.root().resolve("core/src/main/java/fluxgate/format");
    for (Path file : Repository.mainJava()) {
      Path below = formats.relativize(file);
      if (file.startsWith(formats) && below.getNameCount() > 1) {
        folders.add(below.getName(0).toString());
      }
    }
    folders.removeAll(ArchitectureTest.SHARED_BY_FORMATS);
    assertThat(folders).isEqualTo(rows);
  }

  @Test
  void files_are_small() {
    Set<String> long_ = new TreeSet<>();
    for (Path file : Repository.java()) {
      if (Repository.read(file).lines().count() > MOST_LINES) {
        long_.add(Repository.name(file));
      }
    }
    assertThat(long_)
        .as("files over %d lines", MOST_LINES)
        .isEqualTo(new TreeSet<>(LONGER_FOR_NOW));
  }

  @Test
  void nothing_is_put_off_skipped_or_slept_through() {
    assertThat(places(Repository.java(), UNFINISHED)).isEmpty();
  }

  @Test
  void the_tree_names_no_machine_and_no_registry() {
    List<Path> texts =
        Repository.files().stream()
            .filter(file -> !BINARY.matcher(file.getFileName().toString()).matches())
            .toList();
    assertThat(places(texts, FOREIGN)).isEmpty();
  }

  /** Where {@code pattern} stands: file, line number and what was found. */
  private static List<String> places(List<Path> files, Pattern pattern) {
    List<String> places = new ArrayList<>();
    for (Path file : files) {
      int number = 0;
      for (String line : Repository.read(file).lines().toList()) {
        number++;
        Matcher matcher = pattern.matcher(line);
        if (matcher.find()) {
          places.add(Repository.name(file) + ":" + number + ": " + matcher.group());
        }
      }
    }
    return places;
  }

  private static String typeName(Path file) {
    return file.getFileName().toString().replace(".java", "");
  }
}
