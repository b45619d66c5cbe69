package fluxgate.app.history.tuple;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.app.Main;
import fluxgate.app.history.duckdb.Database;
import fluxgate.app.history.folder.StoreFolder;
import fluxgate.app.history.folder.StoredFile;
import fluxgate.app.history.folder.StoredFile.Kind;
import fluxgate.dns.RRType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What an import sums up from its numbers is, row for row, what DuckDB sums up from the
 * observations that it wrote.
 */
final class DayTuplesTest {
  private static final Path SAMPLES = Path.of("..", "samples").toAbsolutePath().normalize();

  /** IPv6, names with dots and backslashes in a label, aggregates, texts, the root. */
  private static final List<String> ODD =
      List.of(
          "{\"rrname\":\"v6.bad.example\",\"rrtype\":\"AAAA\",\"rdata\":[\"2001:db8::1\",\"fe80::1\",\"::1\"],\"time_first\":1793577600,\"time_last\":1793577700,\"count\":7}",
          "{\"rrname\":\"v6.bad.example\",\"rrtype\":\"AAAA\",\"rdata\":[\"ff02::1\"],\"time_first\":1793577601,\"time_last\":1793577701,\"count\":3}",
          "{\"rrname\":\"a\\\\.b.bad.example\",\"rrtype\":\"A\",\"rdata\":[\"192.0.2.1\"],\"time_first\":1793577602,\"time_last\":1793577702,\"count\":1}",
          "{\"rrname\":\"bad.example\",\"rrtype\":\"NS\",\"rdata\":[\"ns2.bad.example\",\"ns1.bad.example\"],\"time_first\":1793577602,\"time_last\":1793577702,\"count\":1}",
          "{\"rrname\":\"bad.example\",\"rrtype\":\"TXT\",\"rdata\":[\"it's \\u00e9 \\\"text\\\"\"],\"time_first\":1793577602,\"time_last\":1793577702,\"count\":1}",
          "{\"rrname\":\"odd0.bad.example\",\"rrtype\":\"CNAME\",\"rdata\":[\"a..b\"],\"time_first\":1793577602,\"time_last\":1793577702,\"count\":1}",
          "{\"rrname\":\"odd1.bad.example\",\"rrtype\":\"CNAME\",\"rdata\":[\"zz.example\"],\"time_first\":1793577602,\"time_last\":1793577702,\"count\":1}",
          "{\"rrname\":\"odd2.bad.example\",\"rrtype\":\"NS\",\"rdata\":[\"192.0.2.7\"],\"time_first\":1793577602,\"time_last\":1793577702,\"count\":1}",
          "{\"rrname\":\"odd3.bad.example\",\"rrtype\":\"CNAME\",\"rdata\":[\"b..a\"],\"time_first\":1793577602,\"time_last\":1793577702,\"count\":1}",
          "{\"rrname\":\".\",\"rrtype\":\"NS\",\"rdata\":[\"ns.example\"],\"time_first\":1793577602,\"time_last\":1793577702,\"count\":1}");

  @TempDir private Path folder;

  @Test
  void the_samples_are_summed_up_alike() throws Exception {
    compare(SAMPLES);
  }

  @Test
  void odd_records_are_summed_up_alike() throws Exception {
    compare(Files.write(folder.resolve("cof.json"), ODD));
  }

  @Test
  void records_of_every_type_are_summed_up_alike() throws Exception {
    List<String> lines = new ArrayList<>();
    for (int code = 1; code < 300; code++) {
      RRType type = new RRType(code);
      if (!type.isAddress()) {
        lines.add(
            "{\"rrname\":\"a.bad.example\",\"rrtype\":\""
                + type
                + "\",\"rdata\":[\"b.bad.example\"],\"time_first\":1793577602,"
                + "\"time_last\":1793577702,\"count\":1}");
      }
    }
    compare(Files.write(folder.resolve("cof.json"), lines));
    assertThat(RollUp.TARGETS).isEqualTo("'NS', 'CNAME', 'PTR', 'MX', 'SRV', 'DNAME'");
  }

  private void compare(Path input) throws Exception {
    Path place = folder.resolve("store");
    assertThat(Main.run("history", "import", input.toString(), "--store", place.toString()))
        .isZero();
    try (StoreFolder store = StoreFolder.toWrite(place, Instant.EPOCH);
        Database database = Database.open(null, 1, 1L << 30)) {
      List<StoredFile> observations = store.manifest().of(Kind.OBSERVATIONS).toList();
      assertThat(observations).hasSize(1);
      String day = observations.getFirst().period();
      for (StoredFile summed : new RollUp(database, store, 99).day(day, observations)) {
        StoredFile own = store.manifest().of(summed.kind(), day).getFirst();
        String ours = Database.parquet(List.of(store.path(own)), ", file_row_number = true");
        String theirs = Database.parquet(List.of(store.path(summed)), ", file_row_number = true");
        assertThat(
                database.rows(
                    "(SELECT 'ours' AS who, * FROM (SELECT * FROM "
                        + ours
                        + " EXCEPT ALL SELECT * FROM "
                        + theirs
                        + ")) UNION ALL (SELECT 'theirs' AS who, * FROM (SELECT * FROM "
                        + theirs
                        + " EXCEPT ALL SELECT * FROM "
                        + ours
                        + ")) LIMIT 6",
                    row -> {
                      StringBuilder text = new StringBuilder();
                      for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                        text.append(row.getString(i)).append(' ');
                      }
                      return text.toString();
                    }))
            .as(summed.kind().word())
            .isEmpty();
        assertThat(own.rows()).isEqualTo(summed.rows());
        assertThat(own.firstMicros()).isEqualTo(summed.firstMicros());
        assertThat(own.lastMicros()).isEqualTo(summed.lastMicros());
      }
    }
  }
}
