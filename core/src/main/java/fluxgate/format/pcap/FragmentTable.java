package fluxgate.format.pcap;

import fluxgate.format.Outcome;
import fluxgate.net.IpAddress;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Puts fragmented datagrams together. Fragments that overlap are never what an honest sender made,
 * and different hosts read them differently: their datagram is dropped whole (RFC 5722 for IPv6;
 * here for IPv4 too). Age, number and octets are bounded; the oldest datagram goes first.
 */
final class FragmentTable {
  /** RFC 8200 §4.5: a datagram not whole within 60 seconds is given up. */
  static final long PATIENCE_MICROS = 60_000_000;

  /** Many times what a busy resolver's DNSSEC answers have under way at once. */
  static final int MAX_DATAGRAMS = 1024;

  /** A quarter of the largest datagrams that the table could hold; keeps an attack to 16 MiB. */
  static final int MAX_OCTETS = 16 * 1024 * 1024;

  /** 64 KiB in pieces of the smallest IPv4 path MTU in use (576). */
  static final int MAX_PIECES = 128;

  private static final int MAX_DATAGRAM = 65_535;

  private static final Outcome PART = Outcome.skipped("fragment_part");
  private static final Outcome BAD = Outcome.rejected("bad_fragment");
  private static final Outcome OVERLAP = Outcome.rejected("overlapping_fragment");

  /**
   * @param protocol for IPv4; {@link IpLayer#FRAGMENT} for IPv6, where only the first fragment
   *     tells it (RFC 8200 §4.5)
   */
  private record Key(IpAddress source, IpAddress destination, int protocol, int id) {}

  private static final class Datagram {
    final long firstMicros;
    final TreeMap<Integer, byte[]> pieces = new TreeMap<>();
    int octets;

    /** Where the last fragment ends; 0 until it came. */
    int length;

    /** As the first fragment has it. */
    int protocol;

    Datagram(long firstMicros) {
      this.firstMicros = firstMicros;
    }
  }

  private final Map<Key, Datagram> open = new LinkedHashMap<>();
  private int octets;

  /**
   * Takes a fragment.
   *
   * @return null when it made its datagram whole, which then stands in {@code packet}; else what
   *     became of it
   */
  @Nullable Outcome add(Packet packet) {
    if (packet.incomplete) {
      return packet.shortage();
    }
    int offset = packet.fragmentOffset;
    int size = packet.left();
    if (size == 0 || offset + size > MAX_DATAGRAM || (packet.moreFragments && size % 8 != 0)) {
      return BAD;
    }
    expire(packet.timeMicros);
    int protocol = packet.v6 ? IpLayer.FRAGMENT : packet.protocol;
    Key key = new Key(packet.source(), packet.destination(), protocol, packet.fragmentId);
    Datagram datagram = open.computeIfAbsent(key, k -> new Datagram(packet.timeMicros));
    byte[] piece = Arrays.copyOfRange(packet.buffer, packet.at, packet.end);
    byte[] same = datagram.pieces.get(offset);
    if (same != null && Arrays.equals(same, piece)) {
      return PART;
    }
    if (overlaps(datagram, offset, size, !packet.moreFragments)) {
      drop(key);
      return OVERLAP;
    }
    if (datagram.pieces.size() == MAX_PIECES) {
      drop(key);
      return BAD;
    }
    datagram.pieces.put(offset, piece);
    datagram.octets += size;
    octets += size;
    if (offset == 0) {
      datagram.protocol = packet.protocol;
    }
    if (!packet.moreFragments) {
      datagram.length = offset + size;
    }
    if (datagram.octets != datagram.length) {
      return PART;
    }
    drop(key);
    packet.replace(join(datagram));
    packet.protocol = datagram.protocol;
    return null;
  }

  private static boolean overlaps(Datagram datagram, int offset, int size, boolean last) {
    Map.Entry<Integer, byte[]> before = datagram.pieces.floorEntry(offset);
    Integer after = datagram.pieces.ceilingKey(offset);
    int end = offset + size;
    return (before != null && before.getKey() + before.getValue().length > offset)
        || (after != null && (after < end || last))
        || (datagram.length != 0 && (last || end > datagram.length));
  }

  private static byte[] join(Datagram datagram) {
    byte[] whole = new byte[datagram.length];
    datagram.pieces.forEach(
        (offset, piece) -> System.arraycopy(piece, 0, whole, offset, piece.length));
    return whole;
  }

  private void drop(Key key) {
    Datagram dropped = open.remove(key);
    if (dropped != null) {
      octets -= dropped.octets;
    }
  }

  private void expire(long now) {
    Iterator<Datagram> oldest = open.values().iterator();
    while (oldest.hasNext()) {
      Datagram datagram = oldest.next();
      if (open.size() < MAX_DATAGRAMS
          && octets < MAX_OCTETS
          && now - datagram.firstMicros < PATIENCE_MICROS) {
        return;
      }
      octets -= datagram.octets;
      oldest.remove();
    }
  }
}
