package fluxgate.detect.network;

import fluxgate.dns.DomainName;
import java.util.List;

/**
 * Names that answer with the same homes.
 *
 * @param id stable over time: derived from the founding member, carried over while at least .3 of
 *     the network stays
 * @param members in the order of their names; those suspect by themselves, then those that follow
 *     them, at least two
 * @param core how many of the members are suspect by themselves
 * @param confirmed whether one is at alert by itself
 * @param agents homes that at least two members answered with
 * @param seenMicros the boundary at which it was last there
 */
public record FluxNetwork(
    String id, List<DomainName> members, int core, boolean confirmed, int agents, long seenMicros) {

  /** The members that are suspect by themselves. */
  public List<DomainName> coreMembers() {
    return members.subList(0, core);
  }

  /**
   * What a network is worth beside its best member: more names, more certain, up to 3.
   *
   * @param bestScore the highest score of a member
   */
  public double score(double bestScore) {
    return bestScore + Math.min(3, Math.log(members.size()));
  }
}
