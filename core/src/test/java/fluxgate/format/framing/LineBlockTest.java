package fluxgate.format.framing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fluxgate.format.Frame;
import fluxgate.format.FrameReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Lines are the same whether they are read one by one or taken out in blocks. */
class LineBlockTest {
  private static LineReader reader(InputStream stream) {
    return new LineReader(new BlockInput(stream));
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  /** A stream that fails once. */
  private static InputStream failing() {
    return new InputStream() {
      private boolean failed;

      @Override
      public int read() throws IOException {
        if (failed) {
          return -1;
        }
        failed = true;
        throw new IOException("damaged");
      }
    };
  }

  private static String said(Frame frame) {
    String what =
        frame.damage == null
            ? frame.text().length() + " " + frame.text().hashCode()
            : frame.damage.reason();
    return frame.position + "+" + frame.rawLength + " " + what;
  }

  private static void readAll(FrameReader reader, List<String> lines) throws IOException {
    Frame frame = new Frame();
    while (reader.next(frame)) {
      lines.add(said(frame));
    }
  }

  @Test
  void blocksAndLinesCanBeTakenByTurns() throws IOException {
    Random random = new Random(3);
    for (int round = 0; round < 60; round++) {
      StringBuilder text = new StringBuilder(round % 3 == 0 ? "\uFEFF\uFEFF" : "");
      for (int i = 0; i < 400; i++) {
        int length = random.nextInt(100) == 0 ? random.nextInt(1_300_000) : random.nextInt(40);
        text.append("x".repeat(length)).append(random.nextBoolean() ? "\n" : "\r\n");
      }
      text.append("last");
      List<String> oneByOne = new ArrayList<>();
      readAll(reader(stream(text.toString())), oneByOne);
      List<String> mixed = new ArrayList<>();
      LineReader lines = reader(stream(text.toString()));
      Frame frame = new Frame();
      boolean more = true;
      while (more) {
        LineBlock block = random.nextInt(3) == 0 ? lines.block(1 << random.nextInt(10, 19)) : null;
        if (block != null) {
          readAll(block.reader(), mixed);
        } else {
          more = lines.next(frame);
          if (more) {
            mixed.add(said(frame));
          }
        }
      }
      assertThat(mixed).isEqualTo(oneByOne);
    }
  }

  @Test
  void blocksEndAtLineEnds() throws IOException {
    LineReader lines = reader(stream("aa\nbbb\ncccccccccc\ndd"));
    LineBlock block = lines.block(8);
    assertThat(block).isNotNull();
    assertThat(block.position()).isZero();
    assertThat(new String(block.octets(), StandardCharsets.UTF_8)).isEqualTo("aa\nbbb\n");
    assertThat(lines.block(8)).as("a longer line").isNull();
    assertThat(lines.next(new Frame())).isTrue();
    assertThat(lines.block(8)).as("a line without an end").isNull();
    assertThat(lines.next(new Frame())).isTrue();
    assertThat(lines.block(8)).as("nothing more").isNull();
    assertThat(lines.next(new Frame())).isFalse();
  }

  @Test
  void damageShowsAfterTheLinesBeforeIt() throws IOException {
    LineReader lines = reader(new SequenceInputStream(stream("aa\nbbb\ncc"), failing()));
    LineBlock block = lines.block(1_000);
    assertThat(block).isNotNull();
    List<String> read = new ArrayList<>();
    readAll(block.reader(), read);
    assertThat(read).hasSize(2);
    assertThat(lines.block(1_000)).isNull();
    assertThatThrownBy(() -> lines.next(new Frame()))
        .isInstanceOf(IOException.class)
        .hasMessage("damaged");
  }
}
