package fluxgate.app.source;

import fluxgate.format.Decoder;
import fluxgate.format.Format;
import fluxgate.format.FrameReader;
import fluxgate.format.Framing;
import fluxgate.format.Input;
import fluxgate.format.envelope.Wrapped;
import java.io.InputStream;
import java.util.function.Function;

/**
 * What reading takes from a row of the table of formats.
 *
 * @param id the format's id
 * @param packets whether records are packets, with a time of their own
 * @param framing cuts a decompressed stream into records
 * @param decoder makes observations of them
 */
record RecordFormat(
    String id,
    boolean packets,
    Function<InputStream, FrameReader> framing,
    Function<Input, Decoder> decoder) {
  /** Whether what one input announces may be what the records of another are read by. */
  boolean announcesTemplates() {
    return id.equals(Format.NETFLOW.id());
  }

  static RecordFormat of(Wrapped wrapped) {
    Format format = wrapped.format();
    boolean packets = format.framing() == Framing.PCAP || format.framing() == Framing.PCAPNG;
    return new RecordFormat(format.id(), packets, format.framing()::reader, wrapped::decoder);
  }
}
