package fluxgate.format.netflow;

/** The fixed record of version 5, laid out as a template: 48 octets. */
final class Version5 {
  /** Elements that are not read. */
  private static final int REST = 210;

  static final Template RECORD =
      new Template(
          // Addresses, next hop and interfaces, counters, times, ports, padding, flags, protocol.
          new long[] {8, 12, REST, 2, 1, 22, 21, 7, 11, REST, 6, 4, REST},
          new int[] {4, 4, 8, 4, 4, 4, 4, 2, 2, 1, 1, 1, 9},
          -1);

  private Version5() {}
}
