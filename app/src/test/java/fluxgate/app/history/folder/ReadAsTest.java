package fluxgate.app.history.folder;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.app.history.folder.Json.JsonObject;
import fluxgate.app.source.ReadOptions;
import fluxgate.format.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an import records of its options, and how it tells others from them. */
final class ReadAsTest {
  private static final ReadAs STANDARD = ReadAs.of(ReadOptions.standard(), null);

  @TempDir private Path folder;

  private static ReadAs of(ReadOptions options) {
    return ReadAs.of(options, null);
  }

  private static void differs(ReadAs then, String difference, String given) {
    assertThat(then.differenceTo(STANDARD)).isEqualTo(difference);
    assertThat(then.given()).isEqualTo(given);
    assertThat(then.differenceTo(then)).isEmpty();
    assertThat(STANDARD.differenceTo(then)).isNotEmpty();
    JsonObject written = Json.parse(Json.object(then::write));
    assertThat(written).isNotNull();
    assertThat(ReadAs.read(written)).isEqualTo(then);
  }

  @Test
  void each_option_that_decides_what_rows_say() throws IOException {
    ReadOptions standard = ReadOptions.standard();
    differs(
        of(standard.withFormat(Format.ZEEK_DNS)),
        "--format was zeek-dns, and is not given",
        "--format zeek-dns");
    differs(
        of(standard.withZone(ZoneId.of("Asia/Tokyo"))),
        "--time-zone was Asia/Tokyo, and is UTC",
        "--time-zone Asia/Tokyo");
    differs(
        of(standard.withLateness(3_600_000_000L)), "--lateness was 60, and is 15", "--lateness 60");
    differs(of(standard.withGlue()), "--sysmon-glue was given, and is not given", "--sysmon-glue");
    Path hosts = Files.writeString(folder.resolve("hosts.csv"), "a");
    differs(
        ReadAs.of(standard, hosts),
        "--host-map was " + hosts + " with SHA-256 ca978112ca1b…, and is not given",
        "--host-map " + hosts + " with SHA-256 ca978112ca1b…");
  }

  @Test
  void names_of_one_zone_and_of_one_map_are_the_same() throws IOException {
    assertThat(of(ReadOptions.standard().withZone(ZoneId.of("Etc/UTC"))).differenceTo(STANDARD))
        .isEmpty();
    Path hosts = Files.writeString(folder.resolve("hosts.csv"), "a");
    Path moved = Files.writeString(folder.resolve("moved.csv"), "a");
    ReadAs then = ReadAs.of(ReadOptions.standard(), hosts);
    assertThat(then.differenceTo(ReadAs.of(ReadOptions.standard(), moved))).isEmpty();
    Files.writeString(hosts, "b");
    assertThat(then.differenceTo(ReadAs.of(ReadOptions.standard(), hosts)))
        .startsWith("--host-map was ");
  }

  @Test
  void a_map_that_could_be_read_only_once_is_like_no_other() {
    ReadAs once = ReadAs.of(ReadOptions.standard(), Path.of("/dev/null"));
    assertThat(once.differenceTo(once)).isEqualTo("--host-map was /dev/null, and is /dev/null");
  }
}
