package fluxgate.format.framing;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.format.Frame;
import fluxgate.format.FrameReader;
import fluxgate.format.Framing;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BinaryFramingTest {
  private static final long SECONDS = 1_700_000_000L;
  private static final long MICROS = SECONDS * 1_000_000 + 123_456;

  /** Each frame as {@code text@position+rawLength time link wire}, or its damage. */
  private static List<String> read(Framing framing, byte[] content) throws IOException {
    FrameReader reader = framing.reader(new ByteArrayInputStream(content));
    Frame frame = new Frame();
    List<String> frames = new ArrayList<>();
    while (reader.next(frame)) {
      if (frame.damage != null) {
        frames.add(frame.damage.reason() + "@" + frame.position);
        continue;
      }
      String text = "%s@%d+%d".formatted(frame.text(), frame.position, frame.rawLength);
      String packet = " %d %d %d".formatted(frame.timeMicros, frame.linkType, frame.wireLength);
      frames.add(framing == Framing.FRAME_STREAMS ? text : text + packet);
    }
    return frames;
  }

  private static ByteBuffer buffer(int size, boolean big) {
    return ByteBuffer.allocate(size).order(big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      joined.writeBytes(part);
    }
    return joined.toByteArray();
  }

  private static byte[] pcap(boolean big, boolean nanos, int claimed) {
    return buffer(46, big)
        .putInt(nanos ? 0xA1B23C4D : 0xA1B2C3D4)
        .putShort((short) 2)
        .putShort((short) 4)
        .putLong(0)
        .putInt(65_535)
        .putInt(0x1000_0071)
        .putInt((int) SECONDS)
        .putInt(nanos ? 123_456_789 : 123_456)
        .putInt(claimed)
        .putInt(900)
        .put(ascii("packet"))
        .array();
  }

  @Test
  void readsPcapInEveryOrderAndUnit() throws IOException {
    for (boolean big : new boolean[] {false, true}) {
      for (boolean nanos : new boolean[] {false, true}) {
        assertThat(read(Framing.PCAP, pcap(big, nanos, 6)))
            .containsExactly("packet@24+22 " + MICROS + " 113 900");
      }
    }
  }

  @Test
  void reportsDamagedPcapOnce() throws IOException {
    assertThat(read(Framing.PCAP, pcap(true, false, 7))).containsExactly("truncated@24");
    assertThat(read(Framing.PCAP, pcap(true, false, -1))).containsExactly("record_too_long@24");
    assertThat(read(Framing.PCAP, new byte[30])).containsExactly("bad_file_header@0");
    assertThat(read(Framing.PCAP, new byte[3])).containsExactly("truncated@0");
  }

  private static byte[] block(boolean big, int type, byte[] body) {
    int padded = body.length + 3 & ~3;
    return buffer(12 + padded, big)
        .putInt(type)
        .putInt(12 + padded)
        .put(body)
        .position(8 + padded)
        .putInt(12 + padded)
        .array();
  }

  private static byte[] section(boolean big) {
    byte[] body = buffer(16, big).putInt(0x1A2B3C4D).putInt(1).putLong(-1).array();
    return block(big, 0x0A0D0D0A, body);
  }

  private static byte[] device(boolean big, int link, int snap, int resolution, long offset) {
    byte[] body =
        buffer(32, big)
            .putShort((short) link)
            .putShort((short) 0)
            .putInt(snap)
            .putShort((short) 9)
            .putShort((short) 1)
            .put((byte) resolution)
            .position(16)
            .putShort((short) 14)
            .putShort((short) 8)
            .putLong(offset)
            .putInt(0)
            .array();
    return block(big, 1, body);
  }

  private static byte[] enhanced(boolean big, int device, long stamp, String text) {
    ByteBuffer body = buffer(20 + text.length(), big).putInt(device);
    stamped(body, stamp, text, 5);
    return block(big, 6, body.array());
  }

  private static byte[] old(boolean big, int device, long stamp, String text) {
    ByteBuffer body = buffer(20 + text.length(), big).putShort((short) device).putShort((short) 0);
    stamped(body, stamp, text, 0);
    return block(big, 2, body.array());
  }

  private static void stamped(ByteBuffer body, long stamp, String text, int cut) {
    body.putInt((int) (stamp >>> 32))
        .putInt((int) stamp)
        .putInt(text.length())
        .putInt(text.length() + cut)
        .put(ascii(text));
  }

  private static byte[] simple(boolean big, String text, int onWire) {
    ByteBuffer body = buffer(4 + text.length(), big).putInt(onWire).put(ascii(text));
    return block(big, 3, body.array());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void readsPcapngBlocks(boolean big) throws IOException {
    long nanos = (SECONDS - 100) * 1_000_000_000 + 123_456_789;
    byte[] file =
        join(
            section(big),
            device(big, 1, 4, 6, 0),
            device(big, 113, 0, 9, 100),
            block(big, 0x0BAD, new byte[400_000]),
            enhanced(big, 0, MICROS, "first"),
            enhanced(big, 1, nanos, "nano"),
            simple(big, "simp", 9),
            old(big, 1, nanos, "older"),
            section(!big),
            device(!big, 101, 0, 0x80 | 20, 0),
            enhanced(!big, 0, (SECONDS << 20) + (1 << 19), "half"));
    List<String> frames = read(Framing.PCAPNG, file);
    assertThat(frames.stream().map(f -> f.replaceAll("@\\d+\\+\\d+", "")))
        .containsExactly(
            "first " + MICROS + " 1 10",
            "nano " + MICROS + " 113 9",
            "simp " + MICROS + " 1 9",
            "older " + MICROS + " 113 5",
            "half " + (SECONDS * 1_000_000 + 500_000) + " 101 9");
  }

  @Test
  void goesOnAfterDamagedBlocksWhereItCan() throws IOException {
    byte[] lying = enhanced(true, 0, MICROS, "liar");
    lying[lying.length - 1] ^= 4;
    byte[] greedy = enhanced(true, 0, MICROS, "more");
    greedy[23] = 50; // the last octet of the captured length
    byte[] file =
        join(
            section(true),
            simple(true, "none", 4),
            device(true, 1, 0, 6, 0),
            simple(true, "none", 4),
            lying,
            greedy,
            enhanced(true, 9, MICROS, "lost"),
            enhanced(true, 0, MICROS, "good"),
            new byte[] {0, 0, 0, 6, 0, 0, 0, 13, 0, 0, 0, 0});
    assertThat(read(Framing.PCAPNG, file).stream().map(f -> f.replaceAll("@.*", "")))
        .containsExactly(
            "unknown_interface",
            "no_time",
            "bad_block",
            "bad_block",
            "unknown_interface",
            "good",
            "bad_block_length");
    assertThat(read(Framing.PCAPNG, new byte[12])).containsExactly("bad_file_header@0");
    byte[] huge = enhanced(true, 0, MICROS, "huge");
    huge[4] = 0x7F;
    assertThat(read(Framing.PCAPNG, join(section(true), huge)))
        .containsExactly("record_too_long@28");
  }

  @Test
  void boundsInterfaces() throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(section(true));
    for (int i = 0; i <= PcapngReader.MAX_INTERFACES; i++) {
      file.writeBytes(device(true, 1, 0, 6, 0));
    }
    assertThat(read(Framing.PCAPNG, file.toByteArray())).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 6, 9, 12, 18, 127, 128, 148, 191, 192, 255})
  void keepsAnyStampWithinTheCalendar(int resolution) {
    for (long stamp : new long[] {0, 1, MICROS, Long.MAX_VALUE, Long.MIN_VALUE, -1}) {
      for (long offset : new long[] {0, -1, Long.MIN_VALUE, Long.MAX_VALUE}) {
        assertThat(new CaptureInterface(1, 0, resolution, offset).micros(stamp))
            .isBetween(0L, 253_402_300_799_999_999L);
      }
    }
  }

  private static byte[] control(int type) {
    byte[] content = ascii("protobuf:dnstap.Dnstap");
    return buffer(20 + content.length, true)
        .putInt(0)
        .putInt(12 + content.length)
        .putInt(type)
        .putInt(1)
        .putInt(content.length)
        .put(content)
        .array();
  }

  private static byte[] data(String text) {
    return buffer(4 + text.length(), true).putInt(text.length()).put(ascii(text)).array();
  }

  private static byte[] bare(int type) {
    return buffer(12, true).putInt(0).putInt(4).putInt(type).array();
  }

  @Test
  void readsFrameStreamsOfEitherKind() throws IOException {
    byte[] one = join(control(2), data("first"), data("second"), bare(3));
    assertThat(read(Framing.FRAME_STREAMS, one)).containsExactly("first@42+9", "second@51+10");
    byte[] both = join(control(4), control(2), data("third"), bare(3));
    assertThat(read(Framing.FRAME_STREAMS, join(one, both)))
        .containsExactly("first@42+9", "second@51+10", "third@157+9");
  }

  @Test
  void reportsDamagedFrameStreamsOnce() throws IOException {
    assertThat(read(Framing.FRAME_STREAMS, join(control(2), new byte[] {0, 0, 0, 9, 1})))
        .containsExactly("truncated@42");
    assertThat(read(Framing.FRAME_STREAMS, join(control(2), new byte[] {127, 0, 0, 9, 1})))
        .containsExactly("record_too_long@42");
    assertThat(read(Framing.FRAME_STREAMS, new byte[] {0, 0, 0, 0, 0, 0, 2, 1, 0}))
        .containsExactly("bad_control_frame@0");
  }
}
