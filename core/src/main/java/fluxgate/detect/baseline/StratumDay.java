package fluxgate.detect.baseline;

import fluxgate.detect.state.Slice;
import fluxgate.detect.state.StateReader;
import fluxgate.detect.state.StateWriter;
import java.util.ArrayList;
import java.util.List;

/** The names of one stratum on one day, or on several added up. */
final class StratumDay implements Slice {
  private final List<Histogram> histograms = new ArrayList<>();
  private long names;
  private int networks;

  StratumDay() {
    for (int i = 0; i < Feature.values().length; i++) {
      histograms.add(new Histogram());
    }
  }

  void add(Features features) {
    names++;
    for (Feature feature : Feature.values()) {
      histogram(feature).add(features.get(feature));
    }
  }

  void add(StratumDay other) {
    names += other.names;
    networks = Math.max(networks, other.networks);
    for (Feature feature : Feature.values()) {
      histogram(feature).add(other.histogram(feature));
    }
  }

  void seenIn(int distinctNetworks) {
    networks = distinctNetworks;
  }

  Histogram histogram(Feature feature) {
    return histograms.get(feature.ordinal());
  }

  /** Name-days. */
  long names() {
    return names;
  }

  /** Distinct networks of its names, on the day that had most. */
  int networks() {
    return networks;
  }

  @Override
  public void write(StateWriter out) {
    out.count(names);
    out.count(networks);
    out.count(histograms.size());
    histograms.forEach(histogram -> histogram.write(out));
  }

  static StratumDay read(StateReader in) {
    StratumDay stratum = new StratumDay();
    stratum.names = in.smallCount();
    stratum.networks = in.smallCount();
    int count = in.size();
    for (int i = 0; i < count; i++) {
      Histogram histogram = Histogram.read(in);
      if (i < stratum.histograms.size()) {
        stratum.histograms.set(i, histogram);
      }
    }
    return stratum;
  }
}
