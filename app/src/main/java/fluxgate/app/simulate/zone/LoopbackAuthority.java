package fluxgate.app.simulate.zone;

import fluxgate.app.simulate.chance.Dice;
import fluxgate.net.IpAddress;
import java.util.List;

/**
 * Block lists and lookups that carry data: an answer is a code in 127.0.0.0/8 (RFC 5782), and most
 * names do not exist.
 *
 * @param listedShare names that exist
 */
public record LoopbackAuthority(double listedShare, int ttlSeconds, Dice dice)
    implements Authority {
  private static final int LOOPBACK = IpAddress.of("127.0.0.0").v4Bits();

  @Override
  public Reply answer(String owner, boolean v6, int resolver, long second) {
    Dice own = dice.forPart(owner);
    if (!own.chance(listedShare)) {
      return Reply.NXDOMAIN;
    }
    return v6
        ? Reply.NODATA
        : Reply.addresses(ttlSeconds, List.of(IpAddress.v4(LOOPBACK + own.between(2, 11))));
  }
}
