package fluxgate.format.pcap;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * One direction of a DNS connection over TCP: puts segments into order. The octets in order and not
 * yet used lie in {@code buffer[0, length)}.
 *
 * <p>Sequence numbers wrap, so they are only compared by the sign of their difference; a segment
 * further than {@link #WINDOW} from the expected one is not of this stream.
 */
final class TcpStream {
  /** Sixteen of the largest messages: more than any peer would have under way. */
  static final int WINDOW = 1 << 20;

  /** 64 KiB in segments of the usual 1,460 octets, twice over. */
  static final int MAX_WAITING = 96;

  /** What became of a segment. */
  enum Added {
    IN_ORDER,
    EARLY,
    REPEATED,
    OUT_OF_WINDOW,
    TOO_MANY
  }

  private static final byte[] EMPTY = new byte[0];

  private final TreeMap<Integer, byte[]> waiting =
      new TreeMap<>((a, b) -> Integer.compare(a - b, 0));
  private int waitingOctets;
  private int expected;

  byte[] buffer = EMPTY;
  int length;

  /**
   * Whether the place of the next message's length is known: from a SYN, or from a good message.
   */
  boolean synchronised;

  /** Whether the rest is of no use: a zone transfer, or a stream that we cannot follow. */
  boolean abandoned;

  /**
   * @param expected the sequence number of the first octet
   * @param synchronised whether a SYN said so
   */
  TcpStream(int expected, boolean synchronised) {
    this.expected = expected;
    this.synchronised = synchronised;
  }

  /** Octets of memory that it holds. */
  int held() {
    return buffer.length + waitingOctets;
  }

  Added add(int sequence, byte[] from, int at, int end) {
    int ahead = sequence - expected;
    int size = end - at;
    if (ahead > WINDOW || ahead < -WINDOW) {
      return Added.OUT_OF_WINDOW;
    }
    if (ahead + size <= 0) {
      return Added.REPEATED;
    }
    if (ahead > 0) {
      if (waiting.size() == MAX_WAITING) {
        return Added.TOO_MANY;
      }
      byte[] segment = Arrays.copyOfRange(from, at, end);
      byte[] before = waiting.get(sequence);
      if (before != null && before.length >= size) {
        return Added.REPEATED;
      }
      waiting.put(sequence, segment);
      waitingOctets += size - (before == null ? 0 : before.length);
      return Added.EARLY;
    }
    append(from, at - ahead, end);
    Map.Entry<Integer, byte[]> first = waiting.firstEntry();
    while (first != null && first.getKey() - expected <= 0) {
      waiting.remove(first.getKey());
      byte[] segment = first.getValue();
      waitingOctets -= segment.length;
      int known = expected - first.getKey();
      if (known < segment.length) {
        append(segment, known, segment.length);
      }
      first = waiting.firstEntry();
    }
    return Added.IN_ORDER;
  }

  private void append(byte[] from, int at, int end) {
    int size = end - at;
    if (length + size > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.max(length + size, Math.min(2 * buffer.length, WINDOW)));
    }
    System.arraycopy(from, at, buffer, length, size);
    length += size;
    expected += size;
  }

  /** Gives up the first octets, which were used. */
  void consume(int count) {
    length -= count;
    if (length == 0) {
      buffer = EMPTY;
    } else if (count > 0) {
      buffer = Arrays.copyOfRange(buffer, count, count + length);
    }
  }

  void abandon() {
    abandoned = true;
    buffer = EMPTY;
    length = 0;
    waiting.clear();
    waitingOctets = 0;
  }
}
