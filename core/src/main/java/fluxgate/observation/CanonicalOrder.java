package fluxgate.observation;

import fluxgate.dns.DomainName;
import fluxgate.dns.Question;
import fluxgate.dns.RRType;
import fluxgate.dns.RRset;
import fluxgate.dns.Rcode;
import fluxgate.dns.Rdata;
import fluxgate.dns.Ttl;
import fluxgate.net.IpAddress;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The one order in which observations are handed on: by {@link Observation#orderMicros}, then by
 * content, then by provenance. Total: two observations compare as 0 only where they are equal, so
 * the order of a set of observations does not depend on how it was read.
 *
 * <p>At the same time answers come before questions, questions before connections, and those before
 * settings: a connection finds the answer that it follows from.
 */
public final class CanonicalOrder implements Comparator<Observation> {
  /** By time, content, and provenance. */
  public static final Comparator<Observation> COMPLETE = new CanonicalOrder();

  private static final Comparator<IpAddress> ADDRESS = Comparator.naturalOrder();

  private static final Comparator<Vantage> VANTAGE =
      Comparator.comparing(Vantage::sensor).thenComparing(Vantage::position);

  private static final Comparator<Provenance> PROVENANCE =
      Comparator.comparing(Provenance::file)
          .thenComparingLong(Provenance::offset)
          .thenComparingInt(Provenance::length);

  private static final Comparator<Client> CLIENT =
      by(Client::address, ADDRESS)
          .thenComparing(by(Client::host, Comparator.naturalOrder()))
          .thenComparing(by(Client::process, Comparator.naturalOrder()));

  private static final Comparator<RRType> TYPE = Comparator.comparingInt(RRType::code);

  private static final Comparator<Question> QUESTION =
      Comparator.comparing(Question::name).thenComparing(Question::type, TYPE);

  private static final Comparator<Ttl> TTL =
      Comparator.comparingLong(Ttl::seconds).thenComparing(Ttl::kind);

  private static final Comparator<RRset> RRSET =
      Comparator.<RRset, DomainName>comparing(RRset::owner)
          .thenComparing(RRset::type, TYPE)
          .thenComparing(RRset::ttl, TTL)
          .thenComparing(RRset::rdata, CanonicalOrder::compareRdata);

  private static final Comparator<RRsetObservation> RRSET_OBSERVATION =
      Comparator.comparing(RRsetObservation::rrset, RRSET)
          .thenComparing(by(RRsetObservation::client, CLIENT))
          .thenComparing(by(RRsetObservation::server, ADDRESS))
          .thenComparing(by(RRsetObservation::question, QUESTION))
          .thenComparing(RRsetObservation::section)
          .thenComparing(RRsetObservation::authority)
          .thenComparing(RRsetObservation::origin)
          .thenComparingLong(RRsetObservation::count)
          .thenComparingLong(RRsetObservation::firstSeenMicros)
          .thenComparingLong(RRsetObservation::lastSeenMicros);

  private static final Comparator<QuestionObservation> QUESTION_OBSERVATION =
      Comparator.comparing(QuestionObservation::question, QUESTION)
          .thenComparing(by(QuestionObservation::client, CLIENT))
          .thenComparing(by(QuestionObservation::server, ADDRESS))
          .thenComparing(by(QuestionObservation::rcode, Comparator.comparingInt(Rcode::code)));

  private static final Comparator<ConnectionObservation> CONNECTION_OBSERVATION =
      Comparator.comparing(ConnectionObservation::client, CLIENT)
          .thenComparing(ConnectionObservation::destination)
          .thenComparingInt(ConnectionObservation::protocol)
          .thenComparingInt(ConnectionObservation::port)
          .thenComparing(ConnectionObservation::result)
          .thenComparing(
              by(
                  ConnectionObservation::volume,
                  Comparator.comparingLong(ConnectionObservation.Volume::sent)
                      .thenComparingLong(ConnectionObservation.Volume::received)));

  private static final Comparator<ResolverSettingObservation> RESOLVER_SETTING =
      by(ResolverSettingObservation::machine, CLIENT)
          .thenComparing(ResolverSettingObservation::change)
          .thenComparing(ResolverSettingObservation::servers, CanonicalOrder::compareAddresses)
          .thenComparing(by(ResolverSettingObservation::by, Comparator.naturalOrder()));

  private CanonicalOrder() {}

  @Override
  public int compare(Observation a, Observation b) {
    int byContent = compareContent(a, b);
    return byContent != 0 ? byContent : PROVENANCE.compare(a.provenance(), b.provenance());
  }

  /**
   * As {@link #COMPLETE} without the provenance: 0 where two observations say the same, wherever
   * they were read.
   */
  public static int compareContent(Observation a, Observation b) {
    int order = Long.compare(a.orderMicros(), b.orderMicros());
    if (order == 0) {
      order = Integer.compare(rank(a), rank(b));
    }
    if (order == 0) {
      order = Long.compare(a.timeMicros(), b.timeMicros());
    }
    if (order == 0) {
      order = compareAlike(a, b);
    }
    return order != 0 ? order : VANTAGE.compare(a.vantage(), b.vantage());
  }

  /** Two of one class. No switch by class: what it makes at run time costs a start milliseconds. */
  private static int compareAlike(Observation a, Observation b) {
    if (a instanceof RRsetObservation r) {
      return compareRRsets(r, (RRsetObservation) b);
    }
    if (a instanceof QuestionObservation q) {
      return QUESTION_OBSERVATION.compare(q, (QuestionObservation) b);
    }
    return a instanceof ConnectionObservation c
        ? CONNECTION_OBSERVATION.compare(c, (ConnectionObservation) b)
        : RESOLVER_SETTING.compare((ResolverSettingObservation) a, (ResolverSettingObservation) b);
  }

  /** The RRsets of one response differ in their owners: that decides without the long chain. */
  private static int compareRRsets(RRsetObservation a, RRsetObservation b) {
    int byOwner = a.rrset().owner().compareTo(b.rrset().owner());
    return byOwner != 0 ? byOwner : RRSET_OBSERVATION.compare(a, b);
  }

  private static int rank(Observation observation) {
    if (observation instanceof RRsetObservation) {
      return 0;
    }
    if (observation instanceof QuestionObservation) {
      return 1;
    }
    return observation instanceof ConnectionObservation ? 2 : 3;
  }

  private static int compareAddresses(List<IpAddress> a, List<IpAddress> b) {
    int shared = Math.min(a.size(), b.size());
    for (int i = 0; i < shared; i++) {
      int order = a.get(i).compareTo(b.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(a.size(), b.size());
  }

  private static int compareRdata(List<Rdata> a, List<Rdata> b) {
    int shared = Math.min(a.size(), b.size());
    for (int i = 0; i < shared; i++) {
      int order = compareRdata(a.get(i), b.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(a.size(), b.size());
  }

  private static int compareRdata(Rdata a, Rdata b) {
    if (a instanceof Rdata.Address x && b instanceof Rdata.Address y) {
      return x.address().compareTo(y.address());
    }
    if (a instanceof Rdata.Target x && b instanceof Rdata.Target y) {
      return x.name().compareTo(y.name());
    }
    if (a instanceof Rdata.Other x && b instanceof Rdata.Other y) {
      return x.text().compareTo(y.text());
    }
    return Integer.compare(rank(a), rank(b));
  }

  private static int rank(Rdata rdata) {
    return switch (rdata) {
      case Rdata.Address a -> 0;
      case Rdata.Target t -> 1;
      case Rdata.Other o -> 2;
    };
  }

  /** By a component that may be absent; absent comes first. */
  private static <T, C> Comparator<T> by(
      Function<T, @Nullable C> component, Comparator<? super C> order) {
    return (a, b) -> {
      C x = component.apply(a);
      C y = component.apply(b);
      if (x == null || y == null) {
        return Boolean.compare(x != null, y != null);
      }
      return order.compare(x, y);
    };
  }
}
