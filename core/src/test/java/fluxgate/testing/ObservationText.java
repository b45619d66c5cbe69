package fluxgate.testing;

import fluxgate.dns.Question;
import fluxgate.dns.RRset;
import fluxgate.dns.Rdata;
import fluxgate.dns.Ttl;
import fluxgate.observation.Client;
import fluxgate.observation.ConnectionObservation;
import fluxgate.observation.Observation;
import fluxgate.observation.Provenance;
import fluxgate.observation.QuestionObservation;
import fluxgate.observation.RRsetObservation;
import fluxgate.observation.ResolverSettingObservation;
import fluxgate.observation.Vantage;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One line of text an observation, with every field of it: equal lines mean equal observations.
 * {@code -} stands for what is absent.
 */
public final class ObservationText {
  private ObservationText() {}

  /** The whole observation. */
  public static String of(Observation observation) {
    return withoutPlace(observation) + " at=" + place(observation.provenance());
  }

  /** All but the provenance, to compare what different spellings of a record say. */
  public static String withoutPlace(Observation observation) {
    return switch (observation) {
      case RRsetObservation o ->
          "rrset %s %s client=%s server=%s question=%s %s %s %s %s%s"
              .formatted(
                  time(o.timeMicros()),
                  vantage(o.vantage()),
                  client(o.client()),
                  or(o.server()),
                  question(o.question()),
                  o.section(),
                  o.authority(),
                  o.origin(),
                  rrset(o.rrset()),
                  aggregate(o));
      case QuestionObservation o ->
          "question %s %s client=%s server=%s question=%s rcode=%s"
              .formatted(
                  time(o.timeMicros()),
                  vantage(o.vantage()),
                  client(o.client()),
                  or(o.server()),
                  question(o.question()),
                  or(o.rcode()));
      case ConnectionObservation o ->
          "connection %s %s client=%s destination=%s protocol=%d port=%d %s volume=%s logged=%s"
              .formatted(
                  time(o.timeMicros()),
                  vantage(o.vantage()),
                  client(o.client()),
                  o.destination(),
                  o.protocol(),
                  o.port(),
                  o.result(),
                  volume(o.volume()),
                  time(o.orderMicros()));
      case ResolverSettingObservation o ->
          "resolvers %s %s machine=%s %s %s by=%s"
              .formatted(
                  time(o.timeMicros()),
                  vantage(o.vantage()),
                  client(o.machine()),
                  o.change(),
                  o.servers(),
                  o.by() == null ? "-" : quoted(o.by()));
    };
  }

  private static String aggregate(RRsetObservation o) {
    boolean single =
        o.count() == 1
            && o.firstSeenMicros() == o.timeMicros()
            && o.lastSeenMicros() == o.timeMicros();
    return single
        ? ""
        : " count=%d first=%s last=%s"
            .formatted(o.count(), time(o.firstSeenMicros()), time(o.lastSeenMicros()));
  }

  private static String rrset(RRset set) {
    return "%s %s %s [%s]"
        .formatted(
            set.owner(),
            ttl(set.ttl()),
            set.type(),
            set.rdata().stream().map(ObservationText::rdata).collect(Collectors.joining(", ")));
  }

  private static String ttl(Ttl ttl) {
    return ttl.isKnown() ? ttl.seconds() + "/" + ttl.kind() : "-";
  }

  private static String rdata(Rdata rdata) {
    return switch (rdata) {
      case Rdata.Address a -> a.address().toString();
      case Rdata.Target t -> t.name().toString();
      case Rdata.Other o -> quoted(o.text());
    };
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      if (c < 0x20 || c > 0x7E || c == '"' || c == '\\') {
        quoted.append("\\u%04x".formatted((int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }

  private static String vantage(Vantage vantage) {
    return vantage.sensor() + "/" + vantage.position();
  }

  private static String client(@Nullable Client client) {
    if (client == null) {
      return "-";
    }
    String host = client.host() == null ? "" : "/host:" + client.host();
    String process = client.process() == null ? "" : "/process:" + client.process();
    return or(client.address()) + host + process;
  }

  private static String question(@Nullable Question question) {
    return question == null ? "-" : question.name() + "/" + question.type();
  }

  private static String volume(ConnectionObservation.@Nullable Volume volume) {
    return volume == null ? "-" : volume.sent() + "/" + volume.received();
  }

  private static String place(Provenance provenance) {
    return provenance.file() + "@" + provenance.offset() + "+" + provenance.length();
  }

  private static String or(@Nullable Object value) {
    return value == null ? "-" : value.toString();
  }

  private static String time(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
  }
}
