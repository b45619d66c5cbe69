package fluxgate.format.suricataeve;

import fluxgate.dns.DomainName;
import fluxgate.dns.Question;
import fluxgate.dns.RRType;
import fluxgate.dns.Rcode;
import fluxgate.dns.Section;
import fluxgate.format.DecoderState;
import fluxgate.format.Outcome;
import fluxgate.format.text.FieldList;
import fluxgate.format.text.KnownNames;
import fluxgate.format.text.TextRdata;
import fluxgate.observation.ObservationSink;
import fluxgate.observation.Provenance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers of version 1, one event a record: collected while consecutive events belong to one
 * message, handed over when another message begins or the input ends.
 */
final class EveVersion1 {
  /** Events of one message are written in one go; other threads' may come between. */
  private static final long PATIENCE_MICROS = 1_000_000;

  /**
   * A message of which more events may come.
   *
   * @param key what tells it from others
   * @param events how many there were
   */
  private record Unfinished(
      EveAnswers answer, String key, int events, List<RRsetCollector.Part> records)
      implements DecoderState {}

  private final EveRow row;
  private final KnownNames names;
  private final RRsetCollector records = new RRsetCollector();
  private @Nullable EveAnswers pending;
  private String key = "";
  private int count;

  EveVersion1(EveRow row, KnownNames names) {
    this.row = row;
    this.names = names;
  }

  Outcome decode(
      long time,
      Sensor sensor,
      Provenance provenance,
      EveSides sides,
      EveHeader header,
      ObservationSink sink) {
    DomainName owner = row.dns.rrname.isPresent() ? names.rawName(row.dns.rrname) : null;
    if (owner == null) {
      return row.dns.rrname.isPresent() ? EveReasons.BAD_NAME : EveReasons.NO_QUESTION;
    }
    RRType type = row.dns.rrtype.isPresent() ? EveDns.type(row.dns.rrtype) : null;
    if (type == null && row.dns.rrtype.isPresent()) {
      return EveReasons.BAD_RRTYPE;
    }
    Rcode rcode = row.dns.rcode.isPresent() ? EveDns.rcode(row.dns.rcode) : null;
    if (rcode == null && row.dns.rcode.isPresent()) {
      return EveReasons.BAD_NUMBER;
    }
    String message =
        row.timestamp.text(64)
            + ' '
            + row.flowId.text(32)
            + ' '
            + row.dns.id.text(16)
            + ' '
            + sides.client().address()
            + ' '
            + sides.server();
    boolean upstream = header.isUpstream(row.dns.rdata.isPresent());
    EveAnswers current = pending;
    if (current == null || !key.equals(message) || count == FieldList.MOST) {
      flush(sink);
      key = message;
      count = 0;
      // The first event of a message without answers says what was asked, but not its type. A TTL
      // without data is a record's whose data Suricata does not write (NS and SRV up to 6).
      Question question =
          row.dns.rdata.isPresent() || row.dns.ttl.isPresent()
              ? null
              : new Question(owner, type == null ? RRType.UNKNOWN : type);
      current = new EveAnswers(time, sensor, provenance, sides, upstream, header, question, rcode);
      pending = current;
    } else if (header.known() && !current.header().known()) {
      current = current.with(header, upstream); // the event that says the code says no flags
      pending = current;
    }
    count++;
    if (type != null && row.dns.rdata.isPresent()) {
      // Version 1 lists the authority section with the answers; an SOA there is a negative
      // answer's.
      records.add(
          type.equals(RRType.SOA) ? Section.AUTHORITY : Section.ANSWER,
          owner,
          type,
          EveDns.ttl(row.dns.ttl, header.ttlKind(current.upstream())),
          TextRdata.of(type, row.dns.rdata, true),
          provenance);
    }
    return Outcome.ACCEPTED;
  }

  DecoderState state() {
    EveAnswers current = pending;
    return current == null
        ? DecoderState.NOTHING
        : new Unfinished(current, key, count, records.parts());
  }

  void resume(DecoderState state) {
    if (state instanceof Unfinished unfinished) {
      pending = unfinished.answer();
      key = unfinished.key();
      count = unfinished.events();
      records.resume(unfinished.records());
    } else {
      pending = null;
      records.resume(List.of());
    }
  }

  /** Hands over a message that began more than a second before {@code time}. */
  void flushBefore(long time, ObservationSink sink) {
    EveAnswers current = pending;
    if (current != null && current.timeMicros() < time - PATIENCE_MICROS) {
      flush(sink);
    }
  }

  void flush(ObservationSink sink) {
    EveAnswers complete = pending;
    pending = null;
    if (complete != null) {
      complete.emit(records.take(), sink);
    }
  }
}
