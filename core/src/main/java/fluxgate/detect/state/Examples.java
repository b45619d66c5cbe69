package fluxgate.detect.state;

import fluxgate.observation.Provenance;
import java.util.ArrayList;
import java.util.List;

/** A few pointers to raw records: the first ones, since those founded the evidence. */
public final class Examples {
  /** Enough to check a sentence by hand; more would only fill the report. */
  private static final int MOST = 3;

  /** Comes with the first. */
  private List<Provenance> places = List.of();

  public void add(Provenance place) {
    if (places.size() < MOST && !places.contains(place)) {
      places = places.isEmpty() ? new ArrayList<>(MOST) : places;
      places.add(place);
    }
  }

  public List<Provenance> places() {
    return List.copyOf(places);
  }

  void write(StateWriter out) {
    out.count(places.size());
    places.forEach(out::provenance);
  }

  static Examples read(StateReader in) {
    Examples examples = new Examples();
    for (int i = in.size(); i > 0; i--) {
      examples.add(in.provenance());
    }
    return examples;
  }
}
