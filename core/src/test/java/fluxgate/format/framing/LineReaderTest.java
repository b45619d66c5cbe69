package fluxgate.format.framing;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.format.Frame;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LineReaderTest {
  private static List<String> read(InputStream stream) throws IOException {
    LineReader reader = new LineReader(new BlockInput(stream));
    Frame frame = new Frame();
    List<String> lines = new ArrayList<>();
    while (reader.next(frame)) {
      String what = frame.damage == null ? frame.text() : frame.damage.reason();
      lines.add(frame.position + "+" + frame.rawLength + " " + what);
    }
    return lines;
  }

  private static List<String> read(String text) throws IOException {
    return read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** At most {@code most} octets a read, as sockets and decompressors give them. */
  private static InputStream slowly(byte[] content, int most) {
    return new ByteArrayInputStream(content) {
      @Override
      public synchronized int read(byte[] into, int at, int length) {
        return super.read(into, at, Math.min(length, most));
      }
    };
  }

  @Test
  void endsLinesAtLineFeedsWithOrWithoutCarriageReturn() throws IOException {
    assertThat(read("a\nbc\r\nd")).containsExactly("0+2 a", "2+4 bc", "6+1 d");
  }

  @Test
  void keepsCarriageReturnsInsideALine() throws IOException {
    assertThat(read("a\rb\n\r\r\n")).containsExactly("0+4 a\rb", "4+3 \r");
  }

  @Test
  void passesOverEmptyLines() throws IOException {
    assertThat(read("\n\r\na\n\n")).containsExactly("3+2 a");
    assertThat(read("")).isEmpty();
    assertThat(read("\r")).isEmpty();
  }

  @Test
  void passesOverAByteOrderMark() throws IOException {
    assertThat(read("\uFEFFa\n")).containsExactly("3+2 a");
    assertThat(read("\uFEFF")).isEmpty();
    assertThat(read("a\n\uFEFFb")).containsExactly("0+2 a", "2+4 \uFEFFb");
  }

  @Test
  void deliversATooLongLineOnceAndGoesOn() throws IOException {
    String longest = "x".repeat(LineReader.MAX_LINE);
    assertThat(read("a\n" + longest + "x\nb\n"))
        .containsExactly(
            "0+2 a",
            "2+%d line_too_long".formatted(longest.length() + 2),
            "%d+2 b".formatted(longest.length() + 4));
    assertThat(read(longest + "\nb"))
        .hasSize(2)
        .element(1)
        .isEqualTo((longest.length() + 1) + "+1 b");
    assertThat(read(longest.repeat(3))).containsExactly("0+%d line_too_long".formatted(3 << 20));
  }

  @Test
  void readsTheSameHoweverTheStreamIsCut() throws IOException {
    Random random = new Random(7);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 4000; i++) {
      text.append("y".repeat(random.nextInt(200))).append(i % 3 == 0 ? "\r\n" : "\n");
    }
    byte[] content = text.toString().getBytes(StandardCharsets.UTF_8);
    List<String> whole = read(new ByteArrayInputStream(content));
    for (int most : new int[] {1, 7, 4096}) {
      assertThat(read(slowly(content, most))).isEqualTo(whole);
    }
  }

  @Test
  void findsLineFeedsAtEveryDistance() {
    Random random = new Random(11);
    byte[] buffer = new byte[64];
    for (int round = 0; round < 2000; round++) {
      random.nextBytes(buffer);
      int from = random.nextInt(20);
      int to = from + random.nextInt(40);
      int expected = -1;
      for (int i = from; i < to && expected < 0; i++) {
        expected = buffer[i] == '\n' ? i : -1;
      }
      assertThat(LineReader.indexOfLineFeed(buffer, from, to)).isEqualTo(expected);
    }
  }
}
