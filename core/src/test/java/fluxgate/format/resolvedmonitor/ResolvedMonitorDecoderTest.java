package fluxgate.format.resolvedmonitor;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.dns.Rdata;
import fluxgate.format.Format;
import fluxgate.format.text.FieldList;
import fluxgate.format.text.FieldRow;
import fluxgate.format.text.FieldRows;
import fluxgate.format.text.FieldValue;
import fluxgate.format.text.JsonLine;
import fluxgate.format.text.WireRecord;
import fluxgate.net.IpAddress;
import fluxgate.testing.DecodedInput;
import fluxgate.testing.ObservationText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What systemd-resolved says in several ways is read as one. */
final class ResolvedMonitorDecoderTest {
  private static final Path GOLDENS =
      Path.of("src/test/resources/fluxgate/format/resolved-monitor");

  /** A line, with what resolved says of its records in words. */
  private static final class Lines extends FieldRow {
    private final FieldRows<Answer> answers = rows("answer", Answer::new);
  }

  private static final class Answer extends FieldRow {
    private final FieldValue raw = value("raw");
    private final Words words = row("rr", new Words());
  }

  private static final class Words extends FieldRow {
    private final FieldList address = list("address");
    private final FieldValue name = value("name");
    private final FieldValue exchange = value("exchange");
    private final FieldRow key = row("key", new FieldRow());
    private final FieldValue owner = key.value("name");
    private final FieldValue type = key.value("type");
  }

  @Test
  void readsRecordsAsResolvedDoes() throws IOException {
    JsonLine json = new JsonLine();
    Lines row = new Lines();
    int compared = 0;
    for (String line : Files.readAllLines(GOLDENS.resolve("monitor.log"))) {
      byte[] octets = line.getBytes(StandardCharsets.UTF_8);
      assertThat(json.read(octets, 0, octets.length, row)).isTrue();
      for (int i = 0; i < row.answers.size(); i++) {
        Answer answer = row.answers.get(i);
        WireRecord record = WireRecord.of(answer.raw);
        assertThat(record).as(line).isNotNull();
        if (answer.words.isPresent()) {
          compared += compare(answer.words, record);
        }
      }
    }
    assertThat(compared).isGreaterThan(60);
  }

  /** How many values were compared. */
  private static int compare(Words words, WireRecord record) {
    assertThat(record.owner()).isEqualTo(words.owner.name());
    assertThat(record.type().code()).isEqualTo(words.type.whole(65_535));
    if (words.address.size() > 0) {
      byte[] octets = new byte[words.address.size()];
      for (int i = 0; i < octets.length; i++) {
        octets[i] = (byte) words.address.get(i).whole(255);
      }
      IpAddress address = IpAddress.fromBytes(octets, 0, octets.length);
      assertThat(text(record.rdata())).isEqualTo(String.valueOf(address));
      return 1;
    }
    FieldValue target = words.exchange.isPresent() ? words.exchange : words.name;
    if (target.isPresent()) {
      assertThat(text(record.rdata())).isEqualTo(String.valueOf(target.name()));
      return 1;
    }
    return 0;
  }

  private static String text(Rdata rdata) {
    return switch (rdata) {
      case Rdata.Address address -> address.address().toString();
      case Rdata.Target target -> target.name().toString();
      case Rdata.Other other -> other.text();
    };
  }

  @Test
  void readsBothExportsOfTheJournalAlike() throws IOException {
    assertThat(said("journal-short-iso.log"))
        .hasSizeGreaterThan(40)
        .isEqualTo(said("journal.ndjson"));
  }

  /** But for fractions of seconds, which one of them leaves out. */
  private static List<String> said(String golden) throws IOException {
    byte[] content = Files.readAllBytes(GOLDENS.resolve(golden));
    return DecodedInput.of(Format.RESOLVED_MONITOR, golden, content).observations().stream()
        .map(ObservationText::withoutPlace)
        .map(text -> text.replaceFirst("(:\\d\\d)\\.\\d+Z ", "$1Z "))
        .toList();
  }
}
