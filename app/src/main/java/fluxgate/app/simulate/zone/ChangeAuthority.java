package fluxgate.app.simulate.zone;

import fluxgate.net.IpAddress;

/**
 * One authority until a moment, another afterwards: a sinkhole takes a name over.
 *
 * @param second the moment
 */
public record ChangeAuthority(Authority before, Authority after, long second) implements Authority {

  @Override
  public Reply answer(String owner, boolean v6, int resolver, long now) {
    return (now < second ? before : after).answer(owner, v6, resolver, now);
  }

  @Override
  public boolean reachable(IpAddress address, long now) {
    return before.reachable(address, now) || after.reachable(address, now);
  }
}
