package fluxgate.app.evaluate.published;

import fluxgate.net.IpAddress;
import java.util.List;

/** Whether a name's set of addresses changed twice within a while: A, then B, then C. */
final class Rotation {
  private List<IpAddress> last = List.of();
  private long lastChangeMicros = Long.MIN_VALUE;

  /**
   * Takes an answer; says whether its set brings an address that the set before did not have, and
   * so did that one, no longer than {@code windowMicros} ago. A set that only lost addresses or
   * changed their order has not rotated.
   */
  boolean add(Answer answer, long windowMicros) {
    boolean first = last.isEmpty();
    boolean changed = !first && !last.containsAll(answer.addresses());
    last = answer.addresses();
    if (!changed) {
      return false;
    }
    boolean again = lastChangeMicros >= answer.micros() - windowMicros;
    lastChangeMicros = answer.micros();
    return again;
  }
}
