package fluxgate.detect.state;

import fluxgate.dns.DomainName;
import fluxgate.dns.RRType;
import fluxgate.dns.Ttl;
import fluxgate.dns.TtlKind;
import fluxgate.net.IpAddress;
import fluxgate.observation.Vantage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One owner name of the domain: which addresses it has answered with, and per view of it (vantage,
 * resolver, type) what decides whether an answer is fresh.
 *
 * <p>The fresh-answer rule: an answer counts once — when the set of addresses differs from the last
 * one in the same view, or when the estimated original TTL (the largest seen) has run out since the
 * last fresh one. Cached repeats, retries and ten thousand clients add clients, not evidence.
 */
public final class OwnerName {
  /**
   * Resolvers through which one name is watched; beyond, the view least recently fresh is
   * forgotten.
   */
  private static final int MAX_VIEWS = 32;

  /** More than a handful is many. */
  private static final int MAX_VIEW_ASNS = 8;

  /** Addresses remembered for telling new from old; a name beyond it rotates beyond doubt. */
  private static final int MAX_ADDRESSES = 1024;

  /**
   * Three distinct addresses make a name rotate: two are a spare server, or the old and the new
   * one.
   */
  private static final int ROTATING = 3;

  /** Two known homes in two networks are no spare server. */
  private static final int RECOGNISED = 2;

  /**
   * Where no TTL is known or it was clamped, an unchanged set says nothing new for five minutes
   * (the common short TTL).
   */
  private static final long ASSUMED_TTL_SECONDS = 300;

  /** What an answer is to the view in which it came. */
  enum Freshness {
    /** Cached: says nothing. */
    REPEAT,
    /** Fetched again, with the same addresses. */
    RENEWED,
    /** Other addresses than before. */
    CHANGED
  }

  /**
   * Two resolvers may be sent to different places at the same time, as content delivery does; a
   * name that is elsewhere hours later has moved.
   */
  private static final long SIDE_BY_SIDE_MICROS = 3600L * 1_000_000;

  /** Who watches, through which resolver, for which type. */
  record ViewKey(Vantage vantage, @Nullable IpAddress server, RRType type) {}

  /** Its tables, empty. */
  private static final int OWNER_OCTETS = 360;

  /** A view without the addresses of its last set. */
  private static final int VIEW_OCTETS = 264;

  private static final class View {
    final ViewKey key;
    List<IpAddress> lastSet = List.of();
    long lastFreshMicros;
    long ttlSeconds;
    long freshAnswers;
    MarkSet asns = new MarkSet();
    HeldAnswer cache = new HeldAnswer();

    View(ViewKey key) {
      this.key = key;
    }

    boolean is(ViewKey other) {
      return key.type.code() == other.type.code()
          && Objects.equals(key.server, other.server)
          && key.vantage.equals(other.vantage);
    }
  }

  private final DomainName name;

  /** A handful mostly; the one looked at last stands last. */
  private final List<View> views = new ArrayList<>(1);

  private final Set<IpAddress> addresses = new LinkedHashSet<>();
  private long freshAnswers;
  private long lastFreshMicros = Long.MIN_VALUE / 2;
  private boolean recognised;
  private boolean spanning;
  private int firstCount;

  /** Addresses in the last sets of all views. */
  private int inLastSets;

  // The commonest set of addresses, by the majority vote of Boyer and Moore.
  private List<IpAddress> common = List.of();
  private long votes;
  private long commonAnswers;
  private long answers;
  private long othersInARow;
  private long contradicted;
  private long moves;
  private boolean firstOfItsView;
  private @Nullable View lastTaken;
  private double likeness = Double.NaN;

  OwnerName(DomainName name) {
    this.name = name;
  }

  public DomainName name() {
    return name;
  }

  /** The distinct addresses, at most {@value #MAX_ADDRESSES}, in the order in which they came. */
  public Set<IpAddress> addresses() {
    return addresses;
  }

  /** Who watched it, as far as remembered; nobody where only aggregates were seen. */
  public Stream<Vantage> vantages() {
    return views.stream().map(view -> view.key.vantage);
  }

  public long freshAnswers() {
    return freshAnswers;
  }

  /** When an answer of it was fresh last. */
  long lastFreshMicros() {
    return lastFreshMicros;
  }

  /** Whether its addresses rotate, so that they count for the domain. */
  public boolean isRotating() {
    return addresses.size() >= (recognised ? RECOGNISED : ROTATING);
  }

  /** One answer of it held homes in several networks ({@link AddressPool#spansHomes}). */
  void spans() {
    spanning = true;
  }

  /** Whether one answer of it held homes in several networks, as no one host has. */
  public boolean isSpanning() {
    return spanning;
  }

  /** What it takes in memory; see {@link Octets}. */
  int octets() {
    return OWNER_OCTETS
        + Octets.of(name)
        + ofViews()
        + Octets.ADDRESS * addresses.size()
        + Octets.LISTED_ADDRESS * listed();
  }

  private int ofViews() {
    int octets = 0;
    for (int i = 0; i < views.size(); i++) {
      View view = views.get(i);
      octets += VIEW_OCTETS + view.cache.octets();
    }
    return octets;
  }

  /** Addresses that it holds, those in lists counted where they stand. */
  int held() {
    return addresses.size() + listed();
  }

  private int listed() {
    return inLastSets + common.size();
  }

  /** Keeps the view that was fresh last, and of the addresses so many that came last. */
  void trim(int most) {
    boolean constant = isConstant();
    while (views.size() > 1) {
      forgetView();
    }
    int over = addresses.size() - Math.max(ROTATING, most);
    for (Iterator<IpAddress> first = addresses.iterator(); over > 0; over--) {
      first.next();
      first.remove();
    }
    firstCount = constant ? addresses.size() : Math.min(firstCount, addresses.size() - 1);
  }

  /** Forgets the view that was looked at longest ago. */
  private void forgetView() {
    inLastSets -= views.removeFirst().lastSet.size();
  }

  private @Nullable View view(ViewKey key) {
    for (int i = views.size() - 1; i >= 0; i--) {
      View view = views.get(i);
      if (view.is(key)) {
        if (i < views.size() - 1) {
          views.remove(i);
          views.add(view);
        }
        return view;
      }
    }
    return null;
  }

  /** Takes answers, cached ones too, that held a set of addresses. */
  void answered(List<IpAddress> sorted, long count) {
    answers += count;
    boolean isCommon = common.equals(sorted);
    if (!isCommon && count > votes) {
      common = sorted;
      votes = count - votes;
      commonAnswers = count;
      isCommon = true;
    } else {
      votes += isCommon ? count : -count;
      commonAnswers += isCommon ? count : 0;
    }
    othersInARow = isCommon ? 0 : othersInARow + count;
  }

  /** All its answers, cached ones too. */
  public long answers() {
    return answers;
  }

  /** Of {@link #answers}, at least how many held the commonest set, where most held one set. */
  public long commonest() {
    return commonAnswers;
  }

  /** The last answers that held other sets than the commonest. */
  public long othersInARow() {
    return othersInARow;
  }

  /** Answers that the caches which gave them contradicted ({@link HeldAnswer}). */
  public long contradicted() {
    return contradicted;
  }

  /** How often a cache was given other addresses than it had held. */
  public long moves() {
    return moves;
  }

  /** Whether one answer showed all its addresses, and they are no homes in several networks. */
  boolean isConstant() {
    return !spanning && addresses.size() == firstCount;
  }

  /** It answered with homes that a network is known for: two addresses are enough to count. */
  void recognise() {
    recognised = true;
  }

  /**
   * Takes an answer and says whether it is fresh.
   *
   * @param sorted the address set, sorted and distinct
   * @param full whether a view more may only come in the place of another
   */
  Freshness take(
      ViewKey key, List<IpAddress> sorted, Ttl ttl, boolean clamped, long micros, boolean full) {
    View view = view(key);
    Freshness freshness = Freshness.CHANGED;
    firstOfItsView = view == null && micros - lastFreshMicros <= SIDE_BY_SIDE_MICROS;
    if (view == null) {
      if (views.size() >= MAX_VIEWS || full && !views.isEmpty()) {
        forgetView();
      }
      view = new View(key);
      views.add(view);
    } else if (view.lastSet.equals(sorted)) {
      boolean ranOut = micros >= view.lastFreshMicros + lifeMicros(view, ttl, clamped);
      freshness = ranOut ? Freshness.RENEWED : Freshness.REPEAT;
    }
    HeldAnswer.Shown shown = view.cache.take(sorted, ttl, clamped, micros);
    contradicted += shown.contradicted();
    moves += shown.moved();
    if (ttl.kind() != TtlKind.ABSENT) {
      view.ttlSeconds = Math.max(view.ttlSeconds, ttl.seconds());
    }
    if (freshness != Freshness.REPEAT) {
      likeness = likeness(view.lastSet, sorted);
      inLastSets += sorted.size() - view.lastSet.size();
      view.lastSet = sorted;
      view.freshAnswers++;
      lastTaken = view;
      view.lastFreshMicros = micros;
      lastFreshMicros = Math.max(lastFreshMicros, micros);
      freshAnswers++;
    }
    return freshness;
  }

  /** The answer taken last, in its view, lay in this autonomous system. */
  void sawNetwork(long asn) {
    if (lastTaken != null) {
      lastTaken.asns.add(asn, MAX_VIEW_ASNS);
    }
  }

  /** Whether {@link #sawNetwork} can add anything more of that view. */
  boolean sawManyNetworks() {
    return lastTaken != null && lastTaken.asns.size() == MAX_VIEW_ASNS;
  }

  /**
   * How many autonomous systems each view was sent to, for views with at least so many fresh
   * answers; at most {@value #MAX_VIEW_ASNS} each, in no order.
   */
  public int[] networksByView(int leastFresh) {
    int[] counts = new int[views.size()];
    int taken = 0;
    for (int i = 0; i < counts.length; i++) {
      View view = views.get(i);
      if (view.freshAnswers >= leastFresh) {
        counts[taken++] = view.asns.size();
      }
    }
    return Arrays.copyOf(counts, taken);
  }

  /**
   * Whether the answer taken last was the first of its view, while other views were being answered.
   */
  boolean isFirstOfItsView() {
    return firstOfItsView;
  }

  /**
   * The Jaccard index of the fresh answer taken last with the one before it in its view; NaN where
   * there was none.
   */
  double likeness() {
    return likeness;
  }

  /** The Jaccard index of two sorted sets; NaN where the first is empty. */
  private static double likeness(List<IpAddress> before, List<IpAddress> now) {
    if (before.isEmpty()) {
      return Double.NaN;
    }
    int shared = 0;
    for (int i = 0, j = 0; i < before.size() && j < now.size(); ) {
      int order = before.get(i).compareTo(now.get(j));
      shared += order == 0 ? 1 : 0;
      i += order <= 0 ? 1 : 0;
      j += order >= 0 ? 1 : 0;
    }
    return (double) shared / (before.size() + now.size() - shared);
  }

  /** An aggregate counts once for each address that it is the first to show. */
  Freshness takeAggregate(List<IpAddress> sorted) {
    boolean fresh = !addresses.containsAll(sorted);
    likeness = Double.NaN;
    freshAnswers += fresh ? 1 : 0;
    return fresh ? Freshness.CHANGED : Freshness.REPEAT;
  }

  private static long lifeMicros(View view, Ttl ttl, boolean clamped) {
    long seconds =
        !ttl.isKnown() || clamped
            ? ASSUMED_TTL_SECONDS
            : Math.max(1, Math.max(view.ttlSeconds, ttl.seconds()));
    return seconds * 1_000_000L;
  }

  boolean has(IpAddress address) {
    return addresses.contains(address);
  }

  /** Takes an address; says whether it is new and there was room. */
  boolean remember(IpAddress address) {
    boolean added = addresses.size() < MAX_ADDRESSES && addresses.add(address);
    firstCount += added && freshAnswers <= 1 ? 1 : 0;
    return added;
  }

  void write(StateWriter out) {
    out.name(name);
    out.flag(recognised);
    out.flag(spanning);
    out.count(firstCount);
    out.addresses(common);
    out.count(votes);
    out.count(commonAnswers);
    out.count(answers);
    out.count(othersInARow);
    out.count(contradicted);
    out.count(moves);
    out.count(freshAnswers);
    out.number(lastFreshMicros);
    out.addresses(addresses);
    out.count(views.size());
    views.forEach(view -> {
      ViewKey key = view.key;
      out.text(key.vantage.sensor());
      out.count(key.vantage.position().ordinal());
      out.optionalAddress(key.server);
      out.count(key.type.code());
      out.addresses(view.lastSet);
      out.number(view.lastFreshMicros);
      out.count(view.ttlSeconds);
      out.count(view.freshAnswers);
      view.asns.write(out);
      view.cache.write(out);
    });
  }

  static OwnerName read(StateReader in) {
    OwnerName owner = new OwnerName(in.name());
    owner.recognised = in.flag();
    owner.spanning = in.flag();
    owner.firstCount = in.smallCount();
    owner.common = in.addresses();
    owner.votes = in.count();
    owner.commonAnswers = in.count();
    owner.answers = in.count();
    owner.othersInARow = in.count();
    owner.contradicted = in.count();
    owner.moves = in.count();
    owner.freshAnswers = in.count();
    owner.lastFreshMicros = in.number();
    owner.addresses.addAll(in.addresses());
    for (int i = in.size(); i > 0; i--) {
      Vantage vantage = new Vantage(in.text(), Vantages.position(in.smallCount()));
      ViewKey key = new ViewKey(vantage, in.optionalAddress(), new RRType(in.smallCount()));
      View view = new View(key);
      view.lastSet = in.addresses();
      owner.inLastSets += view.lastSet.size();
      view.lastFreshMicros = in.number();
      view.ttlSeconds = in.count();
      view.freshAnswers = in.count();
      view.asns = MarkSet.read(in);
      view.cache = HeldAnswer.read(in);
      owner.views.add(view);
    }
    return owner;
  }
}
