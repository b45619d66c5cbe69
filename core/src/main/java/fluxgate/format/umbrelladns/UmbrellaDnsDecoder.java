package fluxgate.format.umbrelladns;

import fluxgate.dns.DomainName;
import fluxgate.dns.Question;
import fluxgate.dns.RRType;
import fluxgate.dns.Rcode;
import fluxgate.format.Frame;
import fluxgate.format.Head;
import fluxgate.format.Input;
import fluxgate.format.Outcome;
import fluxgate.format.ResumableDecoder;
import fluxgate.format.text.Timestamps;
import fluxgate.net.IpAddress;
import fluxgate.observation.Client;
import fluxgate.observation.ObservationSink;
import fluxgate.observation.QuestionObservation;
import fluxgate.observation.Vantage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Cisco Umbrella DNS logs. */
public final class UmbrellaDnsDecoder implements ResumableDecoder {
  private static final Vantage VANTAGE =
      new Vantage("umbrella-dns", Vantage.Position.BELOW_RECURSIVE);

  private static final int TIME = 0;
  private static final int IDENTITY = 1;
  private static final int INTERNAL = 3;
  private static final int EXTERNAL = 4;
  private static final int ACTION = 5;
  private static final int TYPE = 6;
  private static final int RCODE = 7;
  private static final int DOMAIN = 8;
  private static final int IDENTITY_TYPE = 10;

  /** What the first version has. */
  private static final int FEWEST_CELLS = 10;

  private static final int MOST_HOST = 253;

  private static final Set<String> ACTIONS = Set.of("Allowed", "Blocked", "Proxied");
  private static final Set<String> MACHINES =
      Set.of("Roaming Computers", "Anyconnect Roaming Client", "AD Computers", "Mobile Devices");

  private static final Outcome TOO_FEW_CELLS = Outcome.rejected("too_few_cells");
  private static final Outcome BAD_TIME = Outcome.rejected("bad_time");
  private static final Outcome NO_QUERY = Outcome.rejected("no_query");
  private static final Outcome BAD_NAME = Outcome.rejected("bad_name");
  private static final Outcome BAD_RRTYPE = Outcome.rejected("bad_rrtype");
  private static final Outcome NO_CLIENT = Outcome.rejected("no_client");
  private static final Outcome BAD_ADDRESS = Outcome.rejected("bad_address");

  private final Input input;

  public UmbrellaDnsDecoder(Input input) {
    this.input = input;
  }

  /** By a line with a time, an action and a type at their places. */
  public static boolean recognises(Head head) {
    for (String line : head.lines()) {
      if (line.stripLeading().startsWith("\"")) {
        List<String> cells = QuotedCells.of(line);
        if (cells.size() >= FEWEST_CELLS
            && time(cells.get(TIME)) != Timestamps.BAD
            && ACTIONS.contains(cells.get(ACTION))
            && type(cells.get(TYPE)) != null) {
          return true;
        }
      }
    }
    return false;
  }

  @Override
  public Outcome decode(Frame frame, ObservationSink sink) {
    if (frame.length == 0) {
      return Outcome.NOT_A_RECORD;
    }
    List<String> cells = QuotedCells.of(frame);
    if (cells.getFirst().equalsIgnoreCase("timestamp")) {
      return Outcome.NOT_A_RECORD;
    }
    if (cells.size() < FEWEST_CELLS) {
      return TOO_FEW_CELLS;
    }
    long time = time(cells.get(TIME));
    if (time == Timestamps.BAD) {
      return BAD_TIME;
    }
    String domain = cells.get(DOMAIN);
    if (domain.isEmpty()) {
      return NO_QUERY;
    }
    DomainName name = DomainName.parse(domain);
    if (name == null) {
      return BAD_NAME;
    }
    RRType type = type(cells.get(TYPE));
    if (type == null) {
      return BAD_RRTYPE;
    }
    String from = cells.get(cells.get(INTERNAL).isEmpty() ? EXTERNAL : INTERNAL);
    IpAddress address = from.isEmpty() ? null : IpAddress.parse(from);
    if (address == null && !from.isEmpty()) {
      return BAD_ADDRESS;
    }
    String host = host(cells);
    if (address == null && host == null) {
      return NO_CLIENT;
    }
    sink.accept(
        new QuestionObservation(
            time,
            VANTAGE,
            input.locate(frame),
            new Client(address, host, null),
            null,
            new Question(name, type),
            Rcode.parse(cells.get(RCODE))));
    return Outcome.ACCEPTED;
  }

  /** The machine, where the identity is one. */
  private static @Nullable String host(List<String> cells) {
    boolean isMachine = cells.size() > IDENTITY_TYPE && MACHINES.contains(cells.get(IDENTITY_TYPE));
    String identity = cells.get(IDENTITY);
    if (!isMachine || identity.isEmpty()) {
      return null;
    }
    String host = identity.toLowerCase(Locale.ROOT);
    return host.substring(0, Math.min(host.length(), MOST_HOST));
  }

  private static long time(String cell) {
    byte[] octets = cell.getBytes(StandardCharsets.UTF_8);
    return Timestamps.parseUtc(octets, 0, octets.length);
  }

  /** {@code 1 (A)} or {@code Other}; null for anything else. */
  private static @Nullable RRType type(String cell) {
    if (cell.equals("Other")) {
      return RRType.UNKNOWN;
    }
    int space = cell.indexOf(' ');
    return space > 0 && cell.endsWith(")") ? RRType.parse(cell.substring(0, space)) : null;
  }
}
