package fluxgate.format.esxi;

import fluxgate.format.Frame;
import fluxgate.format.Input;
import fluxgate.format.Outcome;
import fluxgate.format.text.ConnectionLine;
import fluxgate.format.text.Timestamps;
import fluxgate.net.IpAddress;
import fluxgate.observation.Client;
import fluxgate.observation.ConnectionObservation;
import fluxgate.observation.ConnectionObservation.Result;
import fluxgate.observation.ObservationSink;
import fluxgate.observation.Provenance;
import fluxgate.observation.Vantage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Connection listings, one after the other. The rows of one wait for its end, because only all of
 * them tell on which ports the host listens.
 */
final class ConnectionListing {
  /** A busy host has some thousands; of more than these, those beyond are each told at once. */
  private static final int MOST_ROWS = 65_536;

  private static final Outcome LISTENING = Outcome.skipped("listening");
  private static final Outcome NOT_CONNECTED = Outcome.skipped("not_connected");
  private static final Outcome WITHIN_THE_HOST = Outcome.skipped("within_the_host");
  private static final Outcome LISTED_BEFORE = Outcome.skipped("listed_before");
  private static final Outcome OTHER_LINE = Outcome.skipped("other_line");

  /** An end of a connection. */
  private record End(IpAddress address, int port) {
    /** Null where it is none: {@code *:*}, or no address. */
    static @Nullable End parse(@Nullable String text) {
      int colon = text == null ? -1 : text.lastIndexOf(':');
      if (text == null || colon <= 0 || text.length() - colon > 6) {
        return null;
      }
      String host = text.substring(0, colon);
      int zone = host.indexOf('%');
      IpAddress address = IpAddress.parse(zone < 0 ? host : host.substring(0, zone));
      int port = 0;
      for (int i = colon + 1; i < text.length(); i++) {
        int digit = text.charAt(i) - '0';
        if (digit < 0 || digit > 9) {
          return null;
        }
        port = port * 10 + digit;
      }
      return address == null || port < 1 || port > 65_535 ? null : new End(address, port);
    }
  }

  private record Row(
      int protocol,
      End local,
      End foreign,
      Result result,
      @Nullable String world,
      long micros,
      Provenance place) {
    String key() {
      return protocol + " " + local + " " + foreign;
    }
  }

  private final Input input;
  private final Vantage vantage;
  private final List<Row> rows = new ArrayList<>();
  private final Set<Integer> listening = new HashSet<>();
  private Set<String> before = new HashSet<>();
  private Set<String> now = new HashSet<>();
  private @Nullable ListingColumns columns;
  private long listedMicros = Timestamps.BAD;
  private boolean dated;

  ConnectionListing(Input input, Vantage vantage) {
    this.input = input;
    this.vantage = vantage;
  }

  boolean isOpen() {
    return columns != null;
  }

  /**
   * @param micros when it was made; {@link Timestamps#BAD} where nobody knows
   * @param byLine whether a line in front of it says so, which no wrapper knows better
   */
  void begin(ListingColumns header, long micros, boolean byLine, ObservationSink sink) {
    end(sink);
    columns = header;
    listedMicros = micros;
    dated = byLine;
  }

  /** A row, or the rule under the header. */
  Outcome row(String line, Frame frame, ObservationSink sink) {
    ListingColumns header = columns;
    if (header == null || ListingColumns.isRule(line)) {
      return Outcome.NOT_A_RECORD;
    }
    List<String> cells = header.row(line);
    String name = header.cell(cells, "proto");
    int protocol = name == null ? 0 : name.startsWith("tcp") ? 6 : name.startsWith("udp") ? 17 : 0;
    if (protocol == 0) {
      return name == null || !name.matches("[a-z]{2,5}\\d?")
          ? OTHER_LINE
          : ConnectionLine.NOT_TCP_OR_UDP;
    }
    String localText = header.cell(cells, "localaddress");
    String foreignText = header.cell(cells, "foreignaddress");
    if (localText == null) {
      return ConnectionLine.NO_SOURCE;
    }
    if (foreignText == null) {
      return ConnectionLine.NO_DESTINATION;
    }
    String state = header.cell(cells, "state");
    End local = End.parse(localText);
    if ("LISTEN".equals(state)) {
      if (local != null || localText.lastIndexOf(':') > 0) {
        listens(localText);
      }
      return LISTENING;
    }
    if (foreignText.endsWith(":0") || foreignText.endsWith("*")) {
      return NOT_CONNECTED;
    }
    End foreign = End.parse(foreignText);
    if (local == null || foreign == null) {
      return ConnectionLine.BAD_ADDRESS;
    }
    if (local.address().equals(foreign.address()) || isLoopback(local.address())) {
      return WITHIN_THE_HOST;
    }
    if (ConnectionLine.isDnsInside(foreign.port(), foreign.address())) {
      return ConnectionLine.DNS_ITSELF;
    }
    boolean wrapped = !dated && frame.wrappedMicros != Timestamps.BAD;
    long micros = wrapped ? frame.wrappedMicros : listedMicros;
    if (micros == Timestamps.BAD) {
      return ConnectionLine.NO_TIME;
    }
    Result result =
        protocol == ConnectionObservation.UDP
            ? Result.UNKNOWN
            : "SYN_SENT".equals(state) ? Result.UNANSWERED : Result.ESTABLISHED;
    return take(
        new Row(
            protocol,
            local,
            foreign,
            result,
            header.cell(cells, "worldname"),
            micros,
            input.locate(frame)),
        sink);
  }

  private static boolean isLoopback(IpAddress address) {
    String text = address.toString();
    return text.startsWith("127.") || text.equals("::1");
  }

  private void listens(String local) {
    End end = End.parse("0.0.0.0" + local.substring(local.lastIndexOf(':')));
    if (end != null) {
      listening.add(end.port());
    }
  }

  private Outcome take(Row row, ObservationSink sink) {
    String key = row.key();
    boolean known = before.contains(key) || now.contains(key);
    if (now.size() < MOST_ROWS) {
      now.add(key);
    }
    if (known) {
      return LISTED_BEFORE;
    }
    if (rows.size() < MOST_ROWS) {
      rows.add(row);
    } else {
      tell(row, sink);
    }
    return Outcome.ACCEPTED;
  }

  /** The listing has ended, if one was open: hands over its connections. */
  void end(ObservationSink sink) {
    if (columns == null) {
      return;
    }
    rows.forEach(row -> tell(row, sink));
    rows.clear();
    listening.clear();
    columns = null;
    before = now;
    now = new HashSet<>();
  }

  private void tell(Row row, ObservationSink sink) {
    boolean incoming =
        row.protocol == ConnectionObservation.TCP && listening.contains(row.local.port());
    Client client =
        incoming
            ? Client.of(row.foreign.address())
            : new Client(row.local.address(), null, row.world);
    sink.accept(
        new ConnectionObservation(
            row.micros,
            row.micros,
            vantage,
            row.place,
            client,
            incoming ? row.local.address() : row.foreign.address(),
            row.protocol,
            incoming ? row.local.port() : row.foreign.port(),
            row.result,
            null));
  }
}
