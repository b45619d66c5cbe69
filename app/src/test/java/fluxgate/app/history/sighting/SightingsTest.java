package fluxgate.app.history.sighting;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.app.Main;
import fluxgate.app.history.folder.StoreException;
import fluxgate.app.history.folder.StoreFolder;
import fluxgate.dns.DomainName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a case cuts, it says. */
final class SightingsTest {
  @TempDir private Path folder;

  private static String line(int client) {
    return "{\"ts\":1793606400.0,\"uid\":\"C1\",\"id.orig_h\":\"10.0.0."
        + client
        + "\",\"id.orig_p\":4242,\"id.resp_h\":\"10.0.0.53\",\"id.resp_p\":53,\"proto\":\"udp\","
        + "\"trans_id\":7,\"query\":\"bad.example\",\"qclass\":1,\"qtype_name\":\"A\",\"rcode\":0,"
        + "\"rcode_name\":\"NOERROR\",\"AA\":false,\"TC\":false,\"RD\":true,\"RA\":true,\"Z\":0,"
        + "\"answers\":[\"192.0.2."
        + client
        + "\"],\"TTLs\":[60.0],\"rejected\":false}";
  }

  private List<String> said(int most, int machines) throws IOException, StoreException {
    List<String> said = new ArrayList<>();
    try (StoreFolder store = StoreFolder.toRead(folder.resolve("store"));
        Sightings sightings =
            Sightings.of(
                store,
                List.of(Objects.requireNonNull(DomainName.parse("bad.example"))),
                0,
                Long.MAX_VALUE / 4,
                1L << 28,
                most,
                said::add)) {
      assertThat(sightings.hosts()).hasSize(machines);
      assertThat(sightings.answers(10)).hasSize(machines);
    }
    return said;
  }

  @Test
  void machines_beyond_what_a_case_holds_are_a_gap() throws IOException, StoreException {
    Path log = Files.write(folder.resolve("dns.log"), List.of(line(1), line(2), line(3)));
    assertThat(
            Main.run(
                "history", "import", log.toString(), "--store", folder.resolve("store").toString()))
        .isZero();
    assertThat(said(3, 3)).noneMatch(sentence -> sentence.contains("left out"));
    assertThat(said(2, 2))
        .anyMatch(sentence -> sentence.startsWith("there are more than 2 machines, and the others"))
        .anyMatch(sentence -> sentence.startsWith("there are more than 2 answers, and the others"));
  }
}
