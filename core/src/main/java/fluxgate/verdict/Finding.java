package fluxgate.verdict;

import fluxgate.dns.DomainName;
import fluxgate.dns.TtlKind;
import fluxgate.net.IpAddress;
import fluxgate.net.Network;
import fluxgate.observation.Client;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is reported of one registered domain: who, since when, how sure, and why. Times are
 * microseconds since the epoch.
 *
 * @param id stable for the same domain and campaign
 * @param domain the registered domain
 * @param names owner names whose addresses rotate, then others, a bounded sample
 * @param nameCount how many owner names answered, at least: see {@link #hasMoreNames}
 * @param via names that led here by CNAME
 * @param level at the end of the input
 * @param peakLevel the highest reached
 * @param baseline what it was judged against: {@code cold} where nothing was learned yet
 * @param suspectAtMicros event time of the judgement at which the present stay at suspect or above
 *     began; null below. What was learned across domains counts at ten-minute boundaries, so it can
 *     lie after {@code lastSeenMicros}
 * @param alertAtMicros the same of the present stay at alert
 * @param ttl null where no source carried TTLs
 * @param clientCount how many clients dealt with it, at least: see {@link #hasMoreClients}
 * @param network the flux network's id; null where none was found
 * @param attack analytics of DET0485 that see this
 * @param synthetic whether a network map for reserved ranges spoke for its addresses
 * @param status what it is to somebody who has seen the findings before
 * @param changes for a changed one what was another when it was last printed, with what it was then
 */
public record Finding(
    String id,
    DomainName domain,
    List<DomainName> names,
    int nameCount,
    Set<DomainName> via,
    Level level,
    Level peakLevel,
    Verdict verdict,
    String baseline,
    long firstSeenMicros,
    long lastSeenMicros,
    @Nullable Long suspectAtMicros,
    @Nullable Long alertAtMicros,
    Answers answers,
    Addresses addresses,
    @Nullable Ttls ttl,
    NameServers nameServers,
    List<ClientContact> clients,
    int clientCount,
    @Nullable String network,
    List<String> attack,
    boolean synthetic,
    Status status,
    List<String> changes) {

  /** The same finding with another status, and for a changed one what changed. */
  public Finding withStatus(Status other, List<String> changed) {
    return new Finding(
        id,
        domain,
        names,
        nameCount,
        via,
        level,
        peakLevel,
        verdict,
        baseline,
        firstSeenMicros,
        lastSeenMicros,
        suspectAtMicros,
        alertAtMicros,
        answers,
        addresses,
        ttl,
        nameServers,
        clients,
        clientCount,
        network,
        attack,
        synthetic,
        other,
        changed);
  }

  /** The same finding with another verdict of the same level. */
  public Finding withVerdict(Verdict other) {
    return judged(other, level, peakLevel, suspectAtMicros, alertAtMicros, answers);
  }

  /** The same finding, held below every level by what the sentence says. */
  public Finding heldDown(String sentence) {
    return judged(
        verdict.heldDown(sentence),
        Level.NONE,
        Level.NONE,
        null,
        null,
        new Answers(answers.total(), answers.fresh(), null));
  }

  private Finding judged(
      Verdict other,
      Level now,
      Level peak,
      @Nullable Long suspectAt,
      @Nullable Long alertAt,
      Answers counts) {
    return new Finding(
        id,
        domain,
        names,
        nameCount,
        via,
        now,
        peak,
        other,
        baseline,
        firstSeenMicros,
        lastSeenMicros,
        suspectAt,
        alertAt,
        counts,
        addresses,
        ttl,
        nameServers,
        clients,
        clientCount,
        network,
        attack,
        synthetic,
        status,
        changes);
  }

  /** Whether more clients dealt with it than were kept: their count is a lower bound. */
  public boolean hasMoreClients() {
    return verdict.unknown().contains("CLIENTS_CAPPED");
  }

  /** Whether it showed more addresses than were kept: their count is a lower bound. */
  public boolean hasMoreAddresses() {
    return verdict.unknown().contains("ADDRESSES_CAPPED");
  }

  /** Whether more owner names answered than were kept: their count is a lower bound. */
  public boolean hasMoreNames() {
    return verdict.unknown().contains("NAMES_CAPPED");
  }

  /** Highest present level first, then peak, then score, then name. */
  public static final Comparator<Finding> RANKED =
      Comparator.comparing(Finding::level)
          .thenComparing(Finding::peakLevel)
          .thenComparingDouble(f -> f.verdict().score())
          .reversed()
          .thenComparing(f -> f.domain().toString());

  /**
   * Counts over the domain.
   *
   * @param freshToAlert fresh answers when the present stay at alert began; null below
   */
  public record Answers(long total, long fresh, @Nullable Long freshToAlert) {}

  /**
   * The addresses that rotated.
   *
   * @param countries null where no source says
   * @param sample a bounded number of them, first seen first
   */
  public record Addresses(
      int count, int asns, @Nullable Integer countries, List<SeenAddress> sample) {}

  /** One address. */
  public record SeenAddress(
      IpAddress address, @Nullable Network network, long firstSeenMicros, long lastSeenMicros) {}

  /** TTLs of fresh answers in seconds: those that a cache counts down are left out. */
  public record Ttls(long min, long median, long max, TtlKind kind) {}

  /**
   * The delegation.
   *
   * @param observed false: nothing may be said of double flux
   */
  public record NameServers(
      boolean observed,
      List<DomainName> names,
      int nameCount,
      int addresses,
      int asns,
      List<IpAddress> sample) {}

  /** One client's dealings with the domain. */
  public record ClientContact(
      Client client,
      long answers,
      long connections,
      int addressesContacted,
      long firstSeenMicros,
      long lastSeenMicros) {}
}
