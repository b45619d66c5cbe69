package fluxgate.app.simulate.zone;

import fluxgate.net.IpAddress;

/** What the name servers of a zone answer. Asked in the order of time. */
public interface Authority {
  /**
   * The answer to one question.
   *
   * @param owner the name asked for
   * @param v6 whether AAAA is asked, else A
   * @param resolver who asks: 0 and up
   * @param second since the start
   */
  Reply answer(String owner, boolean v6, int resolver, long second);

  /** Whether something at this address takes connections now. */
  default boolean reachable(IpAddress address, long second) {
    return true;
  }
}
