package fluxgate.app.simulate.zone;

import fluxgate.net.IpAddress;
import java.util.List;

/**
 * Answers the same to everybody, until it answers something else for good.
 *
 * @param steps in the order of time; the first holds from the start
 */
public record StepAuthority(List<Step> steps, int ttlSeconds) implements Authority {

  /** From this second on, these addresses. */
  public record Step(long fromSecond, List<IpAddress> v4, List<IpAddress> v6) {}

  public StepAuthority {
    steps = List.copyOf(steps);
  }

  /** Addresses that stay. */
  public static StepAuthority staying(List<IpAddress> v4, List<IpAddress> v6, int ttlSeconds) {
    return new StepAuthority(List.of(new Step(0, v4, v6)), ttlSeconds);
  }

  @Override
  public Reply answer(String owner, boolean asksV6, int resolver, long second) {
    Step now = at(second);
    return Reply.addresses(ttlSeconds, asksV6 ? now.v6 : now.v4);
  }

  private Step at(long second) {
    int low = 0;
    int high = steps.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (steps.get(middle).fromSecond <= second) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return steps.get(low);
  }

  /** What was given up does not answer any more. */
  @Override
  public boolean reachable(IpAddress address, long second) {
    Step now = at(second);
    return now.v4.contains(address) || now.v6.contains(address);
  }
}
