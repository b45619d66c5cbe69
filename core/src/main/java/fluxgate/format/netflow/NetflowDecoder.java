package fluxgate.format.netflow;

import fluxgate.format.Decoder;
import fluxgate.format.Frame;
import fluxgate.format.Head;
import fluxgate.format.Input;
import fluxgate.format.Outcome;
import fluxgate.format.framing.FlowDatagramReader;
import fluxgate.observation.ObservationSink;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** NetFlow v5, v9 and IPFIX: one datagram a record. */
public final class NetflowDecoder implements Decoder {
  private static final int V5_RECORD = 48;

  /** As many observation domains as anybody's file has, and a bound. */
  private static final int MOST_DOMAINS = 4_096;

  private final Input input;
  private final Templates templates;
  private final WaitingSets waiting = new WaitingSets();
  private final Flows flows = new Flows();
  private final FlowRecord flow = new FlowRecord();
  private final Octets datagram = new Octets();
  private final DatagramSets sets = new DatagramSets();
  private final Octets set = new Octets();

  /** By version and domain: what its options say of all its flows. */
  private final Map<Long, Said> said = new HashMap<>();

  /**
   * What options say.
   *
   * @param samples whether packets were left out
   * @param uptimeZeroMillis when the exporter began, epoch milliseconds; negative where not said
   */
  private record Said(boolean samples, long uptimeZeroMillis) {
    static final Said NOTHING = new Said(false, FlowRecord.ABSENT);
  }

  public NetflowDecoder(Input input) {
    this.input = input;
    templates = new Templates(input.templates());
  }

  public static boolean recognises(Head head) {
    return FlowDatagramReader.isHeader(head.bytes(), 0, head.length())
        || FlowDatagramReader.isDamagedHeader(head.bytes(), head.length());
  }

  @Override
  public Outcome decode(Frame frame, ObservationSink sink) {
    datagram.set(frame.buffer, frame.start, frame.length);
    if (datagram.left() < 2) {
      return FlowReasons.BAD_DATAGRAM;
    }
    Outcome outcome =
        switch (datagram.u16()) {
          case FlowVersion.V5 -> decodeV5(frame, sink);
          case FlowVersion.V9, FlowVersion.IPFIX -> decodeSets(frame, sink);
          default -> FlowReasons.BAD_DATAGRAM;
        };
    return outcome.kind() == Outcome.Kind.NOT_A_RECORD ? FlowReasons.NO_FLOW : outcome;
  }

  @Override
  public void finish(ObservationSink sink) {
    flows.finish(sink);
  }

  private Outcome decodeV5(Frame frame, ObservationSink sink) {
    if (datagram.left() < 22) {
      return FlowReasons.BAD_DATAGRAM;
    }
    int count = datagram.u16();
    long uptime = datagram.u32();
    long seconds = datagram.u32();
    long nanos = datagram.u32();
    datagram.skip(6);
    boolean sampled = (datagram.u16() & 0x3FFF) > 1;
    long time = seconds * 1_000_000 + Math.min(nanos, 999_999_999) / 1_000;
    Export export = new Export(FlowVersion.V5, 0, time, uptime, input.locate(frame));
    Outcome outcome = Outcome.NOT_A_RECORD;
    for (int i = 0; i < count && datagram.left() >= V5_RECORD; i++) {
      flow.read(Version5.RECORD, datagram);
      outcome = FlowReasons.more(outcome, flows.take(flow, export, sampled, sink));
    }
    return outcome;
  }

  private Outcome decodeSets(Frame frame, ObservationSink sink) {
    if (!sets.begin(frame)) {
      return FlowReasons.BAD_DATAGRAM;
    }
    Export export =
        new Export(
            sets.version(),
            sets.domain(),
            sets.seconds() * 1_000_000,
            sets.uptimeMillis(),
            input.locate(frame));
    Outcome outcome = Outcome.NOT_A_RECORD;
    while (sets.next()) {
      outcome = FlowReasons.more(outcome, decodeSet(export, frame.buffer, sink));
    }
    return sets.isDamaged() ? FlowReasons.more(outcome, FlowReasons.BAD_SET) : outcome;
  }

  private Outcome decodeSet(Export export, byte[] buffer, ObservationSink sink) {
    Octets content = sets.set();
    if (sets.isData()) {
      TemplateKey key = new TemplateKey(export.version(), export.domain(), sets.id());
      Template template = templates.get(key);
      if (template == null || !templates.fits(key, template, content.left())) {
        waiting.add(key, buffer, content.at(), content.left(), export);
        return FlowReasons.TEMPLATE_UNKNOWN;
      }
      set.set(buffer, content.at(), content.left());
      return decodeRecords(template, export, sink);
    }
    if (!sets.announces()) {
      return FlowReasons.BAD_SET;
    }
    if (!templates.read(sets)) {
      return FlowReasons.BAD_TEMPLATE;
    }
    for (WaitingSets.Waiting one : waiting.ready(templates)) {
      Template template = templates.get(one.key());
      set.set(one.octets(), 0, one.octets().length);
      if (template != null) {
        decodeRecords(template, one.export(), sink);
      }
    }
    return FlowReasons.TEMPLATES_ONLY;
  }

  private Outcome decodeRecords(Template template, Export export, ObservationSink sink) {
    Outcome outcome = Outcome.NOT_A_RECORD;
    int least = template.leastLength();
    while (set.left() >= least) {
      if (!flow.read(template, set)) {
        return FlowReasons.more(outcome, FlowReasons.BAD_SET);
      }
      Boolean samples = samples();
      Said known = said.getOrDefault(place(export), Said.NOTHING);
      long zero = flow.uptimeZeroMillis >= 0 ? flow.uptimeZeroMillis : known.uptimeZeroMillis();
      Said now = new Said(samples == null ? known.samples() : samples, zero);
      if (template.isOptions()) {
        if (said.size() < MOST_DOMAINS || said.containsKey(place(export))) {
          said.put(place(export), now);
        }
        outcome = FlowReasons.more(outcome, FlowReasons.OPTIONS_ONLY);
      } else {
        flow.uptimeZeroMillis = zero;
        outcome = FlowReasons.more(outcome, flows.take(flow, export, now.samples(), sink));
      }
    }
    return outcome;
  }

  /** Whether the record says that packets were left out; null where it does not say. */
  private @Nullable Boolean samples() {
    return flow.samplingInterval > 0 || flow.samplingSpace >= 0
        ? flow.samplingSpace >= 0 ? flow.samplingSpace > 0 : flow.samplingInterval > 1
        : null;
  }

  private static long place(Export export) {
    return (long) export.version() << 32 | export.domain();
  }
}
