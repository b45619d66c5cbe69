package fluxgate.format.framing;

/**
 * One interface of a pcapng section: what its packets are, and how its clock counts.
 *
 * @param linkType the LINKTYPE_ value
 * @param snapLength the most octets kept of a packet; 0 for no limit
 * @param resolution the octet of if_tsresol: the top bit chooses powers of 2 over powers of 10, the
 *     rest is the negative exponent
 * @param offsetSeconds if_tsoffset, to add to every time
 */
record CaptureInterface(int linkType, int snapLength, int resolution, long offsetSeconds) {
  static final int MICROSECONDS = 6;

  /** The end of the year 9999: no capture is later, and sums with it stay far from overflow. */
  private static final long LATEST_MICROS = 253_402_300_799_999_999L;

  private static final long LATEST_SECONDS = LATEST_MICROS / 1_000_000;

  /** Microseconds since the epoch of a 64-bit unsigned time stamp; kept within 1970 to 9999. */
  long micros(long stamp) {
    int exponent = resolution & 0x7F;
    long micros = (resolution & 0x80) == 0 ? decimal(stamp, exponent) : binary(stamp, exponent);
    long offset = Math.max(-LATEST_SECONDS, Math.min(LATEST_SECONDS, offsetSeconds));
    return Math.max(0, Math.min(LATEST_MICROS, micros + offset * 1_000_000));
  }

  private static long decimal(long stamp, int exponent) {
    long scaled = stamp;
    for (int e = exponent; e > MICROSECONDS; e--) {
      scaled = Long.divideUnsigned(scaled, 10);
      if (scaled == 0) {
        return 0;
      }
    }
    for (int e = exponent; e < MICROSECONDS; e++) {
      if (Long.compareUnsigned(scaled, LATEST_MICROS) > 0) {
        return LATEST_MICROS;
      }
      scaled *= 10;
    }
    return Long.compareUnsigned(scaled, LATEST_MICROS) > 0 ? LATEST_MICROS : scaled;
  }

  private static long binary(long stamp, int exponent) {
    if (exponent > 63) {
      // A 64-bit stamp in such units is less than two seconds after the epoch.
      return 0;
    }
    long seconds = stamp >>> exponent;
    if (Long.compareUnsigned(seconds, LATEST_SECONDS) > 0) {
      return LATEST_MICROS;
    }
    long fraction = exponent == 0 ? 0 : stamp & (-1L >>> (64 - exponent));
    // 2^43 microseconds fit; finer bits are below a microsecond anyway.
    int drop = Math.max(0, exponent - 43);
    return seconds * 1_000_000 + ((fraction >>> drop) * 1_000_000 >>> (exponent - drop));
  }
}
