package fluxgate.app.history.part;

import fluxgate.dns.DomainName;
import fluxgate.dns.Question;
import fluxgate.dns.RRType;
import fluxgate.dns.RRset;
import fluxgate.dns.Rdata;
import fluxgate.dns.Section;
import fluxgate.dns.TtlKind;
import fluxgate.net.IpAddress;
import fluxgate.observation.Client;
import fluxgate.observation.Observation;
import fluxgate.observation.RRsetObservation;
import fluxgate.observation.RRsetObservation.Authority;
import fluxgate.observation.RRsetObservation.Origin;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Observations that are written together, as numbers of what recurs in them: of a day of DNS nearly
 * everything does. It belongs to the thread that fills it until its last batch is handed on.
 */
public final class Part {
  /** What most rows take until they are written, in octets. */
  private static final int ROW_OCTETS = 56;

  /** What most names, records and questions take, in octets: their objects, and what finds them. */
  private static final int THING_OCTETS = 128;

  /**
   * So many times the texts of things are there at once: as they were read, as columns have them,
   * in the order of tuples, and while these are made.
   */
  private static final int TEXTS = 4;

  /** So many sets of four records take no more. */
  private static final int SETS_A_THING = 4;

  /** What reading and merging take of the heap beside parts: records decoded ahead, mostly. */
  private static final long BESIDE_OCTETS = 128L << 20;

  /**
   * What the parts that are filled and written may take together, in octets: two fifths, as writing
   * one takes as much again in the worst case, and the collector needs room to work in.
   */
  static final long MOST_OCTETS =
      Math.max(10L << 20, (Runtime.getRuntime().maxMemory() - BESIDE_OCTETS) / 5 * 2);

  /**
   * A day of a large site where Java has some gigabytes. A day that needs several parts costs more:
   * its tuples are then summed up from the files.
   */
  public static final int MOST_ROWS = (int) Math.clamp(MOST_OCTETS / ROW_OCTETS, 20_000, 4_000_000);

  /** A part that ends with a day has at least one of so many shares of what it could have. */
  private static final int LEAST_SHARE = 8;

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

  /** How many an import handed on before it. */
  final long begin;

  final Ids<DomainName> names = new Ids<>(null, DomainName::octetCount);
  final RecordSets sets = new RecordSets();
  final Ids<String> forms = new Ids<>(null, String::length);
  final Ids<Question> questions =
      new Ids<>(Records.QUESTIONS, question -> question.name().octetCount());
  final Ids<Object> clients = new Ids<>(null, Part::textOctets);

  /** Of servers, and of where connections went. */
  final Ids<IpAddress> addresses = new Ids<>();

  final Ids<String> accounts = new Ids<>(null, String::length);
  final Ids<Shape> shapes = new Ids<>();
  final Ids<Source> sources = new Ids<>();
  private final long mostRows;

  /** By a hash of the address one more than the number of a client that is nothing but that. */
  private final int[] plainClients = new int[1 << 12];

  /**
   * By name its last question of an even type and of an odd one, as those of AAAA and A come in
   * turns: the type in the high half, one more than the number in the low.
   */
  private long[] lastQuestions = new long[1 << 10];

  private @Nullable Shape lastShape;
  private int lastShapeId;
  private @Nullable Source lastSource;
  private int lastSourceId;
  private long rowsOctets;
  private long records;

  /**
   * @param mostRows after so many of the usual kind it is full
   * @param begin how many an import handed on before it
   */
  Part(long mostRows, long begin) {
    this.mostRows = mostRows;
    this.begin = begin;
  }

  private static int textOctets(Object client) {
    KnownClient known = KnownClient.of(client);
    return length(known.host()) + length(known.process());
  }

  private static int length(@Nullable String text) {
    return text == null ? 0 : text.length();
  }

  /** A row was added. */
  void added(int rowOctets, int rowRecords) {
    rowsOctets += rowOctets;
    records += rowRecords;
  }

  /** The number of a client; -1 for none. */
  int client(@Nullable Client client) {
    if (client == null) {
      return -1;
    }
    IpAddress address = client.address();
    if (address == null || client.host() != null || client.process() != null) {
      return clients.of(KnownClient.of(client));
    }
    int place = (int) ((address.high() ^ address.low()) * 0x9E3779B97F4A7C15L >>> 52);
    int known = plainClients[place] - 1;
    if (known >= 0 && address.equals(((Client) clients.get(known)).address())) {
      return known;
    }
    int id = clients.of(client);
    plainClients[place] = id + 1;
    return id;
  }

  /**
   * The number of a question; -1 for none. Most answers have the name that was asked for, of which
   * the last questions are known.
   *
   * @param owner of the answer, and {@code name} its number
   */
  int question(@Nullable Question question, DomainName owner, int name) {
    if (question == null || !question.name().equals(owner)) {
      return questions.ofNullable(question);
    }
    int type = question.type().code();
    int place = 2 * name + (type & 1);
    if (place >= lastQuestions.length) {
      lastQuestions = Arrays.copyOf(lastQuestions, 2 * (place + 1));
    }
    long last = lastQuestions[place];
    if (last != 0 && (int) (last >>> Integer.SIZE) == type) {
      return (int) last - 1;
    }
    int id = questions.of(question);
    lastQuestions[place] = (long) type << Integer.SIZE | id + 1;
    return id;
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

  /** What it takes of memory. */
  long octets() {
    long things =
        (long) names.size()
            + sets.records.size()
            + sets.size() / SETS_A_THING
            + questions.size()
            + forms.size()
            + clients.size()
            + addresses.size();
    long texts =
        names.textOctets()
            + sets.records.textOctets()
            + questions.textOctets()
            + forms.textOctets()
            + clients.textOctets()
            + accounts.textOctets();
    return rowsOctets + things * THING_OCTETS + texts * TEXTS;
  }

  /** Whether so much is in it that it may end with its day, so that the next is in one part. */
  boolean mayEnd() {
    return rowsOctets >= mostRows * ROW_OCTETS / LEAST_SHARE;
  }

  /**
   * Whether what follows belongs into another: a flood of names that are used once ends it early.
   */
  boolean isFull() {
    return rowsOctets >= mostRows * ROW_OCTETS
        || octets() >= MOST_OCTETS
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
