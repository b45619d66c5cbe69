package fluxgate.format.dnsdb;

import fluxgate.dns.DomainName;
import fluxgate.dns.RRType;
import fluxgate.dns.RRset;
import fluxgate.dns.Rdata;
import fluxgate.dns.Section;
import fluxgate.dns.Ttl;
import fluxgate.format.Decoder;
import fluxgate.format.Frame;
import fluxgate.format.Head;
import fluxgate.format.Input;
import fluxgate.format.Outcome;
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
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** DNSDB's rows in the Streaming API Format. */
public final class DnsdbDecoder implements Decoder {
  private static final Vantage VANTAGE = new Vantage("dnsdb", Vantage.Position.PASSIVE_DNS);

  private static final Outcome LIMITED = Outcome.skipped("limited");
  private static final Outcome OTHER_ROW = Outcome.skipped("other_row");
  private static final Outcome FAILED = Outcome.rejected("failed");
  private static final Outcome BAD_JSON = Outcome.rejected("bad_json");
  private static final Outcome NO_ROW = Outcome.rejected("no_row");
  private static final Outcome NO_RRTYPE = Outcome.rejected("no_rrtype");
  private static final Outcome NO_RDATA = Outcome.rejected("no_rdata");
  private static final Outcome TOO_MANY_RDATA = Outcome.rejected("too_many_rdata");
  private static final Outcome NO_TIME_FIRST = Outcome.rejected("no_time_first");
  private static final Outcome NO_TIME_LAST = Outcome.rejected("no_time_last");
  private static final Outcome BAD_TIME = Outcome.rejected("bad_time");
  private static final Outcome TIME_REVERSED = Outcome.rejected("time_reversed");
  private static final Outcome BAD_NAME = Outcome.rejected("bad_name");
  private static final Outcome BAD_RRTYPE = Outcome.rejected("bad_rrtype");
  private static final Outcome BAD_RDATA = Outcome.rejected("bad_rdata");
  private static final Outcome BAD_NUMBER = Outcome.rejected("bad_number");

  private final Input input;
  private final JsonLine json = new JsonLine();
  private final FieldRow line = new FieldRow();
  private final FieldValue condition = line.value("cond");
  private final DnsdbRow row = line.row("obj", new DnsdbRow());

  public DnsdbDecoder(Input input) {
    this.input = input;
  }

  /** Whether one of the first lines has a row of an RRset or of a record in {@code obj}. */
  public static boolean recognises(Head head) {
    DnsdbDecoder reader = new DnsdbDecoder(new Input(""));
    for (String text : head.lines()) {
      byte[] octets = text.getBytes(StandardCharsets.UTF_8);
      if (text.startsWith("{")
          && reader.json.read(octets, 0, octets.length, reader.line)
          && reader.row.isPresent()
          && reader.row.rrname.isPresent()
          && reader.row.rrtype.isPresent()
          && reader.row.rdata.isPresent()
          && reader.row.hasFirst()) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Outcome decode(Frame frame, ObservationSink sink) {
    if (frame.length == 0) {
      return Outcome.NOT_A_RECORD;
    }
    if (!json.read(frame.buffer, frame.start, frame.length, line)) {
      return BAD_JSON;
    }
    if (!row.isPresent()) {
      return withoutRow();
    }
    Outcome missing = missing();
    if (missing != null) {
      return missing;
    }
    long first = row.firstMicros();
    long last = row.lastMicros();
    if (first == Timestamps.BAD || last == Timestamps.BAD) {
      return BAD_TIME;
    }
    if (first > last) {
      return TIME_REVERSED;
    }
    DomainName owner = row.rrname.name();
    if (owner == null) {
      return BAD_NAME;
    }
    RRType type = RRType.parse(row.rrtype.text(32));
    if (type == null) {
      return BAD_RRTYPE;
    }
    long responses = row.count.isPresent() ? row.count.whole() : 1;
    if (responses < 1) {
      return BAD_NUMBER;
    }
    List<Rdata> data = new ArrayList<>(row.rdata.size());
    for (int i = 0; i < row.rdata.size(); i++) {
      Rdata one = TextRdata.of(type, row.rdata.get(i), false);
      if (!row.rdata.get(i).isPresent() || (type.isAddress() && one instanceof Rdata.Other)) {
        return BAD_RDATA;
      }
      data.add(one);
    }
    sink.accept(
        new RRsetObservation(
            first,
            VANTAGE,
            input.locate(frame),
            null,
            null,
            null,
            Section.ANSWER,
            Authority.UNKNOWN,
            Origin.ZONE,
            new RRset(owner, type, Ttl.ABSENT, data),
            responses,
            first,
            last));
    return Outcome.ACCEPTED;
  }

  private Outcome withoutRow() {
    if (condition.is("begin") || condition.is("ongoing") || condition.is("succeeded")) {
      return Outcome.NOT_A_RECORD;
    }
    return condition.is("limited") ? LIMITED : condition.is("failed") ? FAILED : NO_ROW;
  }

  private @Nullable Outcome missing() {
    if (!row.rrname.isPresent()) {
      return OTHER_ROW;
    }
    if (!row.rrtype.isPresent()) {
      return NO_RRTYPE;
    }
    if (!row.hasFirst()) {
      return row.rdata.isPresent() ? NO_TIME_FIRST : OTHER_ROW;
    }
    if (row.rdata.size() == 0) {
      return NO_RDATA;
    }
    if (!row.rdata.isComplete()) {
      return TOO_MANY_RDATA;
    }
    return row.hasLast() ? null : NO_TIME_LAST;
  }
}
