package fluxgate.app.simulate.name;

import fluxgate.app.simulate.world.Host;
import fluxgate.dns.DomainName;
import fluxgate.dns.Question;
import fluxgate.dns.RRType;
import fluxgate.dns.Rdata;
import fluxgate.net.IpAddress;
import java.util.List;
import java.util.Map;

/**
 * The organisation's own zone, which its resolver answers itself. What workstations append it to by
 * mistake does not exist.
 */
public record InternalZone(DomainName zone, Map<DomainName, IpAddress> machines, Delegation servers)
    implements NameBehaviour {

  public InternalZone {
    machines = Map.copyOf(machines);
  }

  @Override
  public List<DomainName> hosts() {
    return machines.keySet().stream().sorted().toList();
  }

  @Override
  public String truth() {
    return "internal";
  }

  @Override
  public int ttlSeconds() {
    return 1_200;
  }

  @Override
  public List<Host> serving(Question question, long second) {
    return List.of();
  }

  @Override
  public Answer answer(Question question, long second) {
    IpAddress machine = machines.get(question.name());
    if (machine == null) {
      return Answer.NXDOMAIN;
    }
    return question.type().equals(RRType.A)
        ? Answer.records(question, ttlSeconds(), List.of(new Rdata.Address(machine)))
        : Answer.NODATA;
  }

  @Override
  public boolean internal() {
    return true;
  }
}
