package fluxgate.app.simulate.name;

import fluxgate.app.simulate.world.Host;
import fluxgate.dns.DomainName;
import fluxgate.dns.Question;
import fluxgate.dns.RRType;
import fluxgate.dns.Rdata;
import fluxgate.net.IpAddress;
import java.util.List;

/**
 * Reverse names: every address of the block has one, made of the address itself.
 *
 * @param parent under which the names of the addresses are
 */
public record ReverseZone(DomainName zone, DomainName parent, Delegation servers)
    implements NameBehaviour {

  /** The name under which an IPv4 address is asked for. */
  public static DomainName entry(IpAddress address) {
    int bits = address.v4Bits();
    return DomainName.of(
        "%d.%d.%d.%d.in-addr.arpa"
            .formatted(bits & 0xFF, bits >>> 8 & 0xFF, bits >>> 16 & 0xFF, bits >>> 24 & 0xFF));
  }

  @Override
  public List<DomainName> hosts() {
    return List.of();
  }

  @Override
  public String truth() {
    return "reverse";
  }

  @Override
  public int ttlSeconds() {
    return 3_600;
  }

  @Override
  public List<Host> serving(Question question, long second) {
    return List.of();
  }

  @Override
  public Answer answer(Question question, long second) {
    if (!question.type().equals(RRType.PTR)) {
      return Answer.NODATA;
    }
    String[] labels = question.name().toString().split("\\.", -1);
    DomainName host = DomainName.of("host-" + labels[1] + "-" + labels[0] + "." + parent);
    return Answer.records(question, ttlSeconds(), List.of(new Rdata.Target(host)));
  }
}
