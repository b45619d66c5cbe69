package fluxgate.format.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The subset of XML that events are written in, and what it leaves out. */
class EventXmlLineTest {
  private final EventXmlLine xml = new EventXmlLine();
  private final FieldRow row = new FieldRow();
  private final FieldRow event = row.row("Event", new FieldRow());
  private final FieldValue id = event.value("EventID");
  private final FieldRow data = event.row("EventData", new FieldRow());
  private final FieldValue image = data.value("Image");
  private final FieldValue user = data.value("User");

  private boolean reads(String line) {
    byte[] octets = line.getBytes(StandardCharsets.UTF_8);
    return xml.read(octets, 0, octets.length, row);
  }

  @Test
  void reads_elements_data_and_entities() {
    assertThat(
            reads(
                "<Event xmlns='x'> <EventID Qualifiers=\"0\">22</EventID><Other><a>b</a>c</Other>"
                    + "<EventData> <Data Name='Image'>C:\\&lt;a &amp; b&#x3e;&#233;</Data> "
                    + "<Data>1</Data><Data Name='Unknown'/><Data Name=\"User\">u</Data>"
                    + "</EventData></Event > "))
        .isTrue();
    assertThat(id.text()).isEqualTo("22");
    assertThat(image.text()).isEqualTo("C:\\<a & b>é");
    assertThat(user.text()).isEqualTo("u");
    assertThat(reads("<Event/>")).isTrue();
    assertThat(event.isPresent()).isTrue();
    assertThat(image.isPresent()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<",
        "<Event",
        "<Event>",
        "<Event></Evenx>",
        "<Event></Event",
        "<Event></Event>x",
        "<Event/><Event/>",
        "<Event a=b/>",
        "<Event a/>",
        "<Event a='<'/>",
        "<Event>&</Event>",
        "<Event>&lt</Event>",
        "<Event>&#;</Event>",
        "<Event>&#x;</Event>",
        "<Event>&#-1;</Event>",
        "<Event>&#x110000;</Event>",
        "<Event>&#99999999;</Event>",
        "<Event>&secret;</Event>",
        "<!DOCTYPE Event><Event/>",
        "<Event><!-- --></Event>",
        "<Event><![CDATA[x]]></Event>",
        "<?xml version='1.0'?><Event/>"
      })
  void refuses_the_rest(String line) {
    assertThat(reads(line)).isFalse();
  }

  @Test
  void refuses_depth() {
    assertThat(reads("<a>".repeat(100_000))).isFalse();
    assertThat(reads("<a>".repeat(17) + "</a>".repeat(17))).isFalse();
    assertThat(reads("<a>".repeat(10) + "</a>".repeat(10))).isTrue();
  }
}
