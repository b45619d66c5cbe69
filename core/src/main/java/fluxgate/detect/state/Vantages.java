package fluxgate.detect.state;

import fluxgate.observation.Vantage;

/** The codec's view of a vantage's position. */
final class Vantages {
  private Vantages() {}

  static Vantage.Position position(int ordinal) {
    Vantage.Position[] positions = Vantage.Position.values();
    if (ordinal >= positions.length) {
      throw new StateReader.StateFormatException("no vantage position " + ordinal);
    }
    return positions[ordinal];
  }
}
