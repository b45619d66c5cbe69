package fluxgate.app.source;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.app.ledger.ReadReport;
import fluxgate.observation.Observation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Zip archives that hold one log, parts of one, or several. */
class ZipLogsTest {
  private static final String VPC =
      "2 123456789010 eni-0a 10.20.30.41 203.0.113.7 51443 443 6 8 1128 1795419480 1795419490"
          + " ACCEPT OK\n";
  private static final String UNBOUND =
      "[1795419478] unbound[13704:0] reply: 192.0.2.10 www.example. A IN NOERROR 0.000000 1 61\n";

  @TempDir Path folder;

  private String zip(String... namesAndContents) throws IOException {
    return Files.write(folder.resolve("logs.zip"), octets(namesAndContents)).toString();
  }

  private static byte[] octets(String... namesAndContents) throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(zipped)) {
      for (int i = 0; i < namesAndContents.length; i += 2) {
        zip.putNextEntry(new ZipEntry(namesAndContents[i]));
        zip.write(namesAndContents[i + 1].getBytes(StandardCharsets.UTF_8));
      }
    }
    return zipped.toByteArray();
  }

  @Test
  void severalFormatsAreRefusedInOneSentence() throws IOException {
    String archive = zip("a/flows.log", VPC.repeat(2_000), "a/dns.log", UNBOUND);
    String why =
        "a zip of logs of several formats (a/flows.log is aws-vpc-flow, a/dns.log is"
            + " unbound-query); unpack it and give the folder";
    assertThat(Telemetry.open(List.of(archive), ReadOptions.standard()).problems())
        .containsExactly(archive + ": " + why + ".");
    Files.writeString(folder.resolve("more.log"), UNBOUND);
    Plan beside = Telemetry.open(List.of(folder.toString()), ReadOptions.standard());
    assertThat(beside.problems()).isEmpty();
    assertThat(beside.unrecognised()).containsExactly(new Unrecognised(archive, why));
  }

  @Test
  void partsOfOneLogAndWhatIsNoneAreReadAsOne() throws IOException {
    String archive = zip("1.log", VPC, "readme.txt", "hello\n", "2.log", VPC.replace("7 5", "8 5"));
    Plan plan = Telemetry.open(List.of(archive), ReadOptions.standard());
    assertThat(plan.problems()).isEmpty();
    ReadReport report = plan.read(new ArrayList<Observation>()::add, Progress.NONE);
    assertThat(report.totals().acceptedCount()).isEqualTo(2);
    assertThat(report.totals().balances()).isTrue();
  }

  @Test
  void fromStandardInputTheOtherFormatEndsTheReadingAndIsSaid() throws IOException {
    byte[] archive = octets("flows.log", VPC.repeat(2_000), "dns.log", UNBOUND);
    ReadOptions options =
        ReadOptions.standard().withStandardInput(new ByteArrayInputStream(archive));
    Plan plan = Telemetry.open(List.of("-"), options);
    assertThat(plan.problems()).isEmpty();
    ReadReport report = plan.read(new ArrayList<Observation>()::add, Progress.NONE);
    assertThat(report.totals().rejectedCounts()).containsEntry("stream_damaged", 1L);
    assertThat(report.files().getFirst().note()).contains("dns.log is unbound-query");
    assertThat(report.totals().balances()).isTrue();
  }
}
