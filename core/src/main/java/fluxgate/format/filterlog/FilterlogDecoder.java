package fluxgate.format.filterlog;

import fluxgate.format.DecoderState;
import fluxgate.format.Frame;
import fluxgate.format.Head;
import fluxgate.format.Input;
import fluxgate.format.Outcome;
import fluxgate.format.ResumableDecoder;
import fluxgate.format.text.ConnectionLine;
import fluxgate.format.text.FieldValue;
import fluxgate.format.text.SeparatedLine;
import fluxgate.format.text.Timestamps;
import fluxgate.observation.ConnectionObservation.Result;
import fluxgate.observation.ObservationSink;
import java.util.regex.Pattern;

/** Packets that pf logs, as pfSense and OPNsense write them or tcpdump prints them. */
public final class FilterlogDecoder implements ResumableDecoder {
  private static final Pattern LINE =
      Pattern.compile(
          "\\d*,[^,]*,[^,]*,[^,]*,[^,]+,[\\w-]+,(pass|block|rdr|nat|binat|unknown)[^,]*,(in|out|unknown)?[^,]*,[46],.*");

  private static final int ACTION = 6;
  private static final int VERSION = 8;

  static final Outcome OTHER_LINE = Outcome.skipped("other_line");
  static final Outcome NOT_A_BEGINNING = Outcome.skipped("not_a_beginning");
  static final Outcome TRANSLATION = Outcome.skipped("translation");

  private final Input input;
  private final ConnectionLine connections = new ConnectionLine("filterlog");
  private final SeparatedLine cells = new SeparatedLine(',');
  private final PflogText pflog;

  public FilterlogDecoder(Input input) {
    this.input = input;
    pflog = new PflogText(input, connections);
  }

  public static boolean recognises(Head head) {
    return head.lines().stream()
        .anyMatch(line -> LINE.matcher(line).matches() || PflogText.isOne(line));
  }

  @Override
  public DecoderState state() {
    return pflog.state();
  }

  @Override
  public void resume(DecoderState state) {
    pflog.resume(state);
  }

  @Override
  public Outcome decode(Frame frame, ObservationSink sink) {
    Outcome second = pflog.second(frame, sink);
    if (second != null) {
      return second;
    }
    cells.read(frame.buffer, frame.start, frame.length);
    boolean v4 = cells.get(VERSION).is("4");
    if (!v4 && !cells.get(VERSION).is("6")) {
      return pflog.decode(frame, sink);
    }
    boolean blocked = cells.get(ACTION).is("block");
    if (!blocked && !cells.get(ACTION).is("pass")) {
      return TRANSLATION;
    }
    // IPv4: tos, ecn, ttl, id, offset, flags, number, name, length. IPv6 says the name first;
    // OPNsense
    // and pfSense differ in which of both stands where, and no name is a number.
    FieldValue protocol = v4 ? cells.get(16) : cells.get(12);
    boolean swapped = !protocol.isEmpty() && protocol.charAt(0) <= '9';
    protocol = swapped ? v4 ? cells.get(15) : cells.get(13) : protocol;
    int source = v4 ? 18 : 15;
    FieldValue sourcePort = cells.get(source + 2);
    if (ConnectionLine.protocol(protocol) == 0) {
      return protocol.isEmpty() ? ConnectionLine.NO_PROTOCOL : ConnectionLine.NOT_TCP_OR_UDP;
    }
    if (sourcePort.is("53")) {
      return ConnectionLine.DNS_ITSELF;
    }
    // Ports, length of data, and of TCP the flags: only a SYN alone begins one.
    FieldValue flags = cells.get(source + 5);
    boolean tcp = protocol.is("tcp") || protocol.is("TCP");
    if (tcp && flags.isPresent() && !flags.is("S") && !flags.is("SEW") && !flags.is("SEC")) {
      return NOT_A_BEGINNING;
    }
    if (frame.wrappedMicros == Timestamps.BAD) {
      return ConnectionLine.NO_TIME;
    }
    return connections.take(
        frame.wrappedMicros,
        frame.wrappedMicros,
        cells.get(source),
        cells.get(source + 1),
        protocol,
        cells.get(source + 3),
        blocked ? Result.UNANSWERED : Result.UNKNOWN,
        null,
        input.locate(frame),
        sink);
  }
}
