package fluxgate.format.passivednscof;

import fluxgate.dns.DomainName;
import fluxgate.dns.RRType;
import fluxgate.dns.RRset;
import fluxgate.dns.Rdata;
import fluxgate.dns.Section;
import fluxgate.dns.Ttl;
import fluxgate.format.Frame;
import fluxgate.format.Head;
import fluxgate.format.Input;
import fluxgate.format.Outcome;
import fluxgate.format.ResumableDecoder;
import fluxgate.format.text.FieldList;
import fluxgate.format.text.FieldRow;
import fluxgate.format.text.FieldValue;
import fluxgate.format.text.JsonLine;
import fluxgate.format.text.TextRdata;
import fluxgate.format.text.Timestamps;
import fluxgate.observation.ObservationSink;
import fluxgate.observation.RRsetObservation;
import fluxgate.observation.RRsetObservation.Authority;
import fluxgate.observation.RRsetObservation.Origin;
import fluxgate.observation.Vantage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Passive DNS Common Output Format. */
public final class PassiveDnsCofDecoder implements ResumableDecoder {
  private static final Vantage UNNAMED = vantage("passive-dns-cof");

  /** Sensors' names are short; longer ones are cut. */
  private static final int MOST_SENSOR = 128;

  private static final Outcome BAD_JSON = Outcome.rejected("bad_json");
  private static final Outcome NO_RRNAME = Outcome.rejected("no_rrname");
  private static final Outcome NO_RRTYPE = Outcome.rejected("no_rrtype");
  private static final Outcome NO_RDATA = Outcome.rejected("no_rdata");
  private static final Outcome NO_TIME_FIRST = Outcome.rejected("no_time_first");
  private static final Outcome NO_TIME_LAST = Outcome.rejected("no_time_last");
  private static final Outcome BAD_TIME = Outcome.rejected("bad_time");
  private static final Outcome TIME_REVERSED = Outcome.rejected("time_reversed");
  private static final Outcome BAD_NAME = Outcome.rejected("bad_name");
  private static final Outcome BAD_RRTYPE = Outcome.rejected("bad_rrtype");
  private static final Outcome BAD_RDATA = Outcome.rejected("bad_rdata");
  private static final Outcome BAD_NUMBER = Outcome.rejected("bad_number");
  private static final Outcome TOO_MANY_RDATA = Outcome.rejected("too_many_rdata");

  private final Input input;
  private final JsonLine json = new JsonLine();
  private final FieldRow row = new FieldRow();
  private final FieldValue rrname = row.value("rrname");
  private final FieldValue rrtype = row.value("rrtype");
  private final FieldList rdata = row.list("rdata");
  private final FieldValue count = row.value("count");
  private final FieldValue sensorId = row.value("sensor_id");
  private final SeenTime first = new SeenTime("time_first");
  private final SeenTime last = new SeenTime("time_last");
  private Vantage vantage = UNNAMED;

  public PassiveDnsCofDecoder(Input input) {
    this.input = input;
  }

  public static boolean recognises(Head head) {
    JsonLine json = new JsonLine();
    for (String line : head.lines()) {
      Set<String> names = json.names(line);
      if (names.contains("rrname")
          && names.contains("rrtype")
          && names.contains("rdata")
          && (names.contains("time_first")
              || names.contains("time_first_ms")
              || names.contains("zone_time_first"))) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Outcome decode(Frame frame, ObservationSink sink) {
    if (!json.read(frame.buffer, frame.start, frame.length, row)) {
      return BAD_JSON;
    }
    Outcome missing = missing();
    if (missing != null) {
      return missing;
    }
    long firstSeen = first.micros();
    long lastSeen = last.micros();
    if (firstSeen == Timestamps.BAD || lastSeen == Timestamps.BAD) {
      return BAD_TIME;
    }
    if (firstSeen > lastSeen) {
      return TIME_REVERSED;
    }
    DomainName owner = rrname.name();
    if (owner == null) {
      return BAD_NAME;
    }
    RRType type = RRType.parse(rrtype.text(32));
    if (type == null) {
      return BAD_RRTYPE;
    }
    long responses = count.isPresent() ? count.whole() : 1;
    if (responses < 1) {
      return BAD_NUMBER;
    }
    List<Rdata> data = new ArrayList<>(rdata.size());
    for (int i = 0; i < rdata.size(); i++) {
      Rdata one = TextRdata.of(type, rdata.get(i), false);
      if (!rdata.get(i).isPresent() || (type.isAddress() && one instanceof Rdata.Other)) {
        return BAD_RDATA;
      }
      data.add(one);
    }
    sink.accept(
        new RRsetObservation(
            firstSeen,
            sensor(),
            input.locate(frame),
            null,
            null,
            null,
            Section.ANSWER,
            Authority.UNKNOWN,
            Origin.ZONE,
            new RRset(owner, type, Ttl.ABSENT, data),
            responses,
            firstSeen,
            lastSeen));
    return Outcome.ACCEPTED;
  }

  /** Why the record cannot be used for want of a member, or null. */
  private @Nullable Outcome missing() {
    if (!rrname.isPresent()) {
      return NO_RRNAME;
    }
    if (!rrtype.isPresent()) {
      return NO_RRTYPE;
    }
    if (rdata.size() == 0) {
      return NO_RDATA;
    }
    if (!rdata.isComplete()) {
      return TOO_MANY_RDATA;
    }
    if (!first.isPresent()) {
      return NO_TIME_FIRST;
    }
    return last.isPresent() ? null : NO_TIME_LAST;
  }

  private Vantage sensor() {
    if (!sensorId.isPresent() || sensorId.isEmpty()) {
      return UNNAMED;
    }
    String name = sensorId.text(MOST_SENSOR);
    if (!vantage.sensor().equals(name)) {
      vantage = vantage(name);
    }
    return vantage;
  }

  private static Vantage vantage(String sensor) {
    return new Vantage(sensor, Vantage.Position.PASSIVE_DNS);
  }

  /** A time in its three spellings; the more precise wins, a zone file's counts last. */
  private final class SeenTime {
    private final FieldValue seconds;
    private final FieldValue millis;
    private final FieldValue zoneSeconds;

    SeenTime(String name) {
      seconds = row.value(name);
      millis = row.value(name + "_ms");
      zoneSeconds = row.value("zone_" + name);
    }

    boolean isPresent() {
      return millis.isPresent() || seconds.isPresent() || zoneSeconds.isPresent();
    }

    long micros() {
      if (millis.isPresent()) {
        return millis.timeMicrosOfMillis();
      }
      return seconds.isPresent() ? seconds.timeMicros() : zoneSeconds.timeMicros();
    }
  }
}
