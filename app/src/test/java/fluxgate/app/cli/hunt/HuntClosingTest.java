package fluxgate.app.cli.hunt;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.app.cli.CommandRun;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a hunt says at its end: of its findings together, and of records that gave nothing. */
final class HuntClosingTest {
  private static final String SAMPLES = Path.of("..", "samples").toString();

  private static final String ANSWER =
      """
      {"timestamp":"2026-11-02T08:00:00.000000+0000","event_type":"dns","src_ip":"10.0.0.1",\
      "src_port":4000,"dest_ip":"10.0.0.53","dest_port":53,"proto":"UDP","dns":{"version":3,\
      "type":"response","rrname":"www.shop.example","rrtype":"A","rcode":"NOERROR",\
      "answers":[{"rrname":"www.shop.example","rrtype":"A","ttl":60,"rdata":"198.51.100.7"}]}}
      """;

  private static final String OTHER =
      "{\"timestamp\":\"2026-11-02T08:00:01.000000+0000\",\"event_type\":\"http\"}\n";

  @TempDir private Path folder;

  @Test
  void what_is_unknown_of_all_is_said_once() {
    String page = CommandRun.of("hunt", SAMPLES).out();
    assertThat(page).containsOnlyOnce("BASELINE_COLD").containsOnlyOnce("\n\nOf all of these:\n");
    String one = CommandRun.of("hunt", SAMPLES, "--top", "1").out();
    assertThat(one).containsOnlyOnce("BASELINE_COLD").doesNotContain("Of all of these");
    assertThat(CommandRun.of("hunt", SAMPLES, "--json").out().split("BASELINE_COLD", -1))
        .hasSize(4);
  }

  @Test
  void reasons_are_named_and_where_the_first_damage_lies() throws IOException {
    String log = ANSWER + OTHER + OTHER + "{\"timestamp\":\n";
    Path plain = Files.writeString(folder.resolve("eve.json"), log);
    long offset = ANSWER.length() + 2 * OTHER.length();
    assertThat(CommandRun.of("hunt", plain.toString()).err())
        .contains("\nfluxgate: skipped as nothing to use: other_event_type 2.\n")
        .contains("\nfluxgate: rejected as damaged or incomplete: bad_json 1; the first in ")
        .contains("eve.json at offset " + offset + ".\n");
    Path packed = folder.resolve("eve.json.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write(log.getBytes(StandardCharsets.UTF_8));
    }
    assertThat(CommandRun.of("hunt", packed.toString()).err())
        .contains("eve.json.gz at offset " + offset + " of what is decompressed.\n");
  }

  @Test
  void where_a_format_leaves_the_time_to_others_it_is_said_who_adds_it() throws IOException {
    String lookup =
        "{\"state\":\"success\",\"question\":[{\"class\":1,\"type\":1,\"name\":\"www.a.example\"}]}\n";
    Path log = Files.writeString(folder.resolve("monitor.log"), lookup);
    assertThat(CommandRun.of("hunt", log.toString()).err())
        .contains("rejected as damaged or incomplete: no_time 1;")
        .contains(
            "\nfluxgate: no_time: what resolved-monitor writes says no time by itself; keep it"
                + " through journald or syslog, which add the time.\n");
    Path eve =
        Files.writeString(
            folder.resolve("eve.json"), ANSWER + ANSWER.replaceFirst("\"timestamp\":[^,]*,", ""));
    assertThat(CommandRun.of("hunt", eve.toString()).err())
        .contains("rejected as damaged or incomplete: ")
        .doesNotContain("journald");
  }

  @Test
  void little_that_is_skipped_needs_no_reason() throws IOException {
    Path log = Files.writeString(folder.resolve("eve.json"), ANSWER.repeat(9) + OTHER);
    assertThat(CommandRun.of("hunt", log.toString()).err())
        .contains("1 skipped")
        .doesNotContain("other_event_type")
        .doesNotContain("rejected as damaged");
  }
}
