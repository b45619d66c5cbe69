package fluxgate.format.windowsdnsdebug;

import fluxgate.dns.DomainName;
import fluxgate.dns.Question;
import fluxgate.dns.RRType;
import fluxgate.dns.Rcode;
import fluxgate.dns.wire.DnsMessage;
import fluxgate.format.Decoder;
import fluxgate.format.Frame;
import fluxgate.format.Head;
import fluxgate.format.Input;
import fluxgate.format.Outcome;
import fluxgate.format.message.Endpoint;
import fluxgate.format.message.Exchange;
import fluxgate.format.message.MessageObservations;
import fluxgate.format.text.FieldValue;
import fluxgate.format.text.HostVantage;
import fluxgate.format.text.Timestamps;
import fluxgate.net.IpAddress;
import fluxgate.observation.ObservationSink;
import fluxgate.observation.Vantage;
import fluxgate.observation.Vantage.Position;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The debug log of the Windows DNS server, with details or without. */
public final class WindowsDnsDebugDecoder implements Decoder {
  private static final String ID = "windows-dns-debug";

  private static final Pattern PACKET =
      Pattern.compile(
          "[\\d/.-]{6,10} \\d{1,2}[:.]\\d\\d[:.]\\d\\d \\S.{0,40}PACKET +([0-9A-Fa-f]{4,16} +)?"
              + "(UDP|TCP) (Snd|Rcv) \\S+ .*\\[[0-9A-Fa-f]{4} .*\\].*\\(\\d.*");

  /** Longer lines are not looked into to tell what they are. */
  private static final int MOST_LINE = 1_000;

  private static final int TRUNCATED = 0x0200;
  private static final int RESPONSE = 0x8000;
  private static final int RCODE = 0xF;

  /** Longer than any mnemonic of a type. */
  private static final int MOST_WORD = 32;

  private static final Outcome OTHER_CONTEXT = Outcome.skipped("other_context");
  private static final Outcome OTHER_LINE = Outcome.skipped("other_line");
  private static final Outcome NOT_A_QUERY = Outcome.skipped("not_a_query");
  private static final Outcome TRUNCATED_ANSWER = Outcome.skipped("truncated_answer");
  private static final Outcome BAD_PACKET = Outcome.rejected("bad_packet");
  private static final Outcome BAD_TIME = Outcome.rejected("bad_time");
  private static final Outcome BAD_ADDRESS = Outcome.rejected("bad_address");
  private static final Outcome BAD_NUMBER = Outcome.rejected("bad_number");
  private static final Outcome BAD_RRTYPE = Outcome.rejected("bad_rrtype");
  private static final Outcome NO_NAME = Outcome.rejected("no_name");
  private static final Outcome BAD_NAME = Outcome.rejected("bad_name");

  private final Input input;
  private final LocaleTime times;
  private final PacketLine packet = new PacketLine();
  private final Details details = new Details();
  private final MessageObservations messages = new MessageObservations();
  private final HostVantage below = new HostVantage(ID, Position.BELOW_RECURSIVE);
  private final HostVantage above = new HostVantage(ID, Position.ABOVE_RECURSIVE);
  private final FieldValue whole = new FieldValue();

  /** The last packet, to which the lines that follow belong. */
  private @Nullable Heard last;

  /** Whether details began: syslog takes their indentation away. */
  private boolean inDetails;

  /** A packet without its details. */
  private record Heard(int id, int flags, Question question, Exchange exchange) {}

  public WindowsDnsDebugDecoder(Input input) {
    this.input = input;
    times = new LocaleTime(input.clock());
  }

  public static boolean recognises(Head head) {
    return head.lines().stream()
        .anyMatch(line -> line.length() <= MOST_LINE && PACKET.matcher(line).matches());
  }

  /** A shipper may have put the details into one record with their packet. */
  @Override
  public Outcome decode(Frame frame, ObservationSink sink) {
    whole.set(frame);
    Outcome outcome = Outcome.NOT_A_RECORD;
    int from = 0;
    for (int at = 0; at <= whole.length(); at++) {
      if (at == whole.length() || whole.charAt(at) == '\n') {
        int stop = at > from && whole.charAt(at - 1) == '\r' ? at - 1 : at;
        Outcome line = line(whole.part(from, stop), frame, sink);
        outcome = outcome.kind() == Outcome.Kind.NOT_A_RECORD ? line : outcome;
        from = at + 1;
      }
    }
    return outcome;
  }

  private Outcome line(FieldValue line, Frame frame, ObservationSink sink) {
    int first = line.length() == 0 ? ' ' : line.charAt(0);
    if (first < '0' || first > '9') {
      inDetails |= line.startsWith("UDP ") || line.startsWith("TCP ");
      if (inDetails || first == ' ' || first == '\t' || isHeading(line)) {
        details.read(line);
        return Outcome.NOT_A_RECORD;
      }
      return OTHER_LINE;
    }
    inDetails = false;
    tell(sink);
    PacketLine.Kind kind = packet.read(line);
    if (kind != PacketLine.Kind.PACKET) {
      return kind == PacketLine.Kind.DAMAGED ? BAD_PACKET : OTHER_CONTEXT;
    }
    return packet(frame);
  }

  /** The lines that are not indented at the head of the file. */
  private static boolean isHeading(FieldValue line) {
    return line.startsWith("DNS Server log")
        || line.startsWith("Log file wrap")
        || line.startsWith("Message logging key");
  }

  private Outcome packet(Frame frame) {
    if (!packet.isQuery()) {
      return NOT_A_QUERY;
    }
    long time = times.micros(packet.date, packet.time, packet.half());
    if (time == Timestamps.BAD) {
      return BAD_TIME;
    }
    IpAddress remote = packet.remote.address();
    if (remote == null) {
      return BAD_ADDRESS;
    }
    int id = PacketLine.hex(packet.id);
    int flags = packet.flags();
    if (id < 0 || flags < 0) {
      return BAD_NUMBER;
    }
    if (packet.name.isEmpty()) {
      return NO_NAME;
    }
    DomainName name = CountedLabels.name(packet.name);
    if (name == null) {
      return BAD_NAME;
    }
    RRType type = packet.type.is("ALL") ? RRType.ANY : RRType.parse(packet.type.text(MOST_WORD));
    if (type == null) {
      return BAD_RRTYPE;
    }
    if (packet.isResponse() && (flags & TRUNCATED) != 0) {
      return TRUNCATED_ANSWER;
    }
    // What this server sends as an answer goes to a client, and so does what it is asked.
    boolean client = packet.isSent() == packet.isResponse();
    Vantage vantage = (client ? below : above).of(frame.wrappedHost);
    Exchange exchange =
        new Exchange(
            time,
            vantage,
            input.locate(frame),
            new Endpoint(remote, 0),
            client ? null : remote,
            null,
            false);
    int all = packet.isResponse() ? flags | RESPONSE : flags & ~RESPONSE;
    last = new Heard(id, all, new Question(name, type), exchange);
    return Outcome.ACCEPTED;
  }

  /** Hands over the last packet, of which no more lines come. */
  private void tell(ObservationSink sink) {
    Heard heard = last;
    last = null;
    details.end();
    // Of details that are not whole nobody knows what the answer was: only that one was asked for.
    boolean response = heard != null && (heard.flags & RESPONSE) != 0 && details.isWhole();
    if (heard != null) {
      messages.observe(
          new DnsMessage(
              heard.id,
              heard.flags,
              new Rcode(heard.flags & RCODE),
              heard.question,
              DnsMessage.CLASS_IN,
              response ? details.rrsets() : List.of(),
              List.of()),
          heard.exchange,
          sink);
    }
    details.clear();
  }

  @Override
  public void finish(ObservationSink sink) {
    tell(sink);
    messages.finish(sink);
  }
}
