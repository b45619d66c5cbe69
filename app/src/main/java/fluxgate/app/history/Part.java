package fluxgate.app.history;

import fluxgate.dns.DomainName;
import fluxgate.dns.Question;
import fluxgate.dns.RRType;
import fluxgate.dns.RRset;
import fluxgate.dns.Rdata;
import fluxgate.dns.RdataList;
import fluxgate.dns.Section;
import fluxgate.dns.TtlKind;
import fluxgate.net.IpAddress;
import fluxgate.observation.Client;
import fluxgate.observation.RRsetObservation;
import fluxgate.observation.RRsetObservation.Authority;
import fluxgate.observation.RRsetObservation.Origin;
import fluxgate.observation.Vantage;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Observations that are written together, as numbers of what recurs in them: of a day of DNS nearly
 * everything does. It belongs to the thread that fills it until its last batch is handed on.
 */
final class Part {
  /** What a row takes until it is written, in octets: two parts may be waiting. */
  private static final int ROW_OCTETS = 76;

  /**
   * A day of a large site where Java has some gigabytes. A day that needs several parts costs more:
   * its tuples are then summed up from the files.
   */
  static final int MOST_ROWS =
      (int) Math.clamp(Runtime.getRuntime().maxMemory() / 8 / ROW_OCTETS, 200_000, 4_000_000);

  /** Distinct things: a flood of names that are used once ends the part early. */
  private static final int MOST_THINGS = MOST_ROWS / 2 + 100_000;

  /** What most observations of one file have in common. */
  record Shape(
      RRType type,
      TtlKind ttlKind,
      Section section,
      Authority authority,
      Origin origin,
      Vantage vantage,
      String file) {
    boolean fits(RRsetObservation seen) {
      RRset rrset = seen.rrset();
      return type.code() == rrset.type().code()
          && ttlKind == rrset.ttl().kind()
          && section == seen.section()
          && authority == seen.authority()
          && origin == seen.origin()
          && vantage.equals(seen.vantage())
          && file.equals(seen.provenance().file());
    }
  }

  /** A client with all that is known of it, which {@link Client#equals} passes over. */
  record KnownClient(@Nullable IpAddress address, @Nullable String host, @Nullable String process) {
    static KnownClient of(Client client) {
      return new KnownClient(client.address(), client.host(), client.process());
    }
  }

  final Ids<DomainName> names = new Ids<>();
  final Ids<RdataList> sets = new Ids<>(Records.SETS);
  final Ids<Question> questions = new Ids<>(Records.QUESTIONS);
  final Ids<Object> clients = new Ids<>();
  final Ids<IpAddress> servers = new Ids<>();
  final Ids<Shape> shapes = new Ids<>();
  private @Nullable Shape lastShape;
  private int lastShapeId;
  private int rows;
  private long records;

  /** Adds an observation to a batch of this part that has room. */
  void add(RRsetObservation seen, Batch batch) {
    int row = batch.rows++;
    RRset rrset = seen.rrset();
    RdataList rdata = RdataList.of(rrset.rdata());
    Client client = seen.client();
    batch.time[row] = Times.clamp(seen.timeMicros());
    batch.name[row] = names.of(rrset.owner());
    batch.shape[row] = shape(seen);
    batch.set[row] = sets.of(rdata);
    batch.ttl[row] = rrset.ttl().isKnown() ? (int) rrset.ttl().seconds() : -1;
    batch.question[row] = questions.ofNullable(seen.question());
    batch.client[row] = client == null ? -1 : clients.of(known(client));
    batch.server[row] = servers.ofNullable(seen.server());
    batch.offset[row] = seen.provenance().offset();
    batch.length[row] = seen.provenance().length();
    boolean aggregate =
        seen.count() != 1
            || seen.firstSeenMicros() != seen.timeMicros()
            || seen.lastSeenMicros() != seen.timeMicros();
    batch.count[row] = aggregate ? seen.count() : -1;
    batch.first[row] = Times.clamp(seen.firstSeenMicros());
    batch.last[row] = Times.clamp(seen.lastSeenMicros());
    rows++;
    records += rdata.size();
  }

  /** Most clients are addresses alone, and these compare as they are. */
  private static Object known(Client client) {
    return client.host() == null && client.process() == null ? client : KnownClient.of(client);
  }

  private int shape(RRsetObservation seen) {
    Shape last = lastShape;
    if (last != null && last.fits(seen)) {
      return lastShapeId;
    }
    Shape shape =
        new Shape(
            seen.rrset().type(),
            seen.rrset().ttl().kind(),
            seen.section(),
            seen.authority(),
            seen.origin(),
            seen.vantage(),
            seen.provenance().file());
    lastShape = shape;
    lastShapeId = shapes.of(shape);
    return lastShapeId;
  }

  /** Whether what follows belongs into another. */
  boolean isFull() {
    return rows >= MOST_ROWS
        || names.size() + sets.size() + questions.size() + clients.size() >= MOST_THINGS
        || records >= 8L * MOST_ROWS;
  }

  /** What a resource record says, as text: the address, the name, or what its source wrote. */
  static String text(Rdata rdata) {
    return switch (rdata) {
      case Rdata.Address a -> a.address().toString();
      case Rdata.Target t -> t.name().toString();
      case Rdata.Other o -> o.text();
    };
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** A value of an enumeration as the columns have it. */
  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /** Some rows of a part, a column an array. */
  static final class Batch {
    /** Large enough that handing it between threads costs nothing. */
    static final int MOST = 1 << 15;

    final Part part;
    final long[] time = new long[MOST];
    final int[] name = new int[MOST];
    final int[] shape = new int[MOST];
    final int[] set = new int[MOST];

    /** -1 for none, as in those that follow. */
    final int[] ttl = new int[MOST];

    final int[] question = new int[MOST];
    final int[] client = new int[MOST];
    final int[] server = new int[MOST];
    final long[] offset = new long[MOST];
    final int[] length = new int[MOST];

    /** -1 where the row is one response, and {@link #first} and {@link #last} say nothing. */
    final long[] count = new long[MOST];

    final long[] first = new long[MOST];
    final long[] last = new long[MOST];
    int rows;
    boolean endsPart;

    Batch(Part part) {
      this.part = part;
    }
  }
}
