package fluxgate.format;

import fluxgate.format.framing.BlockInput;
import fluxgate.format.framing.FlowDatagramReader;
import fluxgate.format.framing.FlowTupleReader;
import fluxgate.format.framing.FrameStreamsReader;
import fluxgate.format.framing.LengthPrefixedReader;
import fluxgate.format.framing.LineReader;
import fluxgate.format.framing.ObjectLineReader;
import fluxgate.format.framing.PcapReader;
import fluxgate.format.framing.PcapngReader;
import java.io.InputStream;
import java.util.function.Function;

/** How a stream is cut into records: one row a framing. */
public enum Framing {
  /** Lines that end in LF or CRLF. */
  LINES(LineReader::new),
  /** Lines, and JSON objects over many lines. */
  LINES_AND_OBJECTS(ObjectLineReader::new),
  /** Lines, and the flow tuples within lines of any length. */
  FLOW_TUPLES(FlowTupleReader::new),
  /** pcap records. */
  PCAP(PcapReader::new),
  /** pcapng blocks. */
  PCAPNG(PcapngReader::new),
  /** Frame Streams data frames. */
  FRAME_STREAMS(FrameStreamsReader::new),
  /** NetFlow and IPFIX datagrams. */
  FLOW_DATAGRAMS(FlowDatagramReader::new),
  /** Messages behind their length in two or four octets. */
  LENGTH_PREFIXED(LengthPrefixedReader::new);

  private final Function<BlockInput, FrameReader> reader;

  Framing(Function<BlockInput, FrameReader> reader) {
    this.reader = reader;
  }

  /** A reader over the decompressed stream, which the caller closes. */
  public FrameReader reader(InputStream stream) {
    return reader.apply(new BlockInput(stream));
  }
}
