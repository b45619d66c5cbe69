package fluxgate.format.auditd;

import fluxgate.format.Decoder;
import fluxgate.format.Frame;
import fluxgate.format.Head;
import fluxgate.format.Input;
import fluxgate.format.LogClock;
import fluxgate.format.Outcome;
import fluxgate.format.text.ConnectionLine;
import fluxgate.format.text.Timestamps;
import fluxgate.net.IpAddress;
import fluxgate.observation.Client;
import fluxgate.observation.ConnectionObservation;
import fluxgate.observation.ObservationSink;
import fluxgate.observation.Provenance;
import fluxgate.observation.Vantage;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The Linux audit log: puts the records of an event together. */
public final class AuditdDecoder implements Decoder {
  private static final Vantage VANTAGE = new Vantage("auditd", Vantage.Position.STUB);

  /** Events that wait for their other half; records of one event follow within a second. */
  static final int MOST_EVENTS = 4_096;

  private static final Outcome OTHER_RECORD = Outcome.skipped("other_record");
  private static final Outcome OTHER_SYSCALL = Outcome.skipped("other_syscall");
  private static final Outcome OTHER_FAMILY = Outcome.skipped("other_family");
  private static final Outcome DNS_ITSELF = Outcome.skipped("dns_itself");
  private static final Outcome PORT_ZERO = Outcome.skipped("port_zero");
  private static final Outcome NOT_SENT = Outcome.skipped("not_sent");
  private static final Outcome NOT_A_RECORD = Outcome.rejected("not_a_record");
  private static final Outcome BAD_TIME = Outcome.rejected("bad_time");
  private static final Outcome NO_HOST = Outcome.rejected("no_host");
  private static final Outcome NO_SYSCALL = Outcome.rejected("no_syscall");
  private static final Outcome NO_SADDR = Outcome.rejected("no_saddr");
  private static final Outcome BAD_ADDRESS = Outcome.rejected("bad_address");

  /** What the records of one event have in common. */
  private record Key(String host, long micros, String serial) {}

  /** Half of an event: one of the two is null. */
  private record Half(
      @Nullable AuditCall call, @Nullable SocketAddress to, Provenance provenance) {}

  private final Input input;
  private final LogClock clock;
  private final Map<Key, Half> waiting =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Half> eldest) {
          return size() > MOST_EVENTS;
        }
      };

  public AuditdDecoder(Input input) {
    this.input = input;
    this.clock = input.clock();
  }

  /**
   * By one record of auditd's, of any type, among the first lines; of the kernel's own, which stand
   * among others, by one that is of use.
   */
  public static boolean recognises(Head head) {
    LogClock clock = new Input("").clock();
    for (String line : head.lines()) {
      AuditRecord record = AuditRecord.of(line, clock);
      boolean whole = line.contains(" msg=audit(");
      if (record != null && (whole || record.isSyscall() || record.isSockaddr())) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Outcome decode(Frame frame, ObservationSink sink) {
    if (isBetweenRecords(frame)) {
      return Outcome.NOT_A_RECORD;
    }
    AuditRecord record = AuditRecord.of(frame, clock);
    if (record == null) {
      return NOT_A_RECORD;
    }
    if (!record.isSyscall() && !record.isSockaddr()) {
      return OTHER_RECORD;
    }
    if (record.micros() == Timestamps.BAD) {
      return BAD_TIME;
    }
    String host = record.node() == null ? frame.wrappedHost : record.node();
    if (host == null || host.isEmpty()) {
      return NO_HOST;
    }
    Key key = new Key(host.toLowerCase(Locale.ROOT), record.micros(), record.serial());
    Provenance here = input.locate(frame);
    return record.isSyscall() ? called(key, record, here, sink) : address(key, record, here, sink);
  }

  private Outcome called(Key key, AuditRecord record, Provenance here, ObservationSink sink) {
    String syscall = record.field("syscall");
    if (syscall == null || syscall.isEmpty()) {
      return NO_SYSCALL;
    }
    AuditCall call = AuditCall.of(record, syscall);
    if (call == null) {
      waiting.remove(key);
      return OTHER_SYSCALL;
    }
    if (call.result() == null) {
      waiting.remove(key);
      return NOT_SENT;
    }
    Half other = waiting.remove(key);
    if (other == null || other.to == null) {
      waiting.put(key, new Half(call, null, here));
      return Outcome.ACCEPTED;
    }
    return connected(key, call, other.to, other.provenance, sink);
  }

  private Outcome address(Key key, AuditRecord record, Provenance here, ObservationSink sink) {
    String saddr = record.field("saddr");
    if (saddr == null || saddr.isEmpty()) {
      return NO_SADDR;
    }
    SocketAddress to = SocketAddress.of(record, saddr);
    if (to == null) {
      return BAD_ADDRESS;
    }
    Half other = waiting.remove(key);
    if (to.address() == null) {
      return OTHER_FAMILY;
    }
    if (other == null || other.call == null) {
      waiting.put(key, new Half(null, to, here));
      return Outcome.ACCEPTED;
    }
    return connected(key, other.call, to, here, sink);
  }

  /** Both halves are there. */
  private static Outcome connected(
      Key key, AuditCall call, SocketAddress to, Provenance provenance, ObservationSink sink) {
    IpAddress destination = to.address();
    ConnectionObservation.Result result = call.result();
    if (destination == null || result == null) {
      return OTHER_FAMILY;
    }
    if (ConnectionLine.isDnsInside(to.port(), destination)) {
      return DNS_ITSELF;
    }
    if (to.port() == 0) {
      return PORT_ZERO;
    }
    sink.accept(
        new ConnectionObservation(
            key.micros,
            key.micros,
            VANTAGE,
            provenance,
            new Client(null, key.host, call.process()),
            destination,
            call.protocol(),
            to.port(),
            result,
            null));
    return Outcome.ACCEPTED;
  }

  /** An empty line, or what ausearch writes between events. */
  private static boolean isBetweenRecords(Frame frame) {
    if (frame.length == 0) {
      return true;
    }
    String text = frame.length < 64 ? frame.text() : "";
    return text.equals("----") || text.startsWith("time->") || text.isBlank() && !text.isEmpty();
  }
}
