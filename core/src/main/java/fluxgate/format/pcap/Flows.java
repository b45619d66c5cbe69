package fluxgate.format.pcap;

import java.util.Arrays;

/**
 * Which connections were reported already: a retransmitted SYN and the second datagram of a flow
 * are not new ones.
 *
 * <p>Both directions of a flow have one key, in which the lesser end stands first. Keys lie in
 * arrays, not in objects: entries of equal hash in a chain, all of them in a list from the one that
 * was longest not met to the one met last; beyond {@link #MOST} the first of the list goes.
 */
final class Flows {
  /**
   * Some 5 MB; when more are busy at once, one of them may be reported twice, which does little
   * harm.
   */
  static final int MOST = 65_536;

  /** RFC 4787 §4.3: address translators keep UDP mappings for two minutes at least. */
  static final long IDLE_MICROS = 120_000_000;

  private static final int FIRST = 256;

  /** A key: low and high end of two words each, both ports with the protocol. */
  private static final int WORDS = 5;

  /** No entry; entry 0 is none, but the two ends of the list. */
  private static final int NONE = 0;

  private long[] keys = new long[WORDS * (FIRST + 1)];
  private long[] lastMicros = new long[FIRST + 1];

  /** The initial sequence number of TCP; 0 for UDP. */
  private int[] sequences = new int[FIRST + 1];

  private int[] older = new int[FIRST + 1];
  private int[] newer = new int[FIRST + 1];
  private int[] next = new int[FIRST + 1];
  private int[] chains = new int[FIRST];
  private int count;

  /** The key of the packet in hand. */
  private final long[] key = new long[WORDS];

  /** Notes the packet; whether it begins a flow. */
  boolean begins(Packet packet, int sequence) {
    setKey(packet);
    int chain = chain(key, 0);
    int entry = chains[chain];
    while (entry != NONE && !isKeyOf(entry)) {
      entry = next[entry];
    }
    boolean begins =
        entry == NONE
            || sequences[entry] != sequence
            || packet.timeMicros - lastMicros[entry] > IDLE_MICROS;
    if (entry == NONE) {
      entry = enter();
    } else {
      unlink(entry);
    }
    lastMicros[entry] = packet.timeMicros;
    sequences[entry] = sequence;
    linkNewest(entry);
    return begins;
  }

  private void setKey(Packet packet) {
    int order = Long.compareUnsigned(packet.sourceHigh, packet.destinationHigh);
    if (order == 0) {
      order = Long.compareUnsigned(packet.sourceLow, packet.destinationLow);
    }
    if (order < 0 || order == 0 && packet.sourcePort <= packet.destinationPort) {
      setKey(packet.sourceHigh, packet.sourceLow, packet.destinationHigh, packet.destinationLow);
      key[4] = ends(packet.protocol, packet.sourcePort, packet.destinationPort);
    } else {
      setKey(packet.destinationHigh, packet.destinationLow, packet.sourceHigh, packet.sourceLow);
      key[4] = ends(packet.protocol, packet.destinationPort, packet.sourcePort);
    }
  }

  private void setKey(long lowHigh, long lowLow, long highHigh, long highLow) {
    key[0] = lowHigh;
    key[1] = lowLow;
    key[2] = highHigh;
    key[3] = highLow;
  }

  private static long ends(int protocol, int lowPort, int highPort) {
    return (long) protocol << 32 | (long) lowPort << 16 | highPort;
  }

  private boolean isKeyOf(int entry) {
    int at = WORDS * entry;
    return keys[at + 4] == key[4]
        && keys[at + 1] == key[1]
        && keys[at + 3] == key[3]
        && keys[at] == key[0]
        && keys[at + 2] == key[2];
  }

  /** A place for the key in hand, in its chain but not yet in the list. */
  private int enter() {
    int entry;
    if (count == MOST) {
      entry = newer[NONE];
      unlink(entry);
      leaveChain(entry);
    } else {
      if (count == chains.length) {
        grow();
      }
      entry = ++count;
    }
    System.arraycopy(key, 0, keys, WORDS * entry, WORDS);
    joinChain(entry);
    return entry;
  }

  private void unlink(int entry) {
    newer[older[entry]] = newer[entry];
    older[newer[entry]] = older[entry];
  }

  private void linkNewest(int entry) {
    int last = older[NONE];
    older[entry] = last;
    newer[entry] = NONE;
    newer[last] = entry;
    older[NONE] = entry;
  }

  private void joinChain(int entry) {
    int chain = chain(keys, WORDS * entry);
    next[entry] = chains[chain];
    chains[chain] = entry;
  }

  private void leaveChain(int entry) {
    int chain = chain(keys, WORDS * entry);
    if (chains[chain] == entry) {
      chains[chain] = next[entry];
      return;
    }
    int before = chains[chain];
    while (next[before] != entry) {
      before = next[before];
    }
    next[before] = next[entry];
  }

  private int chain(long[] words, int at) {
    long hash = 0;
    for (int i = at; i < at + WORDS; i++) {
      hash = (hash ^ words[i]) * 0x9E37_79B9_7F4A_7C15L;
      hash ^= hash >>> 32;
    }
    return (int) hash & chains.length - 1;
  }

  private void grow() {
    int places = 2 * chains.length;
    keys = Arrays.copyOf(keys, WORDS * (places + 1));
    lastMicros = Arrays.copyOf(lastMicros, places + 1);
    sequences = Arrays.copyOf(sequences, places + 1);
    older = Arrays.copyOf(older, places + 1);
    newer = Arrays.copyOf(newer, places + 1);
    next = new int[places + 1];
    chains = new int[places];
    for (int entry = 1; entry <= count; entry++) {
      joinChain(entry);
    }
  }
}
