package fluxgate.detect;

/**
 * How much the detector may remember, in octets, and how it is shared out. It is given, not
 * measured: the same observations under the same budget give the same verdicts on every machine.
 *
 * <p>The shares are those of an organisation's day, of which each table holds several times what a
 * thousand people fill. What is remembered of surroundings (which names and networks there are
 * today) has bounds of its own, and takes up to 200 MB beside them.
 *
 * @param octets in all
 */
public record MemoryBudget(long octets) {
  /** Half of what a machine of 8 GB gives a Java program unasked. */
  public static final MemoryBudget DEFAULT = new MemoryBudget(1L << 30);

  /** Less would not hold one day of a small office. */
  private static final long LEAST = 16L << 20;

  /** Of fewer octets than 16 MiB it is that much. */
  public MemoryBudget {
    octets = Math.max(LEAST, octets);
  }

  /** Domains of which a name rotates: mostly 3 to 7 kB each, suspects up to megabytes. */
  long domains() {
    return octets / 16 * 7;
  }

  /** Names that do not rotate: some fifty octets each, kept twice at worst. */
  long quietNames() {
    return octets / 32 * 5;
  }

  /** Which answer led whom to which address. */
  long contacts() {
    return octets / 8;
  }

  /** Domains by their names: some seventy octets for each, kept twice at worst. */
  long singleUseNames() {
    return octets / 16 * 3;
  }

  /** Which zones a host serves, and the delegations of domains without a state. */
  long delegations() {
    return octets / 16;
  }

  /** What led where by CNAME. */
  long aliases() {
    return octets / 32;
  }
}
