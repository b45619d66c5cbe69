package fluxgate.app.simulate.log;

import fluxgate.app.simulate.chance.Dice;
import fluxgate.app.simulate.zone.Zone;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * Where a log is written, and of what.
 *
 * @param folder that is there
 * @param start when the play begins: its times are microseconds since
 * @param end when the last file is closed
 * @param boundaries microseconds since the start at which a new file begins; ascending
 * @param connections whether connections are written at all
 * @param zones of the world, for what only the machine that asks knows of them
 * @param dice for what a sensor makes up, such as ids
 */
public record LogPlace(
    Path folder,
    Instant start,
    Instant end,
    long[] boundaries,
    boolean connections,
    List<Zone> zones,
    Dice dice) {

  /** Microseconds since the epoch at which the play begins. */
  long startMicros() {
    return start.getEpochSecond() * 1_000_000L;
  }
}
