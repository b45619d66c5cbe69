package fluxgate.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The launcher, in a repository of its own with stand-ins for the programs that it starts: a {@code
 * java} that says how it was called, and an {@code mvn} that notes its call and makes the jar.
 */
final class LauncherTest {
  private static final String JAVA =
      """
      #!/bin/sh
      case "$*" in
        *-XX:AOTCacheOutput=*) : >.fluxgate/fluxgate.aot.new; exit ;;
        *-XX:AOTMode=on*) [ -z "${JAVA_REFUSES_CACHES-}" ] || { echo no such cache; exit 1; } ;;
      esac
      echo "java $*"
      exit "${JAVA_EXITS:-0}"
      """;

  private static final String MVN =
      """
      #!/bin/sh
      echo "$JAVA_HOME $*" >> mvn.calls
      [ -z "${MVN_FAILS-}" ] || { echo broken; exit 1; }
      mkdir -p app/target
      echo jar > app/target/fluxgate.jar
      """;

  @TempDir private Path folder = Path.of("");

  private Path jdk25 = folder;
  private Path source = folder;

  @BeforeEach
  void a_fresh_clone() throws IOException {
    folder = folder.toRealPath();
    for (String file : List.of("pom.xml", "core/pom.xml", "app/pom.xml")) {
      write("clone/" + file, "");
    }
    write("clone/core/src/main/Core.java", "");
    source = write("clone/app/src/main/App.java", "");
    program("clone/fluxgate", Repository.read(Repository.root().resolve("fluxgate")));
    jdk25 = jdk("jdk 25", "25.0.3");
    program("bin/mvn", MVN);
  }

  @Test
  void builds_once_says_so_and_when_the_wait_is_over_and_starts_the_program() throws Exception {
    Run first = launch(Map.of(), "--version", "a b");
    assertThat(first.errors())
        .containsExactly(
            "fluxgate: building, which takes some minutes, once after each change of the sources.",
            "fluxgate: done; later starts are quick.");
    assertThat(first.output())
        .hasSize(1)
        .first()
        .asString()
        .contains("app/target/fluxgate.jar --version a b");
    assertThat(first.exit()).isZero();
    Run second = launch(Map.of(), "--version");
    assertThat(second.errors()).isEmpty();
    assertThat(builds())
        .hasSize(1)
        .first()
        .asString()
        .startsWith(jdk25.toString())
        .endsWith(" package");
  }

  @Test
  void builds_again_when_a_source_is_newer() throws Exception {
    launch(Map.of());
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));
    launch(Map.of());
    assertThat(builds()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "hunt logs --memory 512m,-Xmx400m",
    "hunt --memory=2g logs,-Xmx1936m",
    "hunt --memory 2G logs,-Xmx1936m",
    "hunt --memory 1073741824 logs,-Xmx912m",
    "explain a.example logs --memory 0512m,-Xmx400m",
    "evaluate --memory 524288k logs,-Xmx400m"
  })
  void gives_java_a_heap_to_match_the_memory(String arguments, String heap) throws Exception {
    String call = launch(Map.of(), arguments.split(" ")).output().getFirst();
    assertThat(call).contains(" " + heap + " ").endsWith(".jar " + arguments);
    long own = 112;
    long mebibytes = Long.parseLong(heap.replaceAll("\\D", "")) + own;
    assertThat(call).contains(" -Dfluxgate.memory.mebibytes=" + mebibytes + " ");
  }

  @ParameterizedTest
  @CsvSource({
    "history import logs --memory 512m,207,512",
    "history import logs --memory=1g,531,1024",
    "history verify --memory 2g,1180,2048",
    "history retain --memory 2g,1180,2048"
  })
  void leaves_a_third_to_the_database_of_what_writes_to_a_store(
      String arguments, int heap, int memory) throws Exception {
    String call = launch(Map.of(), arguments.split(" ")).output().getFirst();
    assertThat(call)
        .contains(" -Xmx" + heap + "m ")
        .contains(" -Dfluxgate.memory.mebibytes=" + memory + " ")
        .endsWith(".jar " + arguments);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hunt logs",
        "hunt logs --memory",
        "hunt logs --memory lots",
        "hunt logs --memory 1m",
        "hunt logs --memory 99999999999999999999g",
        "hunt logs --memory 900000g",
        "hunt -- --memory 512m",
        "history import logs --memory 256m"
      })
  void leaves_room_for_others_where_no_memory_is_said(String arguments) throws Exception {
    String call = launch(Map.of(), arguments.split(" ")).output().getFirst();
    assertThat(call)
        .containsPattern(" -Xms\\d+m -Xmx[12]?\\d?\\d\\dm -Xmn\\d+m ")
        .endsWith(".jar " + arguments);
  }

  @Test
  void bounds_only_what_stays_within_bounds() throws Exception {
    assertThat(launch(Map.of(), "evaluate", "logs").output().getFirst()).doesNotContain("-Xmx");
    assertThat(launch(Map.of(), "simulate").output().getFirst()).doesNotContain("-Xmx");
  }

  @Test
  void says_when_starts_cannot_be_made_fast() throws Exception {
    Run first = launch(Map.of("JAVA_REFUSES_CACHES", "yes"));
    assertThat(first.errors()).hasSize(3).last().isEqualTo("fluxgate: done.");
    assertThat(first.errors().get(1))
        .startsWith("fluxgate: starts will take longer than they could; why stands in ");
    assertThat(first.output().getFirst()).doesNotContain("AOTCache");
    assertThat(folder.resolve("clone/.fluxgate/training.log")).content().contains("no such cache");
    assertThat(launch(Map.of("JAVA_REFUSES_CACHES", "yes")).errors()).as("once").isEmpty();
  }

  @Test
  void works_from_another_folder_through_a_link() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("clone/fluxgate"));
    Run run = run(folder, Map.of(), List.of(link.toString(), "--version"));
    assertThat(run.output()).hasSize(1).first().asString().endsWith("--version");
    assertThat(folder.resolve("clone/app/target/fluxgate.jar")).exists();
  }

  /** Java refuses to start with a cache that was made for a program in another place. */
  @Test
  void names_the_program_alike_from_everywhere_and_makes_the_cache_anew_where_it_was_moved()
      throws Exception {
    Path clone = folder.resolve("clone");
    List<String> here = launch(Map.of()).output();
    assertThat(here).first().asString().contains("-jar " + clone + "/app/target/fluxgate.jar");
    Files.createDirectory(clone.resolve("docs"));
    assertThat(run(folder, Map.of(), List.of("clone/fluxgate")).output()).isEqualTo(here);
    assertThat(run(clone.resolve("docs"), Map.of(), List.of("../fluxgate")).output())
        .isEqualTo(here);
    Path moved = Files.move(clone, folder.resolve("moved"));
    Run there = run(moved, Map.of(), List.of("./fluxgate"));
    assertThat(there.errors())
        .containsExactly(
            "fluxgate: preparing for fast starts, which takes up to a minute, once after each"
                + " build.",
            "fluxgate: done; later starts are quick.");
    assertThat(there.output()).first().asString().contains(moved + "/app/target/fluxgate.jar");
    assertThat(run(moved, Map.of(), List.of("./fluxgate")).errors()).isEmpty();
  }

  @Test
  void hands_the_exit_code_on() throws Exception {
    assertThat(launch(Map.of("JAVA_EXITS", "10")).exit()).isEqualTo(10);
  }

  @Test
  void names_the_log_of_a_failed_build() throws Exception {
    Run run = launch(Map.of("MVN_FAILS", "yes"));
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.output()).isEmpty();
    assertThat(run.errors()).hasSize(2).last().asString().contains("the build failed; its log is");
    assertThat(folder.resolve("clone/.fluxgate/build.log")).hasContent("broken");
    assertThat(launch(Map.of()).exit()).as("the lock is free again").isZero();
  }

  @Test
  void two_first_calls_build_once() throws Exception {
    Process one = start(folder.resolve("clone"), Map.of(), List.of("./fluxgate"), "one");
    Process two = start(folder.resolve("clone"), Map.of(), List.of("./fluxgate"), "two");
    assertThat(one.waitFor()).isZero();
    assertThat(two.waitFor()).isZero();
    assertThat(builds()).hasSize(1);
  }

  @Test
  void a_lock_whose_holder_is_gone_is_void() throws Exception {
    Process gone = new ProcessBuilder("true").start();
    gone.waitFor();
    Files.createDirectories(folder.resolve("clone/.fluxgate"));
    Files.createSymbolicLink(
        folder.resolve("clone/.fluxgate/lock"), Path.of(Long.toString(gone.pid())));
    assertThat(launch(Map.of()).exit()).isZero();
  }

  @Test
  void an_older_java_does_not_matter() throws Exception {
    Path jdk17 = jdk("jdk 17", "17.0.15");
    Path jdk26 = jdk("home/.jdks/early", "26-ea");
    Map<String, String> environment =
        Map.of(
            "FLUXGATE_JAVA",
            "",
            "JAVA_HOME",
            jdk17.toString(),
            "HOME",
            folder.resolve("home").toString(),
            "PATH",
            jdk17.resolve("bin") + ":" + System.getenv("PATH"));
    Run run = launch(environment, "--java-home");
    assertThat(run.exit()).isZero();
    assertThat(run.output()).hasSize(1).doesNotContain(jdk17.toString());
    Run named =
        launch(Map.of("FLUXGATE_JAVA", jdk26.resolve("bin/java").toString()), "--java-home");
    assertThat(named.output()).containsExactly(jdk26.toString());
  }

  @Test
  void says_in_one_sentence_what_is_missing() throws Exception {
    Run old = launch(Map.of("FLUXGATE_JAVA", jdk("jdk 17", "17.0.15").toString()));
    assertThat(old.exit()).isEqualTo(1);
    assertThat(old.errors()).hasSize(1).first().asString().contains("JDK 25 or newer");
    Files.delete(folder.resolve("bin/mvn"));
    for (String tool : List.of("find", "ln", "mkdir", "readlink", "rm", "touch")) {
      program("tools/" + tool, "#!/bin/sh\nexec " + where(tool) + " \"$@\"\n");
    }
    Run without = launch(Map.of("PATH", folder.resolve("tools").toString()));
    assertThat(without.exit()).isEqualTo(1);
    assertThat(without.errors()).last().asString().contains("install Maven 3.8 or newer");
  }

  /** What one call did. */
  private record Run(int exit, List<String> output, List<String> errors) {}

  private Run launch(Map<String, String> environment, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("./fluxgate"));
    command.addAll(List.of(arguments));
    return run(folder.resolve("clone"), environment, command);
  }

  private Run run(Path where, Map<String, String> environment, List<String> command)
      throws Exception {
    int exit = start(where, environment, command, "run").waitFor();
    return new Run(
        exit,
        Files.readAllLines(folder.resolve("run.out")),
        Files.readAllLines(folder.resolve("run.err")));
  }

  private Process start(
      Path where, Map<String, String> environment, List<String> command, String name)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(where.toFile());
    builder.environment().put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
    builder.environment().put("FLUXGATE_JAVA", jdk25.toString());
    builder.environment().putAll(environment);
    return builder
        .redirectOutput(folder.resolve(name + ".out").toFile())
        .redirectError(folder.resolve(name + ".err").toFile())
        .start();
  }

  private List<String> builds() throws IOException {
    return Files.readAllLines(folder.resolve("clone/mvn.calls"));
  }

  private Path jdk(String name, String version) throws IOException {
    write(name + "/release", "IMPLEMENTOR=\"Example\"\nJAVA_VERSION=\"" + version + "\"\n");
    program(name + "/bin/java", JAVA);
    program(name + "/bin/javac", JAVA);
    return folder.resolve(name);
  }

  private void program(String name, String text) throws IOException {
    Files.setPosixFilePermissions(write(name, text), PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text, StandardOpenOption.CREATE);
  }

  private static Path where(String tool) {
    for (String entry : System.getenv("PATH").split(":")) {
      Path file = Path.of(entry, tool);
      if (Files.isExecutable(file)) {
        return file;
      }
    }
    throw new IllegalStateException("no " + tool);
  }
}
