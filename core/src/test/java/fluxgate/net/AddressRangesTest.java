package fluxgate.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AddressRangesTest {
  private record Claim(IpAddress first, IpAddress last, int value) {}

  @Test
  void agreesWithGoingThroughAllClaims() {
    Random random = new Random(7);
    for (int round = 0; round < 200; round++) {
      AddressRanges.Collector collector = new AddressRanges.Collector();
      List<Claim> claims = new ArrayList<>();
      for (int i = 0; i < 1 + random.nextInt(30); i++) {
        IpAddress a = random(random);
        IpAddress b = random(random);
        boolean inOrder = a.isV4() == b.isV4() && a.compareTo(b) <= 0;
        assertThat(collector.add(a, b, i)).isEqualTo(inOrder);
        if (inOrder) {
          claims.add(new Claim(a, b, i));
        }
      }
      AddressRanges ranges = collector.toRanges();
      for (int i = 0; i < 300; i++) {
        IpAddress address = random(random);
        assertThat(ranges.find(address))
            .as("%s in %s", address, claims)
            .isEqualTo(plain(claims, address));
      }
    }
  }

  /** Few distinct addresses, so that ends meet; the ends of both families among them. */
  private static IpAddress random(Random random) {
    return switch (random.nextInt(8)) {
      case 0 -> IpAddress.v4(0);
      case 1 -> IpAddress.v4(-1);
      case 2 -> new IpAddress(0, 0);
      case 3 -> new IpAddress(-1, -1);
      case 4, 5 -> IpAddress.v4(random.nextInt(50) - 25);
      default -> new IpAddress(random.nextInt(4) - 2, random.nextInt(8) - 4);
    };
  }

  private static int plain(List<Claim> claims, IpAddress address) {
    Claim best = null;
    for (Claim claim : claims) {
      boolean covers =
          claim.first.isV4() == address.isV4()
              && claim.first.compareTo(address) <= 0
              && claim.last.compareTo(address) >= 0;
      if (covers && (best == null || width(claim).compareTo(width(best)) <= 0)) {
        best = claim;
      }
    }
    return best == null ? AddressRanges.NONE : best.value;
  }

  private static java.math.BigInteger width(Claim claim) {
    return number(claim.last).subtract(number(claim.first));
  }

  private static java.math.BigInteger number(IpAddress address) {
    return new java.math.BigInteger(Long.toUnsignedString(address.high()))
        .shiftLeft(64)
        .add(new java.math.BigInteger(Long.toUnsignedString(address.low())));
  }
}
