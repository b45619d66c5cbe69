package fluxgate.format.netflow;

import fluxgate.observation.Provenance;

/**
 * What a datagram's header says of its records.
 *
 * @param uptimeMillis of the exporter when it sent it; IPFIX does not say it
 */
record Export(int version, long domain, long timeMicros, long uptimeMillis, Provenance provenance) {
  static final long NO_UPTIME = -1;

  /** When the exporter's clock of uptime, of 32 bits, last showed this. */
  long atUptime(long millis) {
    return timeMicros + (int) (millis - uptimeMillis) * 1_000L;
  }
}
