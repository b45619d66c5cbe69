package fluxgate.format.framing;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.format.Frame;
import fluxgate.format.Framing;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tuples are cut out of lines of any length, and the other lines stay lines. */
class FlowTupleReaderTest {
  private static final String TUPLE = "1795419481,10.20.30.41,192.0.2.7,51443,443,T,O,A,B,,,,";

  /** Gives so few octets at a time that every place is once the end of what was read. */
  private static InputStream drops(byte[] content, int octets) {
    return new ByteArrayInputStream(content) {
      @Override
      public synchronized int read(byte[] into, int offset, int length) {
        return super.read(into, offset, Math.min(length, octets));
      }
    };
  }

  private static List<String> frames(InputStream stream) throws IOException {
    List<String> frames = new ArrayList<>();
    var reader = Framing.FLOW_TUPLES.reader(stream);
    Frame frame = new Frame();
    while (reader.next(frame)) {
      String damage = frame.damage == null ? "" : " " + frame.damage.reason();
      frames.add(frame.position + "+" + frame.rawLength + " " + frame.text() + damage);
    }
    return frames;
  }

  private static List<String> frames(String content) throws IOException {
    byte[] octets = content.getBytes(StandardCharsets.UTF_8);
    List<String> whole = frames(new ByteArrayInputStream(octets));
    assertThat(frames(drops(octets, 1))).isEqualTo(whole);
    return whole;
  }

  @Test
  void cutsTuplesOutOfADocument() throws IOException {
    assertThat(
            frames(
                "{\"a\":[{\"flowTuples\" : [ \"x,1\",\r\n\"y,2\" ], \"b\":[\"z\"]}]}\nline\r\n\n"))
        .containsExactly("24+5 x,1", "32+5 y,2", "54+6 line");
    assertThat(frames("\uFEFF{\"flow.0\":\"x,1\",\"flow.12\":\"y,2\",\"flow.z\":\"n\"}\n{\"c\":1}"))
        .containsExactly("13+5 x,1", "29+5 y,2", "49+7 {\"c\":1}");
    assertThat(frames("\"flowTuples\":[]\n\"flowTuples\":{}\n\"flowTuples\":[\"cut"))
        .containsExactly("16+16 \"flowTuples\":{}", "46+4 cut truncated");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 262_117, 262_130, 262_144, 1_048_560, 1_048_577, 3_000_000})
  void findsThemWhereverTheyStandInALine(int before) throws IOException {
    String padding = "\"p\":\"" + "x".repeat(before) + "\",";
    StringBuilder document = new StringBuilder("{").append(padding).append("\"flowTuples\":[");
    int count = 40_000;
    for (int i = 0; i < count; i++) {
      document.append(i == 0 ? "\"" : ",\"").append(TUPLE).append('"');
    }
    document.append("]}");
    List<String> frames =
        frames(new ByteArrayInputStream(document.toString().getBytes(StandardCharsets.UTF_8)));
    boolean tooLong = before > LineReader.MAX_LINE;
    assertThat(frames).hasSize(count + (tooLong ? 1 : 0));
    assertThat(frames.subList(frames.size() - count, frames.size()))
        .allMatch(frame -> frame.endsWith(" " + TUPLE));
    assertThat(frames.get(0).endsWith(" line_too_long")).isEqualTo(tooLong);
  }

  @Test
  void leavesALineThatIsTooLong() throws IOException {
    String line = "x".repeat(LineReader.MAX_LINE + 1);
    assertThat(frames(new ByteArrayInputStream((line + "\ny\n").getBytes(StandardCharsets.UTF_8))))
        .containsExactly("0+1048578  line_too_long", "1048578+2 y");
  }

  @Test
  void leavesAnArrayOfWhatIsNoTuple() throws IOException {
    String text = "y".repeat(2_000);
    List<String> frames = frames("\"flowTuples\":[\"" + text + "\",\"" + TUPLE + "\"]\nz");
    assertThat(frames).hasSize(2);
    assertThat(frames.get(0)).endsWith(" tuple_too_long");
    assertThat(frames.get(1)).endsWith(" z");
  }
}
