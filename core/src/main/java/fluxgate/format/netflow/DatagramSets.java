package fluxgate.format.netflow;

import fluxgate.format.Frame;

/**
 * The sets of one datagram of version 9 or IPFIX, one after the other. A flyweight: valid while the
 * frame is.
 */
final class DatagramSets {
  private static final int V9_HEADER = 20;
  private static final int IPFIX_HEADER = 16;
  private static final int FIRST_DATA_SET = 256;

  private final Octets datagram = new Octets();
  private final Octets set = new Octets();
  private byte[] buffer = new byte[0];
  private int version;
  private long uptimeMillis;
  private long seconds;
  private long domain;
  private int id;
  private boolean damaged;

  /**
   * Reads the header.
   *
   * @return false where this is no datagram of either version, or is shorter than its header
   */
  boolean begin(Frame frame) {
    buffer = frame.buffer;
    datagram.set(frame.buffer, frame.start, frame.length);
    damaged = false;
    version = datagram.left() < 2 ? 0 : datagram.u16();
    boolean v9 = version == FlowVersion.V9;
    if (!v9 && version != FlowVersion.IPFIX || frame.length < (v9 ? V9_HEADER : IPFIX_HEADER)) {
      return false;
    }
    datagram.skip(2);
    uptimeMillis = v9 ? datagram.u32() : Export.NO_UPTIME;
    seconds = datagram.u32();
    datagram.skip(4);
    domain = datagram.u32();
    return true;
  }

  /** Goes to the next set; false at the end, and where what follows is none. */
  boolean next() {
    if (datagram.left() < 4) {
      return false;
    }
    id = datagram.u16();
    int length = datagram.u16() - 4;
    if (length < 0 || length > datagram.left()) {
      damaged = length >= 0 || id != 0; // zeros behind the last set are padding
      return false;
    }
    set.set(buffer, datagram.at(), length);
    datagram.skip(length);
    return true;
  }

  /** Whether the walk ended at a set that reaches beyond its datagram. */
  boolean isDamaged() {
    return damaged;
  }

  int version() {
    return version;
  }

  long uptimeMillis() {
    return uptimeMillis;
  }

  /** When it was exported, since the epoch. */
  long seconds() {
    return seconds;
  }

  /** The source of version 9, the observation domain of IPFIX. */
  long domain() {
    return domain;
  }

  /** The set's number: of its template where it holds data. */
  int id() {
    return id;
  }

  /** What the set holds, without its header. */
  Octets set() {
    return set;
  }

  boolean isData() {
    return id >= FIRST_DATA_SET;
  }

  /** Whether it announces how options are laid out. */
  boolean announcesOptions() {
    return id == (version == FlowVersion.V9 ? 1 : 3);
  }

  /** Whether it announces how flows or options are laid out. */
  boolean announces() {
    return announcesOptions() || id == (version == FlowVersion.V9 ? 0 : 2);
  }
}
