package fluxgate.detect;

/**
 * What the detector had to forget within a day of hearing of it, because its memory was full:
 * entries by table. With state, the first three count over all runs.
 *
 * @param domains domains of which a name rotates, forgotten or not let in
 * @param quietNames names that had not rotated yet
 * @param contacts answers that a connection could have followed
 * @param delegations zones and their name servers
 * @param singleUseNames names used once, and the pools that they drew from
 * @param aliases owners and targets of CNAMEs
 */
public record MemoryPressure(
    long domains,
    long quietNames,
    long contacts,
    long delegations,
    long singleUseNames,
    long aliases) {
  /** All of them. */
  public long total() {
    return domains + quietNames + contacts + delegations + singleUseNames + aliases;
  }
}
