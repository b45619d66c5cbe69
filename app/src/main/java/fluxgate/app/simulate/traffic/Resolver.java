package fluxgate.app.simulate.traffic;

import fluxgate.app.simulate.name.Answer;
import fluxgate.app.simulate.name.Catalogue;
import fluxgate.app.simulate.name.Delegation;
import fluxgate.app.simulate.name.NameBehaviour;
import fluxgate.app.simulate.world.Dice;
import fluxgate.dns.DomainName;
import fluxgate.dns.Question;
import fluxgate.dns.RRset;
import fluxgate.dns.Rdata;
import fluxgate.net.IpAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A caching recursive resolver. Questions must come in the order of time.
 *
 * <p>A question whose records are cached is answered with what is left of their TTL; else the
 * zone's authority is asked, after a referral from the registry when the zone's name servers are
 * not cached either. Every response of an authority goes to the sink.
 */
public final class Resolver {
  /** Longer alias chains than this are loops; resolvers give up at 8 to 16. */
  private static final int MOST_ALIASES = 8;

  /** A resolver asks another server of the zone after this long without a response. */
  private static final long SERVER_TIMEOUT = 400_000;

  private static final int MOST_ATTEMPTS = 3;

  private final Catalogue catalogue;
  private final Authorities authorities;
  private final Dice dice;
  private final Map<Question, CachedAnswer> cache = new HashMap<>();
  private final Map<DomainName, CachedDelegation> delegations = new HashMap<>();

  private record CachedDelegation(Delegation delegation, long untilMicros) {}

  public Resolver(Catalogue catalogue, Dice dice, Consumer<AuthorityExchange> sink) {
    this.catalogue = catalogue;
    this.authorities = new Authorities(dice.forPart("authorities"), sink);
    this.dice = dice;
  }

  public Response resolve(Question question, long micros) {
    long now = micros + dice.between(150, 900);
    List<RRset> answers = new ArrayList<>();
    Question asked = question;
    CachedAnswer found = answerTo(asked, now);
    for (int alias = 0; alias < MOST_ALIASES; alias++) {
      now = Math.max(now, found.storedMicros());
      answers.addAll(turned(found.remaining(now)));
      DomainName target = found.aliasTarget();
      if (target == null) {
        break;
      }
      asked = new Question(target, question.type());
      found = answerTo(asked, now);
    }
    return new Response(now, found.rcode(), found.internal(), answers);
  }

  private CachedAnswer answerTo(Question question, long now) {
    CachedAnswer cached = cache.get(question);
    if (cached == null || !cached.isFresh(now)) {
      cached = fetch(question, now);
      cache.put(question, cached);
    }
    return cached;
  }

  private CachedAnswer fetch(Question question, long now) {
    NameBehaviour zone = catalogue.zoneOf(question.name());
    if (zone == null) {
      long at = authorities.denial(question, catalogue.registry(), now);
      return CachedAnswer.of(Answer.NXDOMAIN, at, false);
    }
    if (zone.internal()) {
      return CachedAnswer.of(zone.answer(question, now / Clock.SECOND), now, true);
    }
    CachedDelegation known = delegations.get(zone.zone());
    long at = now;
    if (known == null || known.untilMicros() <= at) {
      Delegation delegation = zone.delegation(at / Clock.SECOND);
      at = authorities.referral(question, zone.zone(), delegation, catalogue.registry(), at);
      long ttl = Math.min(delegation.ttlSeconds(), delegation.addressTtlSeconds());
      known = new CachedDelegation(delegation, at + ttl * Clock.SECOND);
      delegations.put(zone.zone(), known);
    }
    return ask(zone, question, known.delegation(), at);
  }

  private CachedAnswer ask(
      NameBehaviour zone, Question question, Delegation delegation, long micros) {
    long at = micros;
    IpAddress server = server(delegation);
    for (int i = 1; i < MOST_ATTEMPTS && !zone.reachable(server, at / Clock.SECOND); i++) {
      at += SERVER_TIMEOUT;
      server = server(delegation);
    }
    Answer answer = zone.answer(question, at / Clock.SECOND);
    at = authorities.answer(zone, question, answer, server, at);
    return CachedAnswer.of(answer, at, false);
  }

  private IpAddress server(Delegation delegation) {
    return dice.pick(delegation.servers()).host().v4();
  }

  /** The records of a set start at a random one, as resolvers do to spread the load. */
  private List<RRset> turned(List<RRset> sets) {
    List<RRset> turned = new ArrayList<>(sets.size());
    for (RRset set : sets) {
      List<Rdata> rdata = new ArrayList<>(set.rdata());
      Collections.rotate(rdata, dice.below(rdata.size()));
      turned.add(new RRset(set.owner(), set.type(), set.ttl(), rdata));
    }
    return turned;
  }
}
