package fluxgate.format;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One record's octets, as a framing cut them out of the stream. A flyweight: the framing reuses it,
 * and the octets are valid only until the next call. Decoders copy what they keep.
 */
public final class Frame {
  /** The buffer that holds the record, at {@code [start, start + length)}. */
  public byte[] buffer = new byte[0];

  public int start;
  public int length;

  /**
   * Octets from the start of the decompressed stream to where the raw record begins, its framing
   * included.
   */
  public long position;

  /** How many octets the raw record takes in the stream, its framing included. */
  public int rawLength;

  /** What the framing found wrong with the record (a reason for the ledger), or null. */
  public @Nullable Outcome damage;

  /**
   * When whoever wrapped the record (syslog, a shipper) says that it was written: microseconds
   * since the epoch; the smallest long where nobody says it.
   */
  public long wrappedMicros = Long.MIN_VALUE;

  /** Which host the wrapper says that it comes from, or null. */
  public @Nullable String wrappedHost;

  /** Which program the wrapper says that it comes from, or null. */
  public @Nullable String wrappedProgram;

  /** Packet framings only: capture time in microseconds since the epoch. */
  public long timeMicros;

  /** Packet framings only: the link type (pcap LINKTYPE_ value). */
  public int linkType;

  /**
   * Packet framings only: how long the packet was on the wire; larger than {@code length} where it
   * was cut.
   */
  public int wireLength;

  public byte at(int index) {
    return buffer[start + index];
  }

  /** The octets as UTF-8 text, for tests and messages. */
  public String text() {
    return new String(buffer, start, length, StandardCharsets.UTF_8);
  }
}
