package fluxgate.format.resolvedmonitor;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.dns.RRType;
import fluxgate.dns.Rdata;
import fluxgate.format.Format;
import fluxgate.format.Head;
import fluxgate.format.Outcome;
import fluxgate.format.text.FieldList;
import fluxgate.format.text.FieldRow;
import fluxgate.format.text.FieldRows;
import fluxgate.format.text.FieldValue;
import fluxgate.format.text.JsonLine;
import fluxgate.format.text.WireRecord;
import fluxgate.net.IpAddress;
import fluxgate.testing.DecodedInput;
import fluxgate.testing.ObservationText;
import fluxgate.testing.RecordText;
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

  private static List<String> of(String questions, String... records) {
    StringBuilder line = new StringBuilder("2026-11-23T07:38:01+00:00 host1 resolvectl[310]: ");
    line.append("{\"state\":\"success\",\"question\":[").append(questions).append("],\"answer\":[");
    for (int i = 0; i < records.length; i++) {
      line.append(i == 0 ? "" : ",").append("{\"raw\":\"").append(records[i]).append("\"}");
    }
    byte[] content = line.append("]}\n").toString().getBytes(StandardCharsets.UTF_8);
    DecodedInput read = DecodedInput.of(Format.RESOLVED_MONITOR, "log", content);
    assertThat(read.records().getFirst().outcome()).isEqualTo(Outcome.ACCEPTED);
    return read.observations().stream()
        .map(ObservationText::withoutPlace)
        .map(text -> text.replaceFirst(".*server=- ", "").strip())
        .toList();
  }

  private static String asked(String name, RRType type) {
    return "{\"class\":1,\"type\":" + type.code() + ",\"name\":\"" + name + "\"}";
  }

  /**
   * The address of a zone's host, though another name was asked for addresses in the same lookup.
   */
  @Test
  void keepsGlueBesideAQuestionForAddressesOfAnotherName() {
    assertThat(
            of(
                asked("www.shop.example", RRType.A) + "," + asked("flux.example", RRType.NS),
                RecordText.base64("www.shop.example", RRType.A, 1, 203, 0, 113, 7),
                RecordText.base64("flux.example", RRType.NS, 1, "ns1.flux.example"),
                RecordText.base64("ns1.flux.example", RRType.A, 1, 203, 0, 113, 200)))
        .containsExactly(
            "question=www.shop.example/A ANSWER UNKNOWN ZONE www.shop.example 60/REMAINING A"
                + " [203.0.113.7]",
            "question=flux.example/NS ANSWER UNKNOWN ZONE flux.example 60/REMAINING NS"
                + " [ns1.flux.example]",
            "question=flux.example/NS ADDITIONAL UNKNOWN ZONE ns1.flux.example 60/REMAINING A"
                + " [203.0.113.200]");
  }

  @Test
  void leavesOutRecordsOfOtherClasses() {
    assertThat(
            of(
                asked("www.flux.example", RRType.A),
                RecordText.base64("www.flux.example", RRType.A, 1, 203, 0, 113, 7),
                RecordText.base64("www.flux.example", RRType.A, 3, 203, 0, 113, 8),
                RecordText.base64("www.flux.example", RRType.A, 0x8001, 203, 0, 113, 9)))
        .containsExactly(
            "question=www.flux.example/A ANSWER UNKNOWN ZONE www.flux.example 60/REMAINING A"
                + " [203.0.113.7]");
    assertThat(
            of(
                asked("www.flux.example", RRType.A),
                RecordText.base64("www.flux.example", RRType.A, 3, 203, 0, 113, 8)))
        .containsExactly("question=www.flux.example/A rcode=NOERROR");
  }

  @Test
  void isRecognisedByTheStatesOfResolvedAlone() {
    String rest = "\"question\":[{\"class\":1,\"type\":1,\"name\":\"www.flux.example\"}]}\n";
    for (String state : List.of("success", "rcode-failure", "timeout", "stub-loop", "errno")) {
      assertThat(isRecognised("{\"state\":\"" + state + "\"," + rest)).as(state).isTrue();
    }
    for (String state : List.of("open", "", "SUCCESS", "success ", "pending", "1")) {
      assertThat(isRecognised("{\"state\":\"" + state + "\"," + rest)).as(state).isFalse();
    }
    assertThat(isRecognised("{\"state\":[\"success\"]," + rest)).isFalse();
    assertThat(isRecognised("{" + rest)).isFalse();
  }

  private static boolean isRecognised(String line) {
    byte[] octets = line.getBytes(StandardCharsets.UTF_8);
    return ResolvedMonitorDecoder.recognises(new Head(octets, octets.length));
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
