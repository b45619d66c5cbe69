package fluxgate.bench.micro;

import fluxgate.format.Decoder;
import fluxgate.format.Frame;
import fluxgate.format.FrameReader;
import fluxgate.format.Head;
import fluxgate.format.Input;
import fluxgate.format.Outcome;
import fluxgate.format.envelope.Wrapped;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The octets of an input, without records that are rejected: samples of the tests have some on
 * purpose, and these would be measured as quick.
 *
 * @param name as {@link SmallWorld#inputs} has it
 */
record Sample(Wrapped wrapped, String name, byte[] content) {
  /**
   * What of a file is measured, whatever is wrapped around its lines; null where the file is of no
   * format that we read.
   */
  static @Nullable Sample of(String name, byte[] file) throws IOException {
    Wrapped wrapped =
        Wrapped.of(new Head(Arrays.copyOf(file, Head.SIZE), Math.min(Head.SIZE, file.length)));
    if (wrapped == null) {
      return null;
    }
    Sample whole = new Sample(wrapped, name, file);
    return switch (wrapped.format().framing()) {
      // What stands around their records is none, and is needed.
      case PCAP, PCAPNG, FRAME_STREAMS, FLOW_TUPLES -> whole;
      default -> whole.accepted();
    };
  }

  Decoder decoder() {
    return wrapped.decoder(new Input(name));
  }

  private Sample accepted() throws IOException {
    ByteArrayOutputStream kept = new ByteArrayOutputStream(content.length);
    FrameReader reader = reader();
    Decoder decoder = decoder();
    Frame frame = new Frame();
    while (reader.next(frame)) {
      if (outcome(frame, decoder).kind() != Outcome.Kind.REJECTED) {
        kept.write(content, (int) frame.position, frame.rawLength);
      }
    }
    return new Sample(wrapped, name, kept.toByteArray());
  }

  FrameReader reader() {
    return wrapped.format().framing().reader(new ByteArrayInputStream(content));
  }

  private static Outcome outcome(Frame frame, Decoder decoder) {
    return frame.damage != null ? frame.damage : decoder.decode(frame, observation -> {});
  }

  /** A megabyte of it. */
  Sample repeated() {
    return new Sample(wrapped, name, Repeated.upToAMegabyte(content, wrapped.format().framing()));
  }

  /** Whether it has records that are used, and all of it is read, also when it is repeated. */
  boolean isReadable() throws IOException {
    FrameReader reader = (content.length == 0 ? this : repeated()).reader();
    Decoder decoder = decoder();
    Frame frame = new Frame();
    boolean any = false;
    while (reader.next(frame)) {
      Outcome.Kind kind = outcome(frame, decoder).kind();
      if (kind == Outcome.Kind.REJECTED) {
        return false;
      }
      any |= kind == Outcome.Kind.ACCEPTED;
    }
    return any;
  }
}
