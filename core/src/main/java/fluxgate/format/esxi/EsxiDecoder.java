package fluxgate.format.esxi;

import fluxgate.format.Decoder;
import fluxgate.format.Frame;
import fluxgate.format.Head;
import fluxgate.format.Input;
import fluxgate.format.Outcome;
import fluxgate.format.text.ConnectionLine;
import fluxgate.format.text.Timestamps;
import fluxgate.net.IpAddress;
import fluxgate.observation.Client;
import fluxgate.observation.ObservationSink;
import fluxgate.observation.ResolverSettingObservation;
import fluxgate.observation.ResolverSettingObservation.Change;
import fluxgate.observation.Vantage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Listings of an ESXi host, and the lines of its logs that change its resolvers. */
public final class EsxiDecoder implements Decoder {
  /**
   * Longer lines are commands that somebody wrote to be long; their beginning says what they are.
   */
  private static final int MOST_LINE = 4_000;

  private static final String SERVERS = "DNSServers:";

  /** What a syslog header in front of it takes its beginning for. */
  private static final String SERVERS_PROGRAM = "DNSServers";

  private static final Outcome OTHER_LINE = Outcome.skipped("other_line");
  private static final Outcome NO_SERVER = Outcome.rejected("no_server");

  private static final Vantage VANTAGE = new Vantage("esxi", Vantage.Position.STUB);

  private final Input input;
  private final ConnectionListing listing;
  private long listedMicros;
  private boolean dated;

  public EsxiDecoder(Input input) {
    this.input = input;
    this.listing = new ConnectionListing(input, VANTAGE);
    this.listedMicros = input.isDated() ? input.writtenMicros() : Timestamps.BAD;
  }

  /** The lines of the listings, and lines of the logs without their syslog header. */
  public static boolean recognises(Head head) {
    return head.lines().stream()
        .anyMatch(line ->
            ListingColumns.isHeader(line)
                || line.strip().startsWith(SERVERS)
                || ResolverCommand.isShell(line)
                || ResolverCommand.isHostd(line));
  }

  @Override
  public Outcome decode(Frame frame, ObservationSink sink) {
    int length = Math.min(frame.length, MOST_LINE);
    String line = new String(frame.buffer, frame.start, length, StandardCharsets.UTF_8).strip();
    if (line.isEmpty()) {
      return Outcome.NOT_A_RECORD;
    }
    ListingColumns columns = ListingColumns.ofHeader(line);
    if (columns != null) {
      listing.begin(columns, listedMicros, dated, sink);
      return Outcome.NOT_A_RECORD;
    }
    if (line.startsWith(SERVERS)) {
      return listed(line.substring(SERVERS.length()), frame, sink);
    }
    if (SERVERS_PROGRAM.equals(frame.wrappedProgram)) {
      return listed(line, frame, sink);
    }
    ResolverCommand command = ResolverCommand.of(line);
    if (command != null) {
      return set(command, frame, sink);
    }
    long time = ListingDate.micros(line);
    if (time != Timestamps.BAD) {
      listing.end(sink);
      listedMicros = time;
      dated = true;
      return Outcome.NOT_A_RECORD;
    }
    return listing.isOpen() ? listing.row(line, frame, sink) : OTHER_LINE;
  }

  private Outcome listed(String servers, Frame frame, ObservationSink sink) {
    listing.end(sink);
    List<IpAddress> addresses = ResolverCommand.addresses(servers);
    if (addresses.isEmpty()) {
      return NO_SERVER;
    }
    boolean wrapped = !dated && frame.wrappedMicros != Timestamps.BAD;
    return accept(
        wrapped ? frame.wrappedMicros : listedMicros, Change.LISTED, addresses, null, frame, sink);
  }

  private Outcome set(ResolverCommand command, Frame frame, ObservationSink sink) {
    Change change = command.change();
    return change == null
        ? OTHER_LINE
        : accept(frame.wrappedMicros, change, command.servers(), command.user(), frame, sink);
  }

  private Outcome accept(
      long micros,
      Change change,
      List<IpAddress> servers,
      @Nullable String by,
      Frame frame,
      ObservationSink sink) {
    if (micros == Timestamps.BAD) {
      return ConnectionLine.NO_TIME;
    }
    String host = frame.wrappedHost;
    sink.accept(
        new ResolverSettingObservation(
            micros,
            VANTAGE,
            input.locate(frame),
            host == null ? null : new Client(IpAddress.parse(host), host, null),
            change,
            servers,
            by));
    return Outcome.ACCEPTED;
  }

  @Override
  public void finish(ObservationSink sink) {
    listing.end(sink);
  }
}
