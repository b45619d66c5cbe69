package fluxgate.app.source;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.app.ledger.FileReport;
import fluxgate.app.ledger.ReadReport;
import fluxgate.observation.Observation;
import fluxgate.testing.FlowDatagrams;
import fluxgate.testing.ObservationText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Flow records whose templates lie in another input of the same run. */
class AnnouncedTemplatesTest {
  private static final int RECORDS = 200;

  @TempDir Path folder;
  private String data = "";
  private String templates = "";

  @BeforeEach
  void write() throws IOException {
    byte[][] datagrams = new byte[RECORDS][];
    for (int i = 0; i < RECORDS; i++) {
      byte[] flow = FlowDatagrams.flow(i % 50, 40_000 + i, i % 20, 443, 1_000L * i);
      datagrams[i] = FlowDatagrams.ipfix(7, FlowDatagrams.set(256, flow));
    }
    data = write("a-data.dat", FlowDatagrams.join(datagrams));
    templates = write("b-templates.dat", announcement(256));
  }

  private static byte[] announcement(int id) {
    return FlowDatagrams.ipfix(7, FlowDatagrams.set(2, FlowDatagrams.flowTemplate(id)));
  }

  private String write(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content).toString();
  }

  private static ReadReport read(List<Observation> into, ReadOptions options, String... files) {
    Plan plan = Telemetry.open(List.of(files), options);
    assertThat(plan.problems()).isEmpty();
    ReadReport report = plan.read(into::add, Progress.NONE);
    assertThat(report.totals().balances()).isTrue();
    return report;
  }

  private static FileReport first(ReadReport report) {
    return report.files().getFirst();
  }

  @Test
  void theyServeWhicheverStandsFirst() {
    List<Observation> alone = new ArrayList<>();
    ReadReport unknown = read(alone, ReadOptions.standard(), data);
    assertThat(first(unknown).ledger().skippedCounts())
        .containsEntry("template_unknown", (long) RECORDS);
    assertThat(alone).isEmpty();
    List<Observation> after = new ArrayList<>();
    ReadReport known = read(after, ReadOptions.standard(), data, templates);
    assertThat(first(known).ledger().acceptedCount()).isEqualTo(RECORDS);
    assertThat(after).hasSize(RECORDS);
    List<Observation> before = new ArrayList<>();
    read(before, ReadOptions.standard(), templates, data);
    assertThat(said(before)).isEqualTo(said(after));
  }

  @Test
  void anyNumberOfThreadsReadsTheSame() {
    List<Observation> one = new ArrayList<>();
    read(one, ReadOptions.standard(), data, templates);
    for (int threads : new int[] {2, 4}) {
      List<Observation> more = new ArrayList<>();
      read(more, ReadOptions.standard().withThreads(threads), data, templates);
      assertThat(said(more)).isEqualTo(said(one));
    }
  }

  @Test
  void compressedOnesServeAsWell() throws IOException {
    byte[] packed = com.github.luben.zstd.Zstd.compress(announcement(256));
    List<Observation> seen = new ArrayList<>();
    read(seen, ReadOptions.standard(), data, write("c.dat.zst", packed));
    assertThat(seen).hasSize(RECORDS);
  }

  @Test
  void standardInputTakesThemAndGivesThoseOfItsBeginning() throws IOException {
    List<Observation> taken = new ArrayList<>();
    read(taken, from(Files.readAllBytes(Path.of(data))), "-", templates);
    assertThat(taken).hasSize(RECORDS);
    List<Observation> given = new ArrayList<>();
    read(given, from(Files.readAllBytes(Path.of(templates))), data, "-");
    assertThat(given).hasSize(RECORDS);
  }

  private static ReadOptions from(byte[] standardInput) {
    return ReadOptions.standard().withStandardInput(new ByteArrayInputStream(standardInput));
  }

  @Test
  void whatIsAnnouncedFartherOnThanIsLookedAtServesOnlyItsOwnFile() throws IOException {
    byte[] other = announcement(300);
    byte[] content = new byte[AnnouncedTemplates.MOST_OCTETS / other.length * other.length];
    for (int at = 0; at < content.length; at += other.length) {
      System.arraycopy(other, 0, content, at, other.length);
    }
    byte[] far = FlowDatagrams.join(content, other, announcement(256));
    List<Observation> seen = new ArrayList<>();
    read(seen, ReadOptions.standard(), data, write("far.dat", far));
    assertThat(seen).isEmpty();
  }

  @Test
  void aFileIsReadByItsOwnWhereAnotherHasTheSameNumberForOtherRecords() throws IOException {
    byte[] clashing =
        FlowDatagrams.ipfix(7, FlowDatagrams.set(2, FlowDatagrams.template(256, 8, 4, 12, 4)));
    String whole =
        write(
            "whole.dat", FlowDatagrams.join(announcement(256), Files.readAllBytes(Path.of(data))));
    List<Observation> seen = new ArrayList<>();
    ReadReport report = read(seen, ReadOptions.standard(), whole, write("clash.dat", clashing));
    assertThat(first(report).ledger().acceptedCount()).isEqualTo(RECORDS);
    assertThat(seen).hasSize(RECORDS);
  }

  private static List<String> said(List<Observation> observations) {
    return observations.stream().map(ObservationText::of).toList();
  }
}
