package fluxgate.format.sysmon;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.format.Format;
import fluxgate.format.Frame;
import fluxgate.format.Input;
import fluxgate.format.Outcome;
import fluxgate.net.IpAddress;
import fluxgate.observation.RRsetObservation;
import fluxgate.testing.DecodedInput;
import fluxgate.testing.ObservationText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** One day's events say the same in each notation, and results mean what their rule says. */
class SysmonNotationsTest {
  private static final Path FOLDER = Path.of("src/test/resources/fluxgate/format/sysmon");

  /** Of each record what became of it and what it said, without the place. */
  private static List<String> said(String file) throws IOException {
    DecodedInput decoded =
        DecodedInput.of(Format.SYSMON, file, Files.readAllBytes(FOLDER.resolve(file)));
    List<String> said = new ArrayList<>();
    int from = 0;
    for (DecodedInput.Record record : decoded.records()) {
      if (record.outcome().kind() == Outcome.Kind.NOT_A_RECORD) {
        continue;
      }
      StringBuilder line = new StringBuilder(record.outcome().toString());
      for (; from < record.emitted(); from++) {
        line.append("; ").append(ObservationText.withoutPlace(decoded.observations().get(from)));
      }
      said.add(line.toString());
    }
    return said;
  }

  @Test
  void agree() throws IOException {
    List<String> xml = said("events.xml");
    assertThat(xml).hasSize(14);
    assertThat(said("winlogbeat.ndjson")).isEqualTo(xml);
    assertThat(said("evtx-dump.ndjson")).isEqualTo(xml);
    assertThat(said("flat.ndjson")).isEqualTo(xml);
  }

  @Test
  void agree_after_elastics_pipeline_but_for_glue() throws IOException {
    List<String> xml = said("events.xml");
    List<String> ecs = said("winlogbeat-ecs.ndjson");
    for (int i = 0; i < xml.size(); i++) {
      if (xml.get(i).contains("cdn.shop.example")) {
        assertThat(ecs.get(i)).contains("[203.0.113.5, 192.0.2.201, 192.0.2.202]");
      } else {
        assertThat(ecs.get(i)).isEqualTo(xml.get(i));
      }
    }
  }

  private static List<IpAddress> addresses(String results) {
    return addresses(new Input("x"), results);
  }

  private static List<IpAddress> addresses(Input input, String results) {
    String line =
        String.format(
            Locale.ROOT,
            "{\"EventID\":22,\"Computer\":\"ws\",\"UtcTime\":\"2026-11-23 07:38:01\","
                + "\"QueryName\":\"a.example\",\"QueryStatus\":\"0\",\"QueryResults\":\"%s\"}",
            results);
    List<IpAddress> addresses = new ArrayList<>();
    Frame frame = new Frame();
    frame.buffer = line.getBytes(StandardCharsets.UTF_8);
    frame.length = frame.buffer.length;
    new SysmonDecoder(input)
        .decode(
            frame,
            observation -> {
              if (observation instanceof RRsetObservation seen) {
                addresses.addAll(seen.rrset().addresses());
              }
            });
    return addresses;
  }

  @Test
  void takes_no_glue_and_no_cut_end() {
    assertThat(addresses("::ffff:192.0.2.7;2001:db8::7;192.0.2.53;2001:db8::53;192.0.2.54;"))
        .containsExactly(IpAddress.of("192.0.2.7"), IpAddress.of("2001:db8::7"));
    assertThat(addresses("::ffff:192.0.2.7;::ffff:192.0.2.1"))
        .containsExactly(IpAddress.of("192.0.2.7"));
    assertThat(addresses("-")).isEmpty();
  }

  @Test
  void takes_them_where_the_user_wants_all() {
    assertThat(addresses(new Input("x").withGlue(), "::ffff:192.0.2.7;192.0.2.53;::ffff:192.0.2.1"))
        .containsExactly(
            IpAddress.of("192.0.2.7"), IpAddress.of("192.0.2.53"), IpAddress.of("192.0.2.1"));
  }
}
