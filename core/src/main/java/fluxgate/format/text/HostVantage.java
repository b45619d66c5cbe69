package fluxgate.format.text;

import fluxgate.observation.Vantage;
import org.jspecify.annotations.Nullable;

/** The vantage of logs that are told apart by the host that they come from, where it is said. */
public final class HostVantage {
  private final Vantage unnamed;
  private Vantage last;

  /**
   * @param format its id: the sensor's name where no host is said
   */
  public HostVantage(String format, Vantage.Position position) {
    this.unnamed = new Vantage(format, position);
    this.last = unnamed;
  }

  /** The vantage of this host; the same object while the host is the same. */
  public Vantage of(@Nullable String host) {
    if (host == null || host.isEmpty()) {
      return unnamed;
    }
    if (!last.sensor().equals(host)) {
      last = new Vantage(host, unnamed.position());
    }
    return last;
  }
}
