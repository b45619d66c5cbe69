package fluxgate.detect.signal.turnover;

import java.util.List;

/**
 * What blocks so far apart may say.
 *
 * @param hours between them
 * @param high turnover from here on speaks for flux
 * @param low turnover up to here speaks against it, where enough was recaptured
 * @param recaptures so many at least: "nothing changed" needs more proof than "much changed"
 */
record Lag(int hours, double high, double forFlux, double low, double against, int recaptures) {
  /**
   * The longest that the data allow says. Homes serve for hours, so a day decides; within half a
   * day a botnet of machines that are never switched off looks as constant as a pool of servers, so
   * less time weighs less and asks for more.
   */
  static final List<Lag> ALL =
      List.of(
          new Lag(24, 0.5, 2.5, 0.3, -3, 10),
          new Lag(12, 0.5, 2, 0.15, -2, 20),
          new Lag(6, 0.5, 1.5, 0.1, -1, 30));

  long micros() {
    return hours * 3600L * 1_000_000;
  }
}
