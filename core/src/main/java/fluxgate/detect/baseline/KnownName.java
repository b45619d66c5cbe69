package fluxgate.detect.baseline;

/**
 * Since when a name is known here, and until when it was seen.
 *
 * @param firstDay days since the epoch
 * @param lastDay days since the epoch, not before the first
 */
record KnownName(long firstDay, long lastDay) {
  KnownName with(KnownName other) {
    return new KnownName(Math.min(firstDay, other.firstDay), Math.max(lastDay, other.lastDay));
  }
}
