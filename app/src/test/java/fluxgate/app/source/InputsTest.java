package fluxgate.app.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fluxgate.format.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Path arguments to files, and what is said of those that are none. */
class InputsTest {
  @TempDir Path folder;

  private static final ReadOptions OPTIONS =
      ReadOptions.standard().withContext(head -> head.lines().getFirst().equals("#map"));

  @BeforeEach
  void files() throws IOException {
    write("logs/b.log", "#toy\nA 2 x.example\n");
    write("logs/a/z.log", "#toy\nA 1 x.example\n");
    write("logs/.hidden.log", "#toy\nA 3 x.example\n");
    write("logs/readme.txt", "hello\n");
    write("logs/map.csv", "#map\n");
    write("empty/none.txt", "hello\n");
  }

  private void write(String name, String text) throws IOException {
    Path path = folder.resolve(name);
    Files.createDirectories(path.resolveSibling(""));
    Files.writeString(path, text);
  }

  private Plan open(String... names) {
    return Telemetry.open(
        java.util.Arrays.stream(names)
            .map(n -> n.equals("-") ? n : folder.resolve(n).toString())
            .toList(),
        OPTIONS,
        ToyFormat::recognise);
  }

  private List<String> names(Plan plan) {
    return plan.fileNames().stream()
        .map(name -> folder.relativize(Path.of(name)).toString())
        .toList();
  }

  @Test
  void aFolderIsReadRecursivelyInTheOrderOfPaths() {
    Plan plan = open("logs");
    assertThat(plan.problems()).isEmpty();
    assertThat(names(plan)).containsExactly("logs/a/z.log", "logs/b.log");
    assertThat(plan.unrecognised())
        .extracting(Unrecognised::reason)
        .containsExactly("not a format that Fluxgate reads");
    assertThat(plan.contextFiles())
        .extracting(ContextFile::name)
        .containsExactly(folder.resolve("logs/map.csv").toString());
    assertThat(plan.totalBytes()).isEqualTo(2 * "#toy\nA 1 x.example\n".length());
  }

  @Test
  void linksThatLoopAreEnteredOnce() throws IOException {
    Files.createSymbolicLink(folder.resolve("logs/a/up"), folder.resolve("logs"));
    assertThat(names(open("logs"))).containsExactly("logs/a/z.log", "logs/b.log");
  }

  @Test
  void patternsAreExpanded() throws IOException {
    assertThat(names(open("logs/*.log"))).containsExactly("logs/b.log");
    assertThat(names(open("logs/**.log"))).contains("logs/a/z.log", "logs/b.log");
    assertThat(open("logs/*.pcap").problems())
        .containsExactly(
            folder
                + "/logs/*.pcap: no file matches; check the pattern, or name the folder to read all"
                + " in it.");
  }

  @Test
  void contextCanBeOpened() throws IOException {
    try (java.io.InputStream map = open("logs").contextFiles().getFirst().open()) {
      assertThat(new String(map.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
          .isEqualTo("#map\n");
    }
  }

  @Test
  void allProblemsAreNamedAtOnce() {
    String formats =
        "; 'fluxgate formats' lists what is read, and --format ID reads a file as one of these"
            + " whatever is in it.";
    assertThat(open("missing.log", "logs/readme.txt", "empty", "logs/b.log").problems())
        .containsExactly(
            folder + "/missing.log: no such file or folder; check the path.",
            folder + "/logs/readme.txt: not a format that Fluxgate reads" + formats,
            folder + "/empty: no readable telemetry in this folder" + formats);
  }

  @Test
  void aPathIsComparedWithWhatLiesThere() throws IOException {
    assertThat(open("log").problems())
        .containsExactly(folder + "/log: no such file or folder; near it is " + folder + "/logs.");
    assertThat(open("logs/c.log").problems())
        .containsExactly(
            folder + "/logs/c.log: no such file or folder; near it is " + folder + "/logs/b.log.");
    assertThat(open("lost/b.log").problems())
        .containsExactly(
            folder
                + "/lost/b.log: no such file or folder, and there is no folder "
                + folder
                + "/lost; check the path.");
    Files.createDirectory(folder.resolve("bare"));
    assertThat(open("bare").problems())
        .singleElement()
        .asString()
        .contains("/bare: there is no file in this folder");
  }

  @Test
  void aFormatThatIsSaidOfAFolderIsNotForcedOnWhatIsPlainlyAnother() throws IOException {
    String fields = "#separator \\x09\n#fields\tts\tuid\tid.orig_h\tid.resp_h\tproto\t";
    write("day/dns.log", fields + "trans_id\tquery\tqtype_name\trcode_name\tanswers\n");
    write("day/conn.log", fields + "conn_state\n");
    write("day/cut.log", "1762041600.0\tC1\t10.0.0.1\n");
    write("day/picture.png", "\u0089PNG\r\n\u001a\n\0\0\0\rIHDR");
    write("day/README.txt", "Synthetic telemetry, made by fluxgate simulate.\n");
    ReadOptions zeek = ReadOptions.standard().withFormat(Format.ZEEK_DNS);
    Plan plan = Telemetry.open(List.of(folder + "/day"), zeek);
    assertThat(plan.problems()).isEmpty();
    assertThat(names(plan)).containsExactly("day/cut.log", "day/dns.log");
    assertThat(plan.unrecognised())
        .extracting(Unrecognised::reason)
        .containsExactly(
            "what simulate writes beside its logs",
            "its content is zeek-conn, not zeek-dns",
            "its content is binary, not zeek-dns");
    assertThat(Telemetry.open(List.of(folder + "/day/conn.log"), zeek).problems()).isEmpty();
    assertThat(Telemetry.open(List.of(folder + "/day"), zeek.withFormat(Format.PCAP)).problems())
        .containsExactly(
            folder
                + "/day: no readable telemetry in this folder: nothing in it is pcap; leave"
                + " --format out to go by content.");
  }

  @Test
  void filesThatSimulateWritesAreSaidToBeWhatTheyAre() throws IOException {
    write("world/b.log", "#toy\nA 2 x.example\n");
    write("world/registration.csv", "domain,registered\na.example,2026-10-01\n");
    write("world/parameters.csv", "domain,class,parameters\na.example,flux,k=1\n");
    write("world/truth.json", "{\n  \"a.example\": \"flux-classic\"\n}\n");
    write("world/other.json", "{\n  \"name\": \"flux\"\n}\n");
    assertThat(open("world/*").problems())
        .containsExactly(
            folder
                + "/world/other.json: not a format that Fluxgate reads; 'fluxgate formats' lists"
                + " what is read, and --format ID reads a file as one of these whatever is in it.",
            folder + "/world/parameters.csv: the parameters of a simulation, for people.",
            folder
                + "/world/registration.csv: registration dates; give them with --context, or keep"
                + " them with 'context import --registration'.",
            folder + "/world/truth.json: a truth to measure by; give it with 'evaluate --truth'.");
    Plan world = open("world");
    assertThat(world.problems()).isEmpty();
    assertThat(world.unrecognised().stream().map(Unrecognised::reason).distinct())
        .containsExactlyInAnyOrder(
            "not a format that Fluxgate reads", "what simulate writes beside its logs");
  }

  @Test
  void contextAloneIsNoTelemetry() {
    assertThat(open("logs/map.csv").problems())
        .containsExactly(
            "There is no telemetry among the inputs: "
                + folder
                + "/logs/map.csv only names the networks for it; name logs of DNS as well.");
  }

  @Test
  void anEmptyFileIsSaidToBeEmpty() throws IOException {
    write("nothing.log", "");
    assertThat(open("nothing.log").problems())
        .singleElement()
        .asString()
        .startsWith(folder + "/nothing.log is empty, and there is nothing else to read; see ");
    Plan beside = open("nothing.log", "logs/b.log");
    assertThat(beside.problems()).isEmpty();
    assertThat(beside.unrecognised())
        .containsExactly(new Unrecognised(folder + "/nothing.log", "is empty"));
  }

  @Test
  void aFileThatCannotBeReadIsAProblem() {
    Path unreadable = Path.of("/proc/self/mem");
    assumeTrue(Files.exists(unreadable), "needs a file whose reading fails for everybody");
    assertThat(Telemetry.open(List.of("/proc/self/mem"), OPTIONS, ToyFormat::recognise).problems())
        .singleElement()
        .asString()
        .startsWith("/proc/self/mem: ");
  }
}
