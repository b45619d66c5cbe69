package fluxgate.format.fortinet;

import fluxgate.format.Decoder;
import fluxgate.format.Frame;
import fluxgate.format.Head;
import fluxgate.format.Input;
import fluxgate.format.Outcome;
import fluxgate.observation.ObservationSink;

/** Traffic and DNS logs of FortiOS. */
public final class FortinetDecoder implements Decoder {
  private static final Outcome OTHER_LOG = Outcome.skipped("other_log");

  private final FortinetLine line;
  private final FortinetTraffic traffic;
  private final FortinetDns dns;

  public FortinetDecoder(Input input) {
    line = new FortinetLine(input.clock());
    traffic = new FortinetTraffic(input, line);
    dns = new FortinetDns(input, line);
  }

  public static boolean recognises(Head head) {
    return head.lines().stream().anyMatch(FortinetLine::isOne);
  }

  @Override
  public Outcome decode(Frame frame, ObservationSink sink) {
    line.read(frame);
    if (line.type().is("traffic")) {
      return traffic.decode(frame, sink);
    }
    boolean isDns = line.subtype().is("dns") || line.type().is("dns");
    return isDns ? dns.decode(frame, sink) : OTHER_LOG;
  }
}
