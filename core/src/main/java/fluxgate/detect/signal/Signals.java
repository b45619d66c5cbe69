package fluxgate.detect.signal;

import fluxgate.detect.signal.accessshare.AccessShareSignal;
import fluxgate.detect.signal.age.AgeSignal;
import fluxgate.detect.signal.automation.AutomationSignal;
import fluxgate.detect.signal.churn.ChurnSignal;
import fluxgate.detect.signal.contact.ContactSignal;
import fluxgate.detect.signal.delivery.DeliverySignal;
import fluxgate.detect.signal.dispersion.DispersionSignal;
import fluxgate.detect.signal.fanout.FanOutSignal;
import fluxgate.detect.signal.growth.GrowthSignal;
import fluxgate.detect.signal.knownpool.KnownPoolSignal;
import fluxgate.detect.signal.lifetime.LifetimeSignal;
import fluxgate.detect.signal.listed.ListedSignal;
import fluxgate.detect.signal.lowttl.LowTtlSignal;
import fluxgate.detect.signal.movinghost.MovingHostSignal;
import fluxgate.detect.signal.nameserver.NameServerSignal;
import fluxgate.detect.signal.neighbourhood.NeighbourhoodSignal;
import fluxgate.detect.signal.ordinaryhere.OrdinaryHereSignal;
import fluxgate.detect.signal.ownername.OwnerNameSignal;
import fluxgate.detect.signal.popularity.PopularitySignal;
import fluxgate.detect.signal.ports.PortsSignal;
import fluxgate.detect.signal.process.ProcessSignal;
import fluxgate.detect.signal.provider.ProviderSignal;
import fluxgate.detect.signal.rotatinghosting.RotatingHostingSignal;
import fluxgate.detect.signal.sharedagents.SharedAgentsSignal;
import fluxgate.detect.signal.steady.SteadySignal;
import fluxgate.detect.signal.turnover.TurnoverSignal;
import fluxgate.detect.signal.viewlocality.ViewLocalitySignal;
import fluxgate.detect.state.DomainState;
import fluxgate.detect.state.FreshAnswer;
import fluxgate.detect.state.Slice;
import fluxgate.detect.state.StateReader;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The table of signals, in the order in which they speak. */
public final class Signals {
  /**
   * One row.
   *
   * @param tag of its slice in saved state: never reused
   * @param group evidence of one group is one kind of reason; an alert needs two
   */
  public record Row<S extends Slice>(int tag, String group, Signal<S> signal) {
    @SuppressWarnings("unchecked") // a state's slices are made by the same row
    void observe(Slice slice, FreshAnswer answer, DomainState state) {
      signal.observe((S) slice, answer, state);
    }

    @SuppressWarnings("unchecked") // as above
    void measure(Slice slice, DomainState state, Scene scene, EvidenceSink sink) {
      signal.measure((S) slice, state, scene, sink);
    }
  }

  /** The group of what somebody said of a domain: no behaviour, so it carries no alert. */
  private static final String TOLD = "context";

  /** The rows. */
  public static final List<Row<?>> TABLE =
      List.of(
          new Row<>(1, "dispersion", new DispersionSignal()),
          new Row<>(2, "churn", new ChurnSignal()),
          new Row<>(3, "access", new AccessShareSignal()),
          new Row<>(4, "churn", new TurnoverSignal()),
          new Row<>(5, "ttl", new LowTtlSignal()),
          new Row<>(6, "nameserver", new NameServerSignal()),
          new Row<>(7, "connection", new PortsSignal()),
          new Row<>(8, "connection", new FanOutSignal()),
          new Row<>(9, "connection", new ContactSignal()),
          new Row<>(10, "provider", new ProviderSignal()),
          new Row<>(11, "churn", new OwnerNameSignal()),
          new Row<>(12, "hosting", new RotatingHostingSignal()),
          new Row<>(13, TOLD, new KnownPoolSignal()),
          new Row<>(14, "churn", new MovingHostSignal()),
          new Row<>(15, "dispersion", new ViewLocalitySignal()),
          new Row<>(16, TOLD, new AgeSignal()),
          new Row<>(17, TOLD, new ListedSignal()),
          new Row<>(20, "network", new SharedAgentsSignal()),
          new Row<>(21, "process", new ProcessSignal()),
          new Row<>(22, "provider", new DeliverySignal()),
          new Row<>(23, "dispersion", new NeighbourhoodSignal()),
          new Row<>(24, "connection", new AutomationSignal()),
          new Row<>(25, "churn", new LifetimeSignal()),
          new Row<>(26, "churn", new SteadySignal()),
          new Row<>(27, "churn", new GrowthSignal()),
          new Row<>(18, "popularity", new PopularitySignal()),
          // what it finds rare is homes: no other kind of reason than the share of access
          new Row<>(19, "access", new OrdinaryHereSignal()));

  private Signals() {}

  /** Empty memories, one a row. */
  public static Slice[] newSlices() {
    Slice[] slices = new Slice[TABLE.size()];
    for (int row = 0; row < slices.length; row++) {
      slices[row] = TABLE.get(row).signal().newSlice();
    }
    return slices;
  }

  /** Lets every signal see a fresh answer. */
  public static void observe(FreshAnswer answer, DomainState state) {
    for (int row = 0; row < TABLE.size(); row++) {
      TABLE.get(row).observe(state.slice(row), answer, state);
    }
  }

  /** What every signal says now. */
  public static Measurement measure(DomainState state, Scene scene) {
    return measure(state, scene, Set.of());
  }

  /** What every signal says now, but for evidence of these codes. */
  public static Measurement measure(DomainState state, Scene scene, Set<String> without) {
    EvidenceSink sink = new EvidenceSink(without);
    Set<String> forGroups = new TreeSet<>();
    for (int row = 0; row < TABLE.size(); row++) {
      int before = sink.evidence().size();
      TABLE.get(row).measure(state.slice(row), state, scene, sink);
      for (int i = before; i < sink.evidence().size(); i++) {
        if (sink.evidence().get(i).contribution() > 0 && !TABLE.get(row).group().equals(TOLD)) {
          forGroups.add(TABLE.get(row).group());
        }
      }
    }
    return new Measurement(sink, forGroups.size());
  }

  /**
   * What the signals say.
   *
   * @param said evidence, unknowns and caps
   * @param groupsFor how many groups speak for flux
   */
  public record Measurement(EvidenceSink said, int groupsFor) {}

  /**
   * Reads a saved memory into the place of the row with this tag; a tag that no row has is skipped.
   */
  public static void readInto(Slice[] slices, int tag, StateReader in) {
    for (int row = 0; row < TABLE.size(); row++) {
      if (TABLE.get(row).tag() == tag) {
        slices[row] = TABLE.get(row).signal().readSlice(in);
      }
    }
  }
}
