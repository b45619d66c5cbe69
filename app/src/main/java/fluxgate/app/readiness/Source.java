package fluxgate.app.readiness;

import fluxgate.format.Carries;
import fluxgate.format.Format;
import fluxgate.observation.Vantage.Position;
import java.util.HashSet;
import java.util.Set;

/** What one kind of source showed: all inputs of a format at one position. */
public final class Source {
  /** Enough to say how many; a fleet of endpoints is a sensor each. */
  private static final int MOST_SENSORS = 65_536;

  private final Format format;
  private final Position position;
  private final Hours hours = new Hours();
  private final Set<String> sensors = new HashSet<>();
  private final Set<String> files = new HashSet<>();
  private long firstMicros = Long.MAX_VALUE;
  private long lastMicros = Long.MIN_VALUE;

  /** Records of the DNS: responses and questions. */
  long dns;

  /**
   * Of those, the ones that ought to hold an answer: referrals, and what failed or was empty, have
   * none.
   */
  long answerable;

  /** Lookups of A records that ended well and have no answer all the same. */
  long bare;

  long answers;
  long ttls;
  long delegations;
  long clients;
  long hosts;
  long processes;

  /** Of the DNS records those with all that detection needs. */
  long complete;

  /** Records that tell of a connection. */
  long connections;

  /** Of those, the ones that tell how it went. */
  long outcomes;

  /** Records that tell of the setting of resolvers. */
  long settings;

  Source(Format format, Position position) {
    this.format = format;
    this.position = position;
  }

  void seen(long micros, String sensor, String file) {
    firstMicros = Math.min(firstMicros, micros);
    lastMicros = Math.max(lastMicros, micros);
    hours.add(micros);
    if (sensors.size() < MOST_SENSORS) {
      sensors.add(sensor);
    }
    files.add(file);
  }

  public Format format() {
    return format;
  }

  public Position position() {
    return position;
  }

  /** How many sensors; a lower bound from {@value #MOST_SENSORS} on. */
  public int sensors() {
    return sensors.size();
  }

  Set<String> files() {
    return files;
  }

  public long records() {
    return dns + connections + settings;
  }

  public long firstMicros() {
    return firstMicros;
  }

  public long lastMicros() {
    return lastMicros;
  }

  Hours.Quiet quiet(long untilMicros) {
    return position == Position.PASSIVE_DNS
        ? new Hours().quiet(untilMicros)
        : hours.quiet(untilMicros);
  }

  /**
   * DNS records that ought to have an answer and have none. A name may exist without an address;
   * but where that is so of more than a tenth of the lookups that ended well, the log leaves
   * answers out.
   */
  long lacking() {
    long missing = answerable - answers;
    return missing + (10 * bare > answers + bare ? bare : 0);
  }

  /** DNS records with all that detection needs. */
  long whole() {
    return Math.max(0, complete - (lacking() - (answerable - answers)));
  }

  /** Whether clients could be known here: above resolvers and in passive DNS there are none. */
  boolean hasClients() {
    return position != Position.ABOVE_RECURSIVE && position != Position.PASSIVE_DNS;
  }

  /** Whether it is a DNS source whose format carries answers. */
  boolean showsAnswers() {
    return dns > 0 && format.carries().contains(Carries.ANSWERS);
  }

  /** The position in words. */
  public String place() {
    return switch (position) {
      case STUB -> "on the host";
      case BELOW_RECURSIVE -> "below the resolver";
      case ABOVE_RECURSIVE -> "above the resolver";
      case PASSIVE_DNS -> "passive DNS";
      case UNKNOWN -> "not said";
    };
  }
}
