package fluxgate.format.suricataeve;

import fluxgate.dns.DomainName;
import fluxgate.dns.Question;
import fluxgate.dns.RRType;
import fluxgate.dns.Rcode;
import fluxgate.dns.Section;
import fluxgate.dns.Ttl;
import fluxgate.dns.TtlKind;
import fluxgate.format.DecoderState;
import fluxgate.format.Outcome;
import fluxgate.format.message.LocalResolution;
import fluxgate.format.suricataeve.EveDnsRow.Record;
import fluxgate.format.text.FieldList;
import fluxgate.format.text.FieldRows;
import fluxgate.format.text.FieldValue;
import fluxgate.format.text.KnownAddresses;
import fluxgate.format.text.KnownNames;
import fluxgate.format.text.TextRdata;
import fluxgate.observation.ObservationSink;
import fluxgate.observation.Provenance;
import fluxgate.observation.QuestionObservation;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code dns} events of all versions. */
final class EveDns {
  private static final int MOST_PORT = 65_535;

  /** Longer than any mnemonic of a type or a code. */
  private static final int MOST_WORD = 32;

  private static final int OPCODE_NOTIFY = 4;
  private static final int OPCODE_UPDATE = 5;

  private final EveRow row;
  private final EveDnsRow dns;
  private final KnownAddresses addresses;
  private final KnownNames names = new KnownNames();
  private final RRsetCollector records = new RRsetCollector();
  private final EveVersion1 version1;

  EveDns(EveRow row, KnownAddresses addresses) {
    this.row = row;
    this.dns = row.dns;
    this.addresses = addresses;
    this.version1 = new EveVersion1(row, names);
  }

  /** The type that a value names, or null. */
  static @Nullable RRType type(FieldValue value) {
    return value.is("A")
        ? RRType.A
        : value.is("AAAA") ? RRType.AAAA : RRType.parse(value.text(MOST_WORD));
  }

  /** The response code that a value names, or null. */
  static @Nullable Rcode rcode(FieldValue value) {
    return value.is("NOERROR") ? Rcode.NOERROR : Rcode.parse(value.text(MOST_WORD));
  }

  /** The version 1 answer that is being put together. */
  DecoderState state() {
    return version1.state();
  }

  void resume(DecoderState state) {
    version1.resume(state);
  }

  /** Hands over the version 1 answer that was being put together. */
  void flush(ObservationSink sink) {
    version1.flush(sink);
  }

  /** As {@link #flush}, where its message began well before {@code time}. */
  void flushBefore(long time, ObservationSink sink) {
    version1.flushBefore(time, sink);
  }

  Outcome decode(long time, Sensor sensor, Provenance provenance, ObservationSink sink) {
    if (!dns.isPresent()) {
      return EveReasons.NO_DNS;
    }
    if (!dns.type.isPresent()) {
      return EveReasons.NO_TYPE;
    }
    if (LocalResolution.isPort(row.srcPort.whole(MOST_PORT))
        || LocalResolution.isPort(row.destPort.whole(MOST_PORT))) {
      return EveReasons.MULTICAST_DNS;
    }
    EveHeader header = EveHeader.of(dns);
    if (header.opcode() != 0) {
      return switch (header.opcode()) {
        case EveHeader.BAD_OPCODE -> EveReasons.BAD_NUMBER;
        case OPCODE_UPDATE -> EveReasons.DYNAMIC_UPDATE;
        case OPCODE_NOTIFY -> EveReasons.NOTIFY;
        default -> EveReasons.OTHER_OPCODE;
      };
    }
    EveSides sides = EveSides.of(row, addresses);
    if (sides == null) {
      return EveReasons.BAD_ADDRESS;
    }
    if (dns.isVersion1Answer()) {
      return version1.decode(time, sensor, provenance, sides, header, sink);
    }
    boolean response = dns.type.is("answer") || dns.type.is("response");
    if (!response && !dns.type.is("query") && !dns.type.is("request")) {
      return EveReasons.OTHER_EVENT_TYPE;
    }
    FieldValue name = dns.queries.size() > 0 ? dns.queries.get(0).rrname : dns.rrname;
    FieldValue type = dns.queries.size() > 0 ? dns.queries.get(0).rrtype : dns.rrtype;
    Question question = null;
    if (name.isPresent()) {
      DomainName asked = names.rawName(name);
      if (asked == null) {
        return EveReasons.BAD_NAME;
      }
      RRType askedType = type.isPresent() ? type(type) : RRType.UNKNOWN;
      if (askedType == null) {
        return EveReasons.BAD_RRTYPE;
      }
      question = new Question(asked, askedType);
    }
    if (response) {
      return decodeResponse(time, sensor, provenance, sides, header, question, sink);
    }
    if (question == null) {
      return EveReasons.NO_QUERY;
    }
    boolean upstream = header.isAskedUpstream();
    sink.accept(
        new QuestionObservation(
            time,
            upstream ? sensor.above() : sensor.below(),
            provenance,
            upstream ? null : sides.client(),
            sides.server(),
            question,
            null));
    return Outcome.ACCEPTED;
  }

  private Outcome decodeResponse(
      long time,
      Sensor sensor,
      Provenance provenance,
      EveSides sides,
      EveHeader header,
      @Nullable Question question,
      ObservationSink sink) {
    if (!dns.answers.isComplete()
        || !dns.authorities.isComplete()
        || !dns.additionals.isComplete()) {
      return EveReasons.TOO_MANY_ANSWERS;
    }
    Rcode rcode = dns.rcode.isPresent() ? rcode(dns.rcode) : null;
    if (rcode == null && dns.rcode.isPresent()) {
      return EveReasons.BAD_NUMBER;
    }
    boolean says = dns.answers.size() > 0 || dns.authorities.size() > 0 || dns.grouped.isPresent();
    boolean upstream = header.isUpstream(says);
    EveAnswers answer =
        new EveAnswers(time, sensor, provenance, sides, upstream, header, question, rcode);
    TtlKind kind = header.ttlKind(upstream);
    Outcome damage = collect(Section.ANSWER, dns.answers, kind, provenance);
    if (damage == null && dns.answers.size() == 0 && dns.grouped.isPresent()) {
      damage = collectGrouped(answer.name(), provenance);
    }
    if (damage == null) {
      damage = collect(Section.AUTHORITY, dns.authorities, kind, provenance);
    }
    if (damage == null) {
      damage = collect(Section.ADDITIONAL, dns.additionals, kind, provenance);
    }
    if (damage != null) {
      records.take();
      return damage;
    }
    return answer.emit(records.take(), sink) ? Outcome.ACCEPTED : EveReasons.NO_QUESTION;
  }

  private @Nullable Outcome collect(
      Section section, FieldRows<Record> rows, TtlKind kind, Provenance provenance) {
    for (int i = 0; i < rows.size(); i++) {
      Record record = rows.get(i);
      FieldValue rdata = record.srv.name.isPresent() ? record.srv.name : record.rdata;
      if (!rdata.isPresent() || !record.rrtype.isPresent()) {
        continue; // structured data of types that we do not use: SOA, SSHFP, OPT
      }
      DomainName owner = names.rawName(record.rrname);
      RRType type = type(record.rrtype);
      if (owner == null) {
        return EveReasons.BAD_NAME;
      }
      if (type == null) {
        return EveReasons.BAD_RRTYPE;
      }
      Ttl ttl = ttl(record.ttl, kind);
      records.add(section, owner, type, ttl, TextRdata.of(type, rdata, true), provenance);
    }
    return null;
  }

  private @Nullable Outcome collectGrouped(@Nullable DomainName name, Provenance provenance) {
    DomainName owner = name;
    if (owner == null) {
      return null;
    }
    FieldList links = dns.grouped.cname;
    if (!links.isComplete()) {
      return EveReasons.TOO_MANY_ANSWERS;
    }
    for (int i = 0; i < links.size(); i++) {
      DomainName target = names.rawName(links.get(i));
      if (target == null) {
        return EveReasons.BAD_NAME;
      }
      records.add(
          Section.ANSWER,
          owner,
          RRType.CNAME,
          Ttl.ABSENT,
          TextRdata.of(RRType.CNAME, links.get(i), true),
          provenance);
      owner = target;
    }
    for (Map.Entry<RRType, FieldList> entry : dns.grouped.others.entrySet()) {
      FieldList data = entry.getValue();
      if (!data.isComplete()) {
        return EveReasons.TOO_MANY_ANSWERS;
      }
      for (int i = 0; i < data.size(); i++) {
        if (data.get(i).isPresent()) {
          records.add(
              Section.ANSWER,
              owner,
              entry.getKey(),
              Ttl.ABSENT,
              TextRdata.of(entry.getKey(), data.get(i), true),
              provenance);
        }
      }
    }
    return null;
  }

  /** The TTL where there is one; RFC 2181 section 8: a value with the top bit set counts as 0. */
  static Ttl ttl(FieldValue value, TtlKind kind) {
    long seconds = value.whole();
    if (seconds < 0) {
      return Ttl.ABSENT;
    }
    return new Ttl(seconds > Integer.MAX_VALUE ? 0 : seconds, kind);
  }
}
