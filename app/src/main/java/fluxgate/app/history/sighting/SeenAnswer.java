package fluxgate.app.history.sighting;

import java.util.List;

/**
 * One record that a name answered with, over the time of a case.
 *
 * @param owner the owner name
 * @param type the RRtype
 * @param rdata the record
 * @param firstMicros when it was first seen
 * @param lastMicros when it was last seen
 * @param count responses
 * @param places where they lie: all, or evenly chosen ones
 */
public record SeenAnswer(
    String owner,
    String type,
    String rdata,
    long firstMicros,
    long lastMicros,
    long count,
    List<RawPlace> places) {
  public SeenAnswer {
    places = List.copyOf(places);
  }
}
