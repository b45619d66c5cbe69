package fluxgate.format.powerdnsprotobuf;

import fluxgate.dns.DomainName;
import fluxgate.dns.Question;
import fluxgate.dns.RRType;
import fluxgate.dns.RRset;
import fluxgate.dns.Rcode;
import fluxgate.dns.TtlKind;
import fluxgate.format.Decoder;
import fluxgate.format.Frame;
import fluxgate.format.Head;
import fluxgate.format.Input;
import fluxgate.format.Outcome;
import fluxgate.format.text.AnswerChain;
import fluxgate.format.text.TextResponse;
import fluxgate.format.text.Timestamps;
import fluxgate.observation.Client;
import fluxgate.observation.ObservationSink;
import fluxgate.observation.Provenance;
import fluxgate.observation.QuestionObservation;
import fluxgate.observation.RRsetObservation.Origin;
import fluxgate.observation.Vantage;
import fluxgate.observation.Vantage.Position;
import java.util.List;

/** Reads the messages of PowerDNS Recursor and dnsdist. */
public final class PowerdnsProtobufDecoder implements Decoder {
  private static final String UNNAMED = "powerdns-protobuf";

  private static final int QUERY = 1;
  private static final int OUTGOING_QUERY = 3;
  private static final int LAST_TYPE = 4;

  /** Twelve bits hold an extended response code; 65536 stands for no response at all. */
  private static final int MOST_RCODE = 4095;

  /** The tag of field 1, a number: every writer begins with it, because it is required. */
  private static final int TYPE_TAG = 0x08;

  private static final Outcome OTHER_TYPE = Outcome.skipped("other_type");
  private static final Outcome BAD_PROTOBUF = Outcome.rejected("bad_protobuf");
  private static final Outcome NO_TYPE = Outcome.rejected("no_type");
  private static final Outcome NO_TIME = Outcome.rejected("no_time");
  private static final Outcome BAD_TIME = Outcome.rejected("bad_time");
  private static final Outcome NO_QUERY = Outcome.rejected("no_query");
  private static final Outcome BAD_NAME = Outcome.rejected("bad_name");

  private final Input input;
  private final OpenQueries open = new OpenQueries();
  private Vantage vantage = new Vantage(UNNAMED, Position.BELOW_RECURSIVE);

  public PowerdnsProtobufDecoder(Input input) {
    this.input = input;
  }

  /** By a first message that is whole, of a known type, and has a question. */
  public static boolean recognises(Head head) {
    boolean wide = head.octet(0) == 0 && head.octet(1) == 0;
    int at = wide ? 4 : 2;
    int length = head.octet(at - 2) << 8 | head.octet(at - 1);
    if (head.octet(at) != TYPE_TAG || length < 2 || at + length > head.length()) {
      return false;
    }
    PbMessage message = PbMessage.read(head.bytes(), at, length);
    return message != null
        && message.type >= QUERY
        && message.type <= LAST_TYPE
        && message.hasName
        && message.hasTime();
  }

  @Override
  public Outcome decode(Frame frame, ObservationSink sink) {
    PbMessage message = PbMessage.read(frame.buffer, frame.start, frame.length);
    if (message == null) {
      return BAD_PROTOBUF;
    }
    if (message.type == 0) {
      return NO_TYPE;
    }
    if (message.type > LAST_TYPE) {
      return OTHER_TYPE;
    }
    if (!message.hasTime()) {
      return NO_TIME;
    }
    long time = Timestamps.inRange(message.timeMicros());
    if (time == Timestamps.BAD) {
      return BAD_TIME;
    }
    if (!message.hasName) {
      return NO_QUERY;
    }
    if (message.name == null) {
      return BAD_NAME;
    }
    observe(message, message.name, time, input.locate(frame), sink);
    return Outcome.ACCEPTED;
  }

  private void observe(
      PbMessage message, DomainName name, long time, Provenance here, ObservationSink sink) {
    boolean above = message.type >= OUTGOING_QUERY;
    Vantage seen = vantage(message.server, above);
    Client client = above || message.from == null ? null : Client.of(message.from);
    Question question = new Question(name, message.asked);
    String id = message.type + "/" + message.id;
    if (message.type == QUERY || message.type == OUTGOING_QUERY) {
      QuestionObservation query =
          new QuestionObservation(time, seen, here, client, message.to, question, null);
      if (message.id.isEmpty()) {
        sink.accept(query);
      } else {
        open.asked(id, query, sink);
      }
      return;
    }
    open.answered((message.type - 1) + "/" + message.id);
    Rcode rcode = message.rcode <= MOST_RCODE ? new Rcode(message.rcode) : null;
    new TextResponse(
            time,
            seen,
            here,
            client,
            message.to,
            question,
            rcode,
            message.isByPolicy() ? Origin.POLICY : Origin.ZONE)
        .emit(sets(message, name, above), sink);
  }

  private static List<RRset> sets(PbMessage message, DomainName name, boolean above) {
    AnswerChain chain = new AnswerChain(name, above ? TtlKind.AUTHORITATIVE : TtlKind.REMAINING);
    boolean aliased = false;
    for (PbRecord record : message.records) {
      // Above the resolver Recursor leaves owners out; what follows an alias is of another name.
      boolean ofName = record.owner() == null ? !aliased : name.equals(record.owner());
      aliased |= record.type().equals(RRType.CNAME);
      if (!above || ofName) {
        chain.add(record.owner(), record.type(), record.rdata(), record.ttlSeconds());
      }
    }
    return chain.sets();
  }

  /** The same object again while nothing changes. */
  private Vantage vantage(String server, boolean above) {
    String sensor = server.isEmpty() ? UNNAMED : server;
    Position position = above ? Position.ABOVE_RECURSIVE : Position.BELOW_RECURSIVE;
    if (vantage.position() != position || !vantage.sensor().equals(sensor)) {
      vantage = new Vantage(sensor, position);
    }
    return vantage;
  }

  @Override
  public void finish(ObservationSink sink) {
    open.finish(sink);
  }
}
