package fluxgate.app.simulate.name;

import fluxgate.app.simulate.world.Host;
import fluxgate.dns.DomainName;
import fluxgate.dns.Question;
import fluxgate.dns.RRType;
import fluxgate.dns.Rdata;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A site as most are: one or two hosting addresses that stay. At least 85 % of names never change
 * address in a month (Poole et al., WORLDS 2006); a few move once in the day.
 *
 * @param web who serves all its names
 * @param move null for a site that stays
 */
public record OrdinarySite(
    DomainName zone,
    List<DomainName> hosts,
    Delegation servers,
    int ttlSeconds,
    List<Host> web,
    @Nullable Move move,
    boolean minimalResponses)
    implements NameBehaviour {

  /** From this second on others serve it. */
  public record Move(long atSecond, List<Host> web) {}

  @Override
  public String truth() {
    return "ordinary";
  }

  @Override
  public List<Host> serving(Question question, long second) {
    return move != null && second >= move.atSecond() ? move.web() : web;
  }

  @Override
  public Answer answer(Question question, long second) {
    if (!question.name().equals(zone)) {
      return NameBehaviour.super.answer(question, second);
    }
    if (question.type().equals(RRType.MX)) {
      DomainName exchanger = DomainName.of("mail." + zone);
      return Answer.records(question, ttlSeconds, List.of(new Rdata.Target(exchanger)));
    }
    return question.type().equals(RRType.TXT)
        ? Answer.records(question, ttlSeconds, List.of(new Rdata.Other("v=spf1 mx -all")))
        : Answer.NODATA;
  }
}
