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
import fluxgate.observation.Observation;
import fluxgate.observation.RRsetObservation;
import fluxgate.observation.RRsetObservation.Authority;
import fluxgate.observation.RRsetObservation.Origin;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Observations that are written together, as numbers of what recurs in them: of a day of DNS nearly
 * everything does. It belongs to the thread that fills it until its last batch is handed on.
 */
final class Part {
  /** What most rows take until they are written, in octets: two parts may be waiting. */
  private static final int ROW_OCTETS = 93;

  /** What most names, sets and questions take, in octets. */
  private static final int THING_OCTETS = 256;

  /** What reading and merging take of the heap beside parts: records decoded ahead, mostly. */
  private static final long BESIDE_OCTETS = 128L << 20;

  /** What rows of a part may take, and as much again what is in them. */
  private static final long MOST_OCTETS =
      Math.max(0, Runtime.getRuntime().maxMemory() - BESIDE_OCTETS) / 8;

  /**
   * A day of a large site where Java has some gigabytes. A day that needs several parts costs more:
   * its tuples are then summed up from the files.
   */
  static final int MOST_ROWS = (int) Math.clamp(MOST_OCTETS / ROW_OCTETS, 20_000, 4_000_000);

  private static final long MOST_THINGS = Math.max(20_000, MOST_OCTETS / THING_OCTETS);

  /** What most answers of one input have in common. */
  record Shape(RRType type, TtlKind ttlKind, Section section, Authority authority, Origin origin) {
    boolean fits(RRsetObservation seen) {
      RRset rrset = seen.rrset();
      return type.code() == rrset.type().code()
          && ttlKind == rrset.ttl().kind()
          && section == seen.section()
          && authority == seen.authority()
          && origin == seen.origin();
    }
  }

  /** A client with all that is known of it, which {@link Client#equals} passes over. */
  record KnownClient(@Nullable IpAddress address, @Nullable String host, @Nullable String process) {
    static KnownClient of(Client client) {
      return new KnownClient(client.address(), client.host(), client.process());
    }

    /** Of what {@link Part#clients} has. */
    static KnownClient of(Object numbered) {
      return numbered instanceof Client plain ? of(plain) : (KnownClient) numbered;
    }
  }

  final Ids<DomainName> names = new Ids<>();
  final Ids<RdataList> sets = new Ids<>(Records.SETS);
  final Ids<String> forms = new Ids<>();
  final Ids<Question> questions = new Ids<>(Records.QUESTIONS);
  final Ids<Object> clients = new Ids<>();

  /** Of servers, and of where connections went. */
  final Ids<IpAddress> addresses = new Ids<>();

  final Ids<String> accounts = new Ids<>();
  final Ids<Shape> shapes = new Ids<>();
  final Ids<Source> sources = new Ids<>();
  private final long mostRows;
  private @Nullable Shape lastShape;
  private int lastShapeId;
  private @Nullable Source lastSource;
  private int lastSourceId;
  private long octets;
  private long records;

  /**
   * @param mostRows after so many of the usual kind it is full
   */
  Part(long mostRows) {
    this.mostRows = mostRows;
  }

  /** A row was added. */
  void added(int rowOctets, int rowRecords) {
    octets += rowOctets;
    records += rowRecords;
  }

  /** The number of a client; -1 for none. */
  int client(@Nullable Client client) {
    return client == null ? -1 : clients.of(known(client));
  }

  /** Most clients are addresses alone, and these compare as they are. */
  private static Object known(Client client) {
    return client.host() == null && client.process() == null ? client : KnownClient.of(client);
  }

  int source(Observation seen) {
    Source last = lastSource;
    if (last == null
        || !last.file().equals(seen.provenance().file())
        || !last.vantage().equals(seen.vantage())) {
      last = new Source(seen.vantage(), seen.provenance().file());
      lastSource = last;
      lastSourceId = sources.of(last);
    }
    return lastSourceId;
  }

  int shape(RRsetObservation seen) {
    Shape last = lastShape;
    if (last == null || !last.fits(seen)) {
      last =
          new Shape(
              seen.rrset().type(),
              seen.rrset().ttl().kind(),
              seen.section(),
              seen.authority(),
              seen.origin());
      lastShape = last;
      lastShapeId = shapes.of(last);
    }
    return lastShapeId;
  }

  /**
   * Whether what follows belongs into another: a flood of names that are used once ends it early.
   */
  boolean isFull() {
    int things = names.size() + sets.size() + questions.size() + clients.size() + addresses.size();
    return octets >= mostRows * ROW_OCTETS
        || things >= Math.min(mostRows / 2 + 100_000, MOST_THINGS)
        || records >= 8 * mostRows;
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
}
