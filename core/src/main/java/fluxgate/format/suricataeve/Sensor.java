package fluxgate.format.suricataeve;

import fluxgate.observation.Vantage;

/**
 * Who writes the events, and where it may stand.
 *
 * @param name as the events have it, else the format's
 */
record Sensor(String name, Vantage below, Vantage above) {
  static Sensor of(String name) {
    return new Sensor(
        name,
        new Vantage(name, Vantage.Position.BELOW_RECURSIVE),
        new Vantage(name, Vantage.Position.ABOVE_RECURSIVE));
  }
}
