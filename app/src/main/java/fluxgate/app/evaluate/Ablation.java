package fluxgate.app.evaluate;

import fluxgate.detect.DetectorContext;
import fluxgate.dns.RRType;
import fluxgate.dns.RRset;
import fluxgate.dns.Ttl;
import fluxgate.observation.ConnectionObservation;
import fluxgate.observation.Observation;
import fluxgate.observation.Provenance;
import fluxgate.observation.QuestionObservation;
import fluxgate.observation.RRsetObservation;
import fluxgate.observation.ResolverSettingObservation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is kept from every detector alike, between reading and detecting.
 *
 * @param without sources of evidence that are taken away
 * @param sample the share of records that is kept, above 0 and at most 1
 */
public record Ablation(Set<Source> without, double sample) {
  /** A source of evidence. */
  public enum Source {
    /** No autonomous system and no kind of network is known of any address. */
    ASN,
    /** No answer has a TTL. */
    TTL,
    /** There are no connections. */
    CONNECTIONS,
    /** There are no NS RRsets. */
    NS,
    /** Nobody knows who asked; connections, which are nothing without who opened them, go too. */
    CLIENTS;

    /** The word for it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Keeps everything. */
  public static final Ablation NONE = new Ablation(EnumSet.noneOf(Source.class), 1);

  /** A tenth, as the sampling of busy exporters goes. */
  private static final double SPARSE = 0.1;

  private static final Set<RRType> DELEGATIONS = Set.of(RRType.NS);

  public Ablation {
    without = Collections.unmodifiableSet(new java.util.TreeSet<>(without));
    if (!(sample > 0 && sample <= 1)) {
      throw new IllegalArgumentException("a sample of " + sample);
    }
  }

  /** Nothing taken away, each source alone, all of them, and a tenth of the records. */
  public static List<Ablation> all() {
    List<Ablation> all = new ArrayList<>();
    all.add(NONE);
    for (Source source : Source.values()) {
      all.add(new Ablation(EnumSet.of(source), 1));
    }
    all.add(new Ablation(EnumSet.allOf(Source.class), 1));
    all.add(new Ablation(EnumSet.noneOf(Source.class), SPARSE));
    return all;
  }

  /** In a few words; {@code everything} where nothing is taken away. */
  public String word() {
    List<String> words = new ArrayList<>();
    if (without.size() == Source.values().length) {
      words.add("names and times only");
    } else if (!without.isEmpty()) {
      words.add("without " + without.stream().map(Source::word).collect(Collectors.joining(",")));
    }
    if (sample < 1) {
      words.add("sample " + sample);
    }
    return words.isEmpty() ? "everything" : String.join(", ", words);
  }

  /** The context without what is taken away. */
  DetectorContext apply(DetectorContext context) {
    return without.contains(Source.ASN)
        ? context.withNetworks(context.networks().unannounced())
        : context;
  }

  /** The observation without what is taken away; null where nothing of it is left. */
  public @Nullable Observation apply(Observation observation) {
    if (sample < 1 && !isSampled(observation)) {
      return null;
    }
    return switch (observation) {
      case ConnectionObservation connection ->
          without.contains(Source.CONNECTIONS) || without.contains(Source.CLIENTS)
              ? null
              : connection;
      case QuestionObservation asked ->
          without.contains(Source.CLIENTS) ? withoutClient(asked) : asked;
      case RRsetObservation seen -> apply(seen);
      case ResolverSettingObservation setting -> setting;
    };
  }

  private @Nullable RRsetObservation apply(RRsetObservation seen) {
    if (without.contains(Source.NS) && DELEGATIONS.contains(seen.rrset().type())) {
      return null;
    }
    boolean ttl = without.contains(Source.TTL);
    boolean client = without.contains(Source.CLIENTS);
    if (!ttl && !client) {
      return seen;
    }
    RRset rrset = seen.rrset();
    return new RRsetObservation(
        seen.timeMicros(),
        seen.vantage(),
        seen.provenance(),
        client ? null : seen.client(),
        seen.server(),
        seen.question(),
        seen.section(),
        seen.authority(),
        seen.origin(),
        ttl ? new RRset(rrset.owner(), rrset.type(), Ttl.ABSENT, rrset.rdata()) : rrset,
        seen.count(),
        seen.firstSeenMicros(),
        seen.lastSeenMicros());
  }

  private static QuestionObservation withoutClient(QuestionObservation asked) {
    return new QuestionObservation(
        asked.timeMicros(),
        asked.vantage(),
        asked.provenance(),
        null,
        asked.server(),
        asked.question(),
        asked.rcode());
  }

  /** By record, so that what one record said stays together, and the same in every run. */
  private boolean isSampled(Observation observation) {
    Provenance place = observation.provenance();
    long hash = mixed(place.offset() * 31 + place.length()) ^ observation.timeMicros();
    return (mixed(hash) >>> 11) * 0x1p-53 < sample;
  }

  /** The finaliser of SplitMix64 (Steele, Lea, Flood 2014): every bit depends on every bit. */
  private static long mixed(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
