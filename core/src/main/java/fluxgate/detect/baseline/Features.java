package fluxgate.detect.baseline;

import fluxgate.detect.state.AccessShare;
import fluxgate.detect.state.AddressPool;
import fluxgate.detect.state.Agent;
import fluxgate.detect.state.DomainState;
import fluxgate.detect.state.Slice;
import fluxgate.detect.state.StateReader;
import fluxgate.detect.state.StateWriter;
import fluxgate.detect.surroundings.NameToday;
import fluxgate.detect.surroundings.Surroundings;
import fluxgate.net.NetworkKind;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One name's values, by the ordinal of their {@link Feature}; NaN where unknown. */
public final class Features implements Slice {
  /**
   * Shrunk share in access networks above which a name is no measure of what is ordinary, whatever
   * it scored, and is not ordinary itself, however common such names are.
   */
  public static final double MOST_ACCESS = 0.5;

  private static final long DAY_MICROS = 24 * 3600L * 1_000_000;

  private final double[] values = new double[Feature.values().length];

  private Features() {
    Arrays.fill(values, Double.NaN);
  }

  /** Of a domain of which names rotate, as of its last answer. */
  public static Features of(DomainState state) {
    AddressPool pool = state.pool();
    Features features = new Features();
    features.set(Feature.EFFECTIVE_ASNS, StrictMath.exp(pool.asnEntropy()));
    features.set(Feature.ADDRESSES, Math.max(1, pool.unitCount()));
    int known = pool.knownKinds();
    if (2 * known >= pool.unitCount()) {
      features.set(Feature.HOMES, pool.unitCount(NetworkKind.ACCESS));
    }
    AccessShare share = AccessShare.of(pool);
    if (share.isMeasurable()) {
      features.set(Feature.ACCESS_SHARE, share.value());
    }
    long since = state.lastSeenMicros() - DAY_MICROS;
    int news = 0;
    for (Agent agent : pool.agents()) {
      news += agent.firstSeenMicros() > since ? 1 : 0;
    }
    features.set(Feature.NEW_ADDRESSES, news);
    if (state.nameServers().isObserved()) {
      features.set(Feature.NS_ADDRESSES, state.nameServers().addresses().unitCount());
    }
    return features;
  }

  /** Of a domain of which no name rotates, from one day of it. */
  static Features of(NameToday name, @Nullable NetworkKind kind) {
    Features features = new Features();
    int addresses = name.hasAnother() ? 2 : 1;
    features.set(Feature.EFFECTIVE_ASNS, 1);
    features.set(Feature.ADDRESSES, addresses);
    features.set(Feature.NEW_ADDRESSES, addresses);
    if (kind != null && kind != NetworkKind.UNKNOWN) {
      features.set(Feature.HOMES, kind == NetworkKind.ACCESS ? addresses : 0);
    }
    return features;
  }

  /** A name of which one value is known. */
  static Features of(Feature feature, double value) {
    Features features = new Features();
    features.set(feature, value);
    return features;
  }

  /** Clients that asked for the domain, without resolvers. */
  public static int clients(DomainState state, Surroundings surroundings) {
    return state.clients().machines(client -> !surroundings.isResolver(client));
  }

  /** The stratum of a domain of which names rotate. */
  public static Stratum stratum(DomainState state, int clients) {
    return Stratum.of(clients, state.ttls().isKnown() ? state.ttls().max() : -1);
  }

  private void set(Feature feature, double value) {
    values[feature.ordinal()] = value;
  }

  /** NaN where unknown. */
  public double get(Feature feature) {
    return values[feature.ordinal()];
  }

  @Override
  public void write(StateWriter out) {
    out.count(values.length);
    for (double value : values) {
      out.real(value);
    }
  }

  static Features read(StateReader in) {
    Features features = new Features();
    int count = in.size();
    for (int i = 0; i < count; i++) {
      double value = in.real();
      if (i < features.values.length) {
        features.values[i] = value;
      }
    }
    return features;
  }
}
