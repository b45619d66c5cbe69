package fluxgate.format.pcap;

import fluxgate.format.Frame;
import fluxgate.format.Input;
import fluxgate.format.Outcome;
import fluxgate.net.IpAddress;
import fluxgate.observation.Provenance;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * The packet in hand, as far as the layers have opened it: what is still closed lies in {@code
 * buffer[at, end)}. A flyweight that one decoder reuses; each layer sets the fields of its own
 * paragraph and moves {@code at}.
 */
final class Packet {
  static final Outcome CUT_BY_SNAPLEN = Outcome.rejected("cut_by_snaplen");
  static final Outcome TRUNCATED = Outcome.rejected("truncated_packet");

  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  byte[] buffer = new byte[0];
  int at;
  int end;

  long timeMicros;

  /** Whether the capture kept less than was on the wire. */
  private boolean cut;

  /** Set by the link layer. */
  int linkType;

  /** Set by the network layer. */
  boolean v6;

  /** The two halves of {@link IpAddress}, which most packets need no object of. */
  long sourceHigh;

  long sourceLow;
  long destinationHigh;
  long destinationLow;
  int protocol;

  /**
   * Whether octets that the headers promise are not there: enough for a connection, not for DNS.
   */
  boolean incomplete;

  /** Set by the network layer where the packet is a fragment of a datagram. */
  boolean fragment;

  boolean moreFragments;
  int fragmentId;
  int fragmentOffset;

  /** Set by the transport layer. */
  int sourcePort;

  int destinationPort;

  private final Input input;
  private long position;
  private int rawLength;

  Packet(Input input) {
    this.input = input;
  }

  void open(Frame frame) {
    buffer = frame.buffer;
    at = frame.start;
    end = frame.start + frame.length;
    timeMicros = frame.timeMicros;
    cut = frame.length < frame.wireLength;
    linkType = frame.linkType;
    position = frame.position;
    rawLength = frame.rawLength;
    incomplete = false;
    fragment = false;
  }

  /** Puts a reassembled datagram in the place of its last fragment. */
  void replace(byte[] datagram) {
    buffer = datagram;
    at = 0;
    end = datagram.length;
    incomplete = false;
    fragment = false;
  }

  IpAddress source() {
    return new IpAddress(sourceHigh, sourceLow);
  }

  IpAddress destination() {
    return new IpAddress(destinationHigh, destinationLow);
  }

  /** Where the packet lies in its input. */
  Provenance provenance() {
    return new Provenance(input.name(), position, rawLength);
  }

  int left() {
    return end - at;
  }

  /** Null where {@code count} octets are left, else why not. */
  @Nullable Outcome lacks(int count) {
    return left() >= count ? null : shortage();
  }

  /** Why octets are missing. */
  Outcome shortage() {
    return cut ? CUT_BY_SNAPLEN : TRUNCATED;
  }

  /** Ends the packet where its header says; notes where that is beyond what there is. */
  void limit(int length) {
    if (length > left()) {
      incomplete = true;
    } else {
      end = at + length;
    }
  }

  int u8(int index) {
    return buffer[at + index] & 0xFF;
  }

  int u16(int index) {
    return (short) SHORT.get(buffer, at + index) & 0xFFFF;
  }

  int u32(int index) {
    return (int) INT.get(buffer, at + index);
  }

  long u64(int index) {
    return (long) LONG.get(buffer, at + index);
  }
}
