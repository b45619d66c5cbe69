package fluxgate.format.windowssecurity;

import fluxgate.format.Frame;
import fluxgate.format.Head;
import fluxgate.format.Input;
import fluxgate.format.LogClock;
import fluxgate.format.Outcome;
import fluxgate.format.ResumableDecoder;
import fluxgate.format.text.ConnectionLine;
import fluxgate.format.text.FieldRow;
import fluxgate.format.text.FieldValue;
import fluxgate.format.text.Timestamps;
import fluxgate.format.windows.WindowsEvent;
import fluxgate.net.IpAddress;
import fluxgate.observation.Client;
import fluxgate.observation.ConnectionObservation;
import fluxgate.observation.ConnectionObservation.Result;
import fluxgate.observation.ObservationSink;
import fluxgate.observation.Vantage;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The Windows security log: connections that the Filtering Platform permitted or blocked. */
public final class WindowsSecurityDecoder implements ResumableDecoder {
  private static final Vantage VANTAGE = new Vantage("windows-security", Vantage.Position.STUB);
  private static final List<String> PROVIDERS = List.of("Microsoft-Windows-Security-Auditing");

  private static final int PERMITTED = 5156;
  private static final int BLOCKED = 5157;

  private static final int MOST_PORT = 65_535;

  /** Windows paths have at most 260 characters, unless a program asks for more. */
  private static final int MOST_APPLICATION = 1_024;

  private static final Outcome NOT_INITIATED = Outcome.skipped("not_initiated");
  private static final Outcome NO_DIRECTION = Outcome.rejected("no_direction");

  private final Input input;
  private final LogClock clock;
  private final WindowsEvent<Data> event = new WindowsEvent<>(PROVIDERS, Data::new);

  /** The fields of both events. */
  private static final class Data extends FieldRow {
    private final FieldValue application = value("Application");
    private final FieldValue direction = value("Direction");
    private final FieldValue sourceAddress = value("SourceAddress");
    private final FieldValue destAddress = value("DestAddress");
    private final FieldValue destPort = value("DestPort");
    private final FieldValue protocol = value("Protocol");
  }

  public WindowsSecurityDecoder(Input input) {
    this.input = input;
    clock = input.clock();
  }

  /** Whether one of the first lines is of the security log's, or one of the two events. */
  public static boolean recognises(Head head) {
    WindowsEvent<Data> event = new WindowsEvent<>(PROVIDERS, Data::new);
    return event.isIn(head, List.of(PROVIDERS.get(0), "DestAddress"), () -> looksLikeIt(event));
  }

  private static boolean looksLikeIt(WindowsEvent<Data> event) {
    boolean wanted = event.id() == PERMITTED || event.id() == BLOCKED;
    return wanted && event.data().destAddress.isPresent();
  }

  @Override
  public Outcome decode(Frame frame, ObservationSink sink) {
    Outcome noEvent = event.read(frame);
    if (noEvent != null) {
      return noEvent;
    }
    int id = event.id();
    if (id != PERMITTED && id != BLOCKED) {
      return id < 0 ? WindowsEvent.BAD_NUMBER : WindowsEvent.OTHER_EVENT;
    }
    String host = event.machine();
    if (host.isEmpty()) {
      return WindowsEvent.NO_COMPUTER;
    }
    if (!event.hasTime()) {
      return WindowsEvent.NO_TIME;
    }
    long time = event.timeMicros(clock);
    return time == Timestamps.BAD || Timestamps.inRange(time) == Timestamps.BAD
        ? WindowsEvent.BAD_TIME
        : connected(time, host, id == BLOCKED, frame, sink);
  }

  private Outcome connected(
      long time, String host, boolean blocked, Frame frame, ObservationSink sink) {
    Data data = event.data();
    if (!WindowsEvent.isSaid(data.direction)) {
      return NO_DIRECTION;
    }
    if (!isOutbound(data.direction)) {
      return NOT_INITIATED;
    }
    if (!WindowsEvent.isSaid(data.protocol)) {
      return ConnectionLine.NO_PROTOCOL;
    }
    int protocol = ConnectionLine.protocol(data.protocol);
    if (protocol == 0) {
      return ConnectionLine.NOT_TCP_OR_UDP;
    }
    if (!WindowsEvent.isSaid(data.destPort)) {
      return ConnectionLine.NO_PORT;
    }
    int port = data.destPort.whole(MOST_PORT);
    if (port < 0) {
      return ConnectionLine.BAD_NUMBER;
    }
    if (!WindowsEvent.isSaid(data.destAddress)) {
      return ConnectionLine.NO_DESTINATION;
    }
    IpAddress destination = data.destAddress.address();
    boolean sourced = WindowsEvent.isSaid(data.sourceAddress);
    IpAddress source = sourced ? data.sourceAddress.address() : null;
    if (destination == null || sourced && source == null) {
      return ConnectionLine.BAD_ADDRESS;
    }
    if (ConnectionLine.isDnsInside(port, destination)) {
      return ConnectionLine.DNS_ITSELF;
    }
    sink.accept(
        new ConnectionObservation(
            time,
            time,
            VANTAGE,
            input.locate(frame),
            new Client(source, host, application(data.application)),
            destination,
            protocol,
            port,
            blocked ? Result.UNANSWERED : Result.UNKNOWN,
            null));
    return Outcome.ACCEPTED;
  }

  /** By the number of the message, which has no language, or in English words. */
  private static boolean isOutbound(FieldValue direction) {
    return direction.is("%%14593")
        || direction.text(16).toLowerCase(Locale.ROOT).equals("outbound");
  }

  /** The program by its device path; null for the system's own. */
  private static @Nullable String application(FieldValue application) {
    return WindowsEvent.isSaid(application) ? application.text(MOST_APPLICATION) : null;
  }
}
