package fluxgate.app.simulate.name;

import fluxgate.app.simulate.world.Dice;
import fluxgate.app.simulate.world.Host;
import fluxgate.dns.DomainName;
import fluxgate.dns.Question;
import fluxgate.dns.RRType;
import fluxgate.dns.Rdata;
import fluxgate.net.IpAddress;
import java.util.List;

/**
 * A DNS block list: the reversed address is the name, 127.0.0.2–11 the answer (RFC 5782), and most
 * addresses are not listed.
 */
public record BlockList(DomainName zone, Delegation servers, Dice dice) implements NameBehaviour {
  private static final double LISTED_SHARE = 0.2;
  private static final int LOOPBACK = IpAddress.of("127.0.0.0").v4Bits();

  /** The name under which an address is asked for. */
  public DomainName entry(IpAddress address) {
    int bits = address.v4Bits();
    return DomainName.of(
        "%d.%d.%d.%d.%s"
            .formatted(
                bits & 0xFF, bits >>> 8 & 0xFF, bits >>> 16 & 0xFF, bits >>> 24 & 0xFF, zone));
  }

  @Override
  public List<DomainName> hosts() {
    return List.of();
  }

  @Override
  public String truth() {
    return "block-list";
  }

  @Override
  public int ttlSeconds() {
    return 900;
  }

  @Override
  public List<Host> serving(Question question, long second) {
    return List.of();
  }

  @Override
  public Answer answer(Question question, long second) {
    Dice entry = dice.forPart(question.name().toString());
    if (!entry.chance(LISTED_SHARE)) {
      return Answer.NXDOMAIN;
    }
    if (!question.type().equals(RRType.A)) {
      return Answer.NODATA;
    }
    IpAddress reason = IpAddress.v4(LOOPBACK + entry.between(2, 11));
    return Answer.records(question, ttlSeconds(), List.of(new Rdata.Address(reason)));
  }
}
