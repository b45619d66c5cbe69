package fluxgate.detect.state;

import fluxgate.detect.context.DomainContext;
import fluxgate.detect.context.ListTerms;
import fluxgate.net.IpAddress;
import fluxgate.net.LearnedKinds;
import fluxgate.net.Network;
import fluxgate.net.NetworkKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One address that a rotating name has answered with. */
public final class Agent {
  private final IpAddress address;
  private final @Nullable Network network;
  private final long firstSeenMicros;
  private long lastSeenMicros;
  private int freshAnswers;
  private int draws;
  private boolean returned;
  private int owners;
  private @Nullable DomainContext asked;
  private List<ListTerms> listed = List.of();
  private NetworkKind kind;

  Agent(IpAddress address, @Nullable Network network, long firstSeenMicros) {
    this.address = address;
    this.network = network;
    this.firstSeenMicros = firstSeenMicros;
    this.lastSeenMicros = firstSeenMicros;
    this.kind = network == null ? NetworkKind.UNKNOWN : network.kind();
  }

  void learn(LearnedKinds learned) {
    kind = learned.kind(address, network);
  }

  void seen(long micros, boolean drawn) {
    lastSeenMicros = Math.max(lastSeenMicros, micros);
    freshAnswers++;
    draws += drawn ? 1 : 0;
  }

  void seenUntil(long micros) {
    lastSeenMicros = Math.max(lastSeenMicros, micros);
  }

  /** It came again after one that had come while it was away. */
  void came() {
    returned = true;
  }

  /** Whether it came again after another had taken its place. */
  boolean hasReturned() {
    return returned;
  }

  void restore(long lastSeen, int answers, int drawn, boolean back, int holders) {
    lastSeenMicros = lastSeen;
    freshAnswers = answers;
    draws = drawn;
    returned = back;
    owners = holders;
  }

  /** Another owner name has shown it; returns how many have now. */
  int heldByAnother() {
    return ++owners;
  }

  /** The terms of the lists that cover it, expired ones included; looked up once. */
  public List<ListTerms> listed(DomainContext context) {
    if (asked != context) {
      asked = context;
      listed = context.covering(address, network);
    }
    return listed;
  }

  /** How many rotating owner names have shown it. */
  int owners() {
    return owners;
  }

  public IpAddress address() {
    return address;
  }

  /** Null where nothing says who announces it. */
  public @Nullable Network network() {
    return network;
  }

  /** By the table, or where it does not know, by what local traffic taught. */
  public NetworkKind kind() {
    return kind;
  }

  /** Whether a table knows its kind. */
  boolean isListed() {
    return network != null && network.kind() != NetworkKind.UNKNOWN;
  }

  /** Whether its kind is known from local traffic alone. */
  public boolean isLearned() {
    return kind != NetworkKind.UNKNOWN && !isListed();
  }

  public long firstSeenMicros() {
    return firstSeenMicros;
  }

  public long lastSeenMicros() {
    return lastSeenMicros;
  }

  /** How many fresh answers held it. */
  public int freshAnswers() {
    return freshAnswers;
  }

  /** How many of these were other sets than before, and not the same rotation seen twice. */
  int draws() {
    return draws;
  }

  /** Whether it was drawn again after others had taken its place. */
  boolean recurs() {
    return draws >= 2;
  }
}
