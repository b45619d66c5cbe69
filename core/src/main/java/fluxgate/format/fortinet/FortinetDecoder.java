package fluxgate.format.fortinet;

import fluxgate.format.Frame;
import fluxgate.format.Head;
import fluxgate.format.Input;
import fluxgate.format.Outcome;
import fluxgate.format.ResumableDecoder;
import fluxgate.observation.ObservationSink;

/** Traffic and DNS logs of FortiOS. */
public final class FortinetDecoder implements ResumableDecoder {
  private static final Outcome OTHER_LOG = Outcome.skipped("other_log");

  private final FortinetLine line;
  private final FortinetTraffic traffic;
  private final FortinetDns dns;

  public FortinetDecoder(Input input) {
    line = new FortinetLine(input.clock());
    traffic = new FortinetTraffic(input, line);
    dns = new FortinetDns(input, line);
  }

  /**
   * By a first line in FortiOS's own notation, or where all CEF is FortiOS's: of a stream of many
   * products' CEF the connections are read by the format of that.
   */
  public static boolean recognises(Head head) {
    boolean cef = false;
    for (String line : head.lines()) {
      if (FortinetLine.isOne(line)) {
        return true;
      }
      Boolean ours = FortinetLine.isCef(line);
      if (ours != null) {
        if (!ours) {
          return false;
        }
        cef = true;
      }
    }
    return cef;
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
