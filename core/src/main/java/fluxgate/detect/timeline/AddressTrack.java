package fluxgate.detect.timeline;

import fluxgate.net.IpAddress;

/** One address over time: when answers that held it were current. */
public final class AddressTrack {
  /** A TTL beyond a day says that an address stays, not until when. */
  private static final long LONGEST_LIFE_MICROS = 86_400L * 1_000_000;

  private final IpAddress address;
  private final Spans spans = new Spans();
  private long answers;
  private long connections;

  AddressTrack(IpAddress address) {
    this.address = address;
  }

  void answered(long micros, long lifeMicros) {
    answers++;
    long end = micros + Math.min(lifeMicros, LONGEST_LIFE_MICROS);
    if (spans.count() > 0 && micros <= spans.endOf(spans.count() - 1)) {
      spans.reach(end);
    } else {
      spans.begin(micros, end);
    }
  }

  void connected() {
    connections++;
  }

  public IpAddress address() {
    return address;
  }

  /** When it was current: each span ends where its last answer ran out. */
  public Spans spans() {
    return spans;
  }

  public long firstMicros() {
    return spans.startOf(0);
  }

  /** Answers that held it, cached repeats included. */
  public long answers() {
    return answers;
  }

  /** Connections to it that the domain explains. */
  public long connections() {
    return connections;
  }
}
