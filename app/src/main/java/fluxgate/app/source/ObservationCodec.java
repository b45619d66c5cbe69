package fluxgate.app.source;

import fluxgate.detect.state.StateReader;
import fluxgate.detect.state.StateReader.StateFormatException;
import fluxgate.detect.state.StateWriter;
import fluxgate.dns.DomainName;
import fluxgate.dns.Question;
import fluxgate.dns.RRType;
import fluxgate.dns.RRset;
import fluxgate.dns.Rcode;
import fluxgate.dns.Rdata;
import fluxgate.dns.Section;
import fluxgate.dns.Ttl;
import fluxgate.dns.TtlKind;
import fluxgate.net.IpAddress;
import fluxgate.observation.Client;
import fluxgate.observation.ConnectionObservation;
import fluxgate.observation.Observation;
import fluxgate.observation.Provenance;
import fluxgate.observation.QuestionObservation;
import fluxgate.observation.RRsetObservation;
import fluxgate.observation.ResolverSettingObservation;
import fluxgate.observation.Vantage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Observations in octets and back, complete: what is read compares as equal. */
final class ObservationCodec {
  private static final int RRSET = 0;
  private static final int QUESTION = 1;
  private static final int CONNECTION = 2;
  private static final int RESOLVER_SETTING = 3;

  private static final int ADDRESS = 0;
  private static final int TARGET = 1;
  private static final int OTHER = 2;

  private ObservationCodec() {}

  static void write(Observation observation, StateWriter out) {
    out.octet(
        switch (observation) {
          case RRsetObservation r -> RRSET;
          case QuestionObservation q -> QUESTION;
          case ConnectionObservation c -> CONNECTION;
          case ResolverSettingObservation s -> RESOLVER_SETTING;
        });
    out.number(observation.timeMicros());
    out.text(observation.vantage().sensor());
    out.octet(observation.vantage().position().ordinal());
    out.provenance(observation.provenance());
    switch (observation) {
      case RRsetObservation rrset -> write(rrset, out);
      case QuestionObservation question -> write(question, out);
      case ConnectionObservation connection -> write(connection, out);
      case ResolverSettingObservation setting -> write(setting, out);
    }
  }

  private static void write(RRsetObservation seen, StateWriter out) {
    optionalClient(seen.client(), out);
    out.optionalAddress(seen.server());
    Question question = seen.question();
    out.flag(question != null);
    if (question != null) {
      write(question, out);
    }
    out.octet(seen.section().ordinal());
    out.octet(seen.authority().ordinal());
    out.octet(seen.origin().ordinal());
    RRset rrset = seen.rrset();
    out.name(rrset.owner());
    out.count(rrset.type().code());
    out.count(rrset.ttl().seconds());
    out.octet(rrset.ttl().kind().ordinal());
    out.count(rrset.rdata().size());
    rrset.rdata().forEach(rdata -> write(rdata, out));
    out.count(seen.count());
    out.number(seen.firstSeenMicros());
    out.number(seen.lastSeenMicros());
  }

  private static void write(QuestionObservation asked, StateWriter out) {
    optionalClient(asked.client(), out);
    out.optionalAddress(asked.server());
    write(asked.question(), out);
    Rcode rcode = asked.rcode();
    out.flag(rcode != null);
    if (rcode != null) {
      out.count(rcode.code());
    }
  }

  private static void write(ConnectionObservation connection, StateWriter out) {
    out.number(connection.orderMicros());
    out.client(connection.client());
    out.address(connection.destination());
    out.count(connection.protocol());
    out.count(connection.port());
    out.octet(connection.result().ordinal());
    ConnectionObservation.Volume volume = connection.volume();
    out.flag(volume != null);
    if (volume != null) {
      out.number(volume.sent());
      out.number(volume.received());
    }
  }

  private static void write(ResolverSettingObservation setting, StateWriter out) {
    optionalClient(setting.machine(), out);
    out.octet(setting.change().ordinal());
    out.addresses(setting.servers());
    out.optionalText(setting.by());
  }

  private static void write(Question question, StateWriter out) {
    out.name(question.name());
    out.count(question.type().code());
  }

  private static void write(Rdata rdata, StateWriter out) {
    switch (rdata) {
      case Rdata.Address address -> {
        out.octet(ADDRESS);
        out.address(address.address());
      }
      case Rdata.Target target -> {
        out.octet(TARGET);
        out.name(target.name());
      }
      case Rdata.Other other -> {
        out.octet(OTHER);
        out.text(other.text());
      }
    }
  }

  private static void optionalClient(@Nullable Client client, StateWriter out) {
    out.flag(client != null);
    if (client != null) {
      out.client(client);
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws StateFormatException for anything else
   */
  static Observation read(StateReader in) {
    try {
      return readUnchecked(in);
    } catch (IllegalArgumentException e) {
      throw new StateFormatException("no observation: " + e.getMessage());
    }
  }

  private static Observation readUnchecked(StateReader in) {
    int kind = in.octet();
    long micros = in.number();
    Vantage vantage = new Vantage(in.text(), one(Vantage.Position.values(), in));
    Provenance place = in.provenance();
    return switch (kind) {
      case RRSET ->
          new RRsetObservation(
              micros,
              vantage,
              place,
              in.flag() ? in.client() : null,
              in.optionalAddress(),
              in.flag() ? question(in) : null,
              one(Section.values(), in),
              one(RRsetObservation.Authority.values(), in),
              one(RRsetObservation.Origin.values(), in),
              rrset(in),
              in.count(),
              in.number(),
              in.number());
      case QUESTION ->
          new QuestionObservation(
              micros,
              vantage,
              place,
              in.flag() ? in.client() : null,
              in.optionalAddress(),
              question(in),
              in.flag() ? new Rcode(in.smallCount()) : null);
      case CONNECTION -> connection(micros, vantage, place, in);
      case RESOLVER_SETTING ->
          new ResolverSettingObservation(
              micros,
              vantage,
              place,
              in.flag() ? in.client() : null,
              one(ResolverSettingObservation.Change.values(), in),
              in.addresses(),
              in.optionalText());
      default -> throw new StateFormatException("no kind of observation " + kind);
    };
  }

  private static ConnectionObservation connection(
      long micros, Vantage vantage, Provenance place, StateReader in) {
    long orderMicros = in.number();
    Client client = in.client();
    IpAddress destination = in.address();
    return new ConnectionObservation(
        micros,
        orderMicros,
        vantage,
        place,
        client,
        destination,
        in.smallCount(),
        in.smallCount(),
        one(ConnectionObservation.Result.values(), in),
        in.flag() ? new ConnectionObservation.Volume(in.number(), in.number()) : null);
  }

  private static Question question(StateReader in) {
    return new Question(in.name(), new RRType(in.smallCount()));
  }

  private static RRset rrset(StateReader in) {
    DomainName owner = in.name();
    RRType type = new RRType(in.smallCount());
    Ttl ttl = new Ttl(in.count(), one(TtlKind.values(), in));
    List<Rdata> rdata = new ArrayList<>();
    for (int i = in.size(); i > 0; i--) {
      rdata.add(rdata(in));
    }
    return new RRset(owner, type, ttl, rdata);
  }

  private static Rdata rdata(StateReader in) {
    int kind = in.octet();
    return switch (kind) {
      case ADDRESS -> new Rdata.Address(in.address());
      case TARGET -> new Rdata.Target(in.name());
      case OTHER -> new Rdata.Other(in.text());
      default -> throw new StateFormatException("no kind of rdata " + kind);
    };
  }

  private static <T> T one(T[] values, StateReader in) {
    int ordinal = in.octet();
    if (ordinal >= values.length) {
      throw new StateFormatException("no such value " + ordinal);
    }
    return values[ordinal];
  }
}
