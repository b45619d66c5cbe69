package fluxgate.app.casefile.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.app.Main;
import fluxgate.app.history.folder.StoreException;
import fluxgate.app.history.folder.StoreFolder;
import fluxgate.app.history.sighting.RawPlace;
import fluxgate.app.history.sighting.SeenHost;
import fluxgate.app.history.sighting.SeenHost.Deed;
import fluxgate.app.history.sighting.SeenHost.Kind;
import fluxgate.app.history.sighting.Sightings;
import fluxgate.dns.DomainName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of a store that has less than a case listed, or of which that is not known. */
final class RemainsTest {
  private static final long MEMORY = 256L << 20;

  @TempDir Path folder;

  private static Listing listed(String label) {
    Listing listing = new Listing();
    Deed deed = new Deed(Kind.ASKED, 1, 1, 1, 1, List.of("a.example"), 0, List.of(), 0);
    listing.add(
        new ListedHost(
            new SeenHost(label, List.of(label), List.of(), 1, false, List.of(deed)),
            Map.of(Kind.ASKED, List.of(new RawPlace(1, "gone.log", 0, 90)))));
    return listing;
  }

  private Path store() throws IOException {
    Path log =
        Files.writeString(
            folder.resolve("dns.log"),
            "{\"ts\":1793606400.0,\"uid\":\"C1\",\"id.orig_h\":\"10.0.0.1\",\"id.orig_p\":5,"
                + "\"id.resp_h\":\"192.0.2.53\",\"id.resp_p\":53,\"proto\":\"udp\","
                + "\"query\":\"a.example\",\"qclass\":1,\"qtype\":1,\"qtype_name\":\"A\","
                + "\"rcode\":0,\"rcode_name\":\"NOERROR\",\"AA\":false,"
                + "\"answers\":[\"192.0.2.7\"],\"TTLs\":[60.0]}\n");
    Path store = folder.resolve("store");
    assertThat(Main.run("history", "import", log.toString(), "--store", store.toString())).isZero();
    return store;
  }

  private static Sightings sightings(StoreFolder store) throws StoreException {
    DomainName name = java.util.Objects.requireNonNull(DomainName.parse("a.example"));
    return Sightings.of(store, List.of(name), 0, Long.MAX_VALUE / 2, MEMORY, gap -> {});
  }

  @Test
  void records_that_the_store_does_not_have_are_gone() throws Exception {
    try (StoreFolder store = StoreFolder.toRead(store());
        Sightings sightings = sightings(store)) {
      Remains remains = Remains.of(listed("10.0.0.9"), new Listing(), sightings);
      assertThat(remains.stored("10.0.0.9")).isEqualTo(Host.Stored.NONE);
      assertThat(remains.gaps())
          .containsExactly(
              "the store no longer has the records behind 1 machine; what the case listed before"
                  + " stays.");
    }
  }

  @Test
  void records_of_a_store_that_cannot_be_read_are_not_said_to_be_gone() throws Exception {
    Path place = store();
    try (StoreFolder store = StoreFolder.toRead(place);
        Sightings sightings = sightings(store)) {
      try (Stream<Path> files = Files.walk(place.resolve("observations"))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Files.delete(file);
        }
      }
      Remains remains = Remains.of(listed("10.0.0.9"), new Listing(), sightings);
      assertThat(remains.stored("10.0.0.9")).isEqualTo(Host.Stored.UNKNOWN);
      assertThat(remains.stored("10.0.0.9").word()).isEqualTo("unknown");
      assertThat(remains.gaps()).hasSize(1);
      assertThat(remains.gaps().getFirst())
          .startsWith(
              "whether the store still has the records behind 1 machine is not known, and what the"
                  + " case listed before stays: "
                  + place
                  + ": it cannot be read: ")
          .endsWith(". Should a file be damaged, 'fluxgate history verify' says which.");
    }
  }
}
