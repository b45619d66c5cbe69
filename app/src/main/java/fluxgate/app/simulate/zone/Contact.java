package fluxgate.app.simulate.zone;

import java.util.List;

/**
 * What clients do with the addresses of an answer.
 *
 * @param share of answers that a connection follows
 * @param ports one of which is used, the first most often
 * @param udp whether datagrams, else TCP
 * @param everyAddress whether all addresses are contacted, else the first that answers
 * @param attempts addresses tried before giving up
 * @param meanSeconds how long a connection lasts on average
 */
public record Contact(
    double share,
    List<Integer> ports,
    boolean udp,
    boolean everyAddress,
    int attempts,
    double meanSeconds) {
  /** Names that are only looked up. */
  public static final Contact NONE = new Contact(0, List.of(443), false, false, 1, 1);

  public Contact {
    ports = List.copyOf(ports);
  }

  /** Browsers reuse connections, so that not every lookup is followed by a new one. */
  public static Contact web(double share) {
    return new Contact(share, List.of(443, 443, 443, 443, 80), false, false, 1, 15);
  }

  public static Contact tcp(double share, int port, double meanSeconds) {
    return new Contact(share, List.of(port), false, false, 1, meanSeconds);
  }

  public static Contact udp(double share, int port, boolean everyAddress) {
    return new Contact(share, List.of(port), true, everyAddress, 1, 0.05);
  }
}
