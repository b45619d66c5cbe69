package fluxgate.app.cli.option;

import com.sun.management.OperatingSystemMXBean;
import fluxgate.detect.DetectorContext;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How much memory a run may take as the system counts it, and what of that the detector may fill.
 *
 * <p>A part is Java's own: code, threads, the collector. The launcher gives the rest to the heap.
 * Of the heap the detector gets half; the other half is for tables in the box, for records that
 * wait for their order, and for what was not collected yet.
 *
 * @param octets what the process may take
 */
public record Memory(long octets) {
  /** What the launcher gives where nobody says: see there. */
  private static final String GIVEN = "fluxgate.memory.mebibytes";

  private static final long MEBI = 1L << 20;

  /** Measured: 80 to 100 MiB beside the heap. The launcher has it as well. */
  private static final long OWN_OCTETS = 112 * MEBI;

  /** DuckDB's code, and what it takes beyond its limit: 55 to 60 MiB measured. */
  private static final long DATABASE_OWN_OCTETS = 64 * MEBI;

  /** Of what is given to both, what they take beside it as they grow: 110 MiB of 3 GiB measured. */
  private static final int BESIDE_BOTH_ONE_IN = 20;

  /** With 64 MiB DuckDB sums up a day of 250,000 or a million names, with 48 it does not. */
  private static final long LEAST_DATABASE = 64 * MEBI;

  /** A heap of 144 MiB: the samples are judged in it as in any other. */
  static final long LEAST = 256 * MEBI;

  /** With a database beside it: a heap of 207 MiB, in which records wait and parts are written. */
  static final long LEAST_WITH_DATABASE = 512 * MEBI;

  private static final String UNITS = "kmgt";

  /** What the process was given at its start. */
  public static Memory given() {
    Long mebibytes = Long.getLong(GIVEN);
    return new Memory(
        mebibytes == null
            ? Runtime.getRuntime().maxMemory() + OWN_OCTETS // started without the launcher
            : mebibytes * MEBI);
  }

  /** What {@code text} says: octets, or a number with k, m, g or t; null where it says nothing. */
  static @Nullable Memory parse(String text) {
    String word = text.toLowerCase(Locale.ROOT);
    int digits = word.length();
    int shift = 0;
    if (digits > 0 && UNITS.indexOf(word.charAt(digits - 1)) >= 0) {
      digits--;
      shift = 10 * (1 + UNITS.indexOf(word.charAt(digits)));
    }
    for (int i = 0; i < digits; i++) {
      if (word.charAt(i) < '0' || word.charAt(i) > '9') {
        return null;
      }
    }
    if (digits == 0 || digits > 18) {
      return null;
    }
    long number = Long.parseLong(word.substring(0, digits));
    return number > Long.MAX_VALUE >> shift ? null : new Memory(number << shift);
  }

  /**
   * Why a run cannot be given this much, as the end of a sentence; null where it can.
   *
   * @param least what it needs
   */
  @Nullable String problem(long least) {
    if (octets < least) {
      return "at least " + text(least) + ", which is the least that works";
    }
    long machine = machineOctets();
    return octets > machine ? "at most " + text(machine) + ", which this machine has" : null;
  }

  /** Twice as much, and no less than works. */
  public Memory twice() {
    return new Memory(Math.max(LEAST, 2 * octets));
  }

  private static long machineOctets() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
        ? system.getTotalMemorySize()
        : Long.MAX_VALUE;
  }

  /** The context of a detector that is to stay within this. */
  public DetectorContext limit(DetectorContext context) {
    return context.withMemory(detectorOctets());
  }

  /** What the detector may remember. Started without the launcher, the heap may be smaller. */
  public long detectorOctets() {
    return Math.min(octets - OWN_OCTETS, Runtime.getRuntime().maxMemory()) / 2;
  }

  /** What records may take that wait for their order: a fifth of the heap. */
  long bufferOctets() {
    return detectorOctets() * 2 / 5;
  }

  /**
   * What a database beside Java may take of this, where both write to a store: a third of what
   * neither needs for itself. The launcher gives the other two to the heap.
   */
  public long databaseShare() {
    long beside = OWN_OCTETS + DATABASE_OWN_OCTETS + octets / BESIDE_BOTH_ONE_IN;
    return Math.max(LEAST_DATABASE, (octets - beside) / 3);
  }

  /**
   * What a database beside Java may take: a quarter of the machine, as Java's own heap does where
   * nothing else is said, and at most what a day of a large site is sorted in.
   */
  public static long databaseOctets() {
    return Math.clamp(machineOctets() / 4, 512 * MEBI, 4096 * MEBI);
  }

  /** As it would be written on a command line: whole mebibytes or gibibytes. */
  @Override
  public String toString() {
    return text(octets);
  }

  private static String text(long octets) {
    long mebibytes = octets / MEBI;
    return mebibytes % 1024 == 0 ? mebibytes / 1024 + "g" : mebibytes + "m";
  }
}
