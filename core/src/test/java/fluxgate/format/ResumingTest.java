package fluxgate.format;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.format.envelope.Wrapped;
import fluxgate.format.framing.BlockInput;
import fluxgate.format.framing.LineBlock;
import fluxgate.format.framing.LineReader;
import fluxgate.observation.Observation;
import fluxgate.testing.DecodedInput;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Formats of lines say the same wherever their input is cut into blocks, and whichever decoder
 * reads which: checked on every row of {@link Format} whose decoder can be resumed.
 */
@Timeout(300)
class ResumingTest {
  private static final long SEED = 20_261_129;

  /** The first cuts at every line, also inside groups of header lines. */
  private static final int[] OCTETS = {1, 300, 2_000, 30_000};

  static Stream<Format> rows() {
    return Stream.of(Format.values()).filter(ResumingTest::isResumable);
  }

  private static boolean isResumable(Format format) {
    return format.decoder(new Input("any")) instanceof ResumableDecoder;
  }

  @Test
  void noOtherFramingIsResumed() {
    assertThat(rows()).allMatch(row -> row.framing() == Framing.LINES);
    assertThat(rows())
        .contains(
            Format.ZEEK_DNS,
            Format.ZEEK_CONN,
            Format.SURICATA_EVE,
            Format.SYSMON,
            Format.PASSIVE_DNS_COF);
  }

  /** All goldens of a format, one after the other: header lines and notations change in between. */
  private static byte[] goldens(Format format) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (FormatContractTest.Golden golden : FormatContractTest.goldens().toList()) {
      if (golden.format() == format) {
        all.writeBytes(golden.content());
      }
    }
    return all.toByteArray();
  }

  private static byte[] twice(byte[] octets) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(octets);
    all.writeBytes(octets);
    return all.toByteArray();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void saysTheSameInBlocksOfAnySize(Format format) throws IOException {
    byte[] content = twice(goldens(format));
    List<String> whole = DecodedInput.of(format, "file", content).lines();
    for (int octets : OCTETS) {
      assertThat(inBlocks(format, content, octets)).as("%d octets", octets).isEqualTo(whole);
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void saysTheSameOfBrokenLines(Format format) throws IOException {
    Random random = new Random(SEED);
    byte[] goldens = goldens(format);
    for (int round = 0; round < 40; round++) {
      byte[] content = goldens.clone();
      for (int i = content.length / 500; i >= 0; i--) {
        byte[] broken = {'\n', '#', '\t', '"', '\\', 0, (byte) random.nextInt()};
        content[random.nextInt(content.length)] = broken[random.nextInt(broken.length)];
      }
      List<String> whole = DecodedInput.of(format, "file", content).lines();
      int octets = OCTETS[round % OCTETS.length];
      assertThat(inBlocks(format, content, octets)).as("round %d", round).isEqualTo(whole);
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void statesAreEqualWhereTheSameWasRead(Format format) throws IOException {
    byte[] content = goldens(format);
    List<DecoderState> states = states(format, content);
    assertThat(states(format, content)).isEqualTo(states);
    Set<DecoderState> different = new HashSet<>(states);
    ResumableDecoder decoder = decoder(format);
    for (DecoderState state : different) {
      decoder.resume(state);
      assertThat(decoder.state()).isEqualTo(state).hasSameHashCodeAs(state);
    }
    decoder.resume(states.getFirst());
    assertThat(decoder.state()).isSameAs(decoder.state());
  }

  @Test
  void headerLinesAreWhatZeekKeeps() throws IOException {
    String first = "#separator \\x09\n#fields\tts\tuid\n";
    assertThat(states(Format.ZEEK_DNS, first.getBytes(StandardCharsets.US_ASCII)).getLast())
        .isNotEqualTo(decoder(Format.ZEEK_DNS).state())
        .isNotEqualTo(
            states(
                    Format.ZEEK_DNS,
                    (first + "#unset_field\t?\n").getBytes(StandardCharsets.US_ASCII))
                .getLast());
  }

  private static ResumableDecoder decoder(Format format) {
    return (ResumableDecoder) format.decoder(new Input("file"));
  }

  /** One that takes off what is wrapped around the lines. */
  private static ResumableDecoder decoder(Format format, byte[] content) {
    Head head = new Head(content, Math.min(content.length, Head.SIZE));
    return (ResumableDecoder) Wrapped.of(head, format).decoder(new Input("file"));
  }

  /** What a decoder keeps after each line. */
  private static List<DecoderState> states(Format format, byte[] content) throws IOException {
    FrameReader reader = format.framing().reader(new ByteArrayInputStream(content));
    ResumableDecoder decoder = decoder(format);
    Frame frame = new Frame();
    List<DecoderState> states = new ArrayList<>(List.of(decoder.state()));
    while (reader.next(frame)) {
      decoder.decode(frame, observation -> {});
      states.add(decoder.state());
    }
    return states;
  }

  /**
   * Reads in blocks, by three decoders in turn. Each has read other lines in between, as threads
   * have that began with a wrong state, and blocks come out of one buffer that is used again.
   */
  private static List<String> inBlocks(Format format, byte[] content, int octets)
      throws IOException {
    LineReader lines = new LineReader(new BlockInput(new ByteArrayInputStream(content)));
    List<ResumableDecoder> decoders =
        Stream.generate(() -> decoder(format, content)).limit(4).toList();
    DecoderState fresh = decoders.getFirst().state();
    DecoderState state = fresh;
    List<DecodedInput.Record> records = new ArrayList<>();
    List<Observation> observations = new ArrayList<>();
    Frame frame = new Frame();
    int turn = 0;
    while (true) {
      ResumableDecoder decoder = decoders.get(turn++ % decoders.size());
      LineBlock block = lines.block(octets);
      if (block != null) {
        decoder.resume(fresh);
        read(block.reader(), decoder, new ArrayList<>(), new ArrayList<>());
        decoder.resume(state);
        read(block.reader(), decoder, records, observations);
      } else if (lines.next(frame)) {
        decoder.resume(state);
        read(frame, decoder, records, observations);
      } else {
        decoder.resume(state);
        decoder.finish(observations::add);
        return new DecodedInput(records, observations).lines();
      }
      state = decoder.state();
    }
  }

  private static void read(
      FrameReader reader,
      Decoder decoder,
      List<DecodedInput.Record> records,
      List<Observation> observations)
      throws IOException {
    Frame frame = new Frame();
    while (reader.next(frame)) {
      read(frame, decoder, records, observations);
    }
  }

  private static void read(
      Frame frame,
      Decoder decoder,
      List<DecodedInput.Record> records,
      List<Observation> observations) {
    Outcome outcome =
        frame.damage != null ? frame.damage : decoder.decode(frame, observations::add);
    records.add(
        new DecodedInput.Record(frame.position, frame.rawLength, outcome, observations.size()));
  }
}
