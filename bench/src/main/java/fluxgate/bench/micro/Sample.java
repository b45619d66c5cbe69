package fluxgate.bench.micro;

import fluxgate.format.Decoder;
import fluxgate.format.Format;
import fluxgate.format.Frame;
import fluxgate.format.FrameReader;
import fluxgate.format.Input;
import fluxgate.format.Outcome;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/**
 * The octets of an input, without records that are rejected: samples of the tests have some on
 * purpose, and these would be measured as quick.
 *
 * @param name as {@link SmallWorld#inputs} has it
 */
record Sample(Format format, String name, byte[] content) {
  /** What of a file is measured. */
  static Sample of(Format format, String name, byte[] file) throws IOException {
    Sample whole = new Sample(format, name, file);
    return switch (format.framing()) {
      case PCAP, PCAPNG, FRAME_STREAMS -> whole;
      default -> whole.accepted();
    };
  }

  private Sample accepted() throws IOException {
    ByteArrayOutputStream kept = new ByteArrayOutputStream(content.length);
    FrameReader reader = reader();
    Decoder decoder = format.decoder(new Input(name));
    Frame frame = new Frame();
    while (reader.next(frame)) {
      if (!isRejected(frame, decoder)) {
        kept.write(content, (int) frame.position, frame.rawLength);
      }
    }
    return new Sample(format, name, kept.toByteArray());
  }

  private FrameReader reader() {
    return format.framing().reader(new ByteArrayInputStream(content));
  }

  private static boolean isRejected(Frame frame, Decoder decoder) {
    Outcome outcome =
        frame.damage != null ? frame.damage : decoder.decode(frame, observation -> {});
    return outcome.kind() == Outcome.Kind.REJECTED;
  }

  /** A megabyte of it. */
  byte[] repeated() {
    return Repeated.upToAMegabyte(content, format.framing());
  }

  /** Whether it has records, and all of it is read, also when it is repeated. */
  boolean isReadable() throws IOException {
    if (content.length == 0) {
      return false;
    }
    Sample repeated = new Sample(format, name, repeated());
    FrameReader reader = repeated.reader();
    Decoder decoder = format.decoder(new Input(name));
    Frame frame = new Frame();
    boolean any = false;
    while (reader.next(frame)) {
      if (isRejected(frame, decoder)) {
        return false;
      }
      any = true;
    }
    return any;
  }
}
