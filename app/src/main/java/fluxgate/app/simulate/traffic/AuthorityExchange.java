package fluxgate.app.simulate.traffic;

import fluxgate.dns.Question;
import fluxgate.dns.RRset;
import fluxgate.dns.Rcode;
import fluxgate.net.IpAddress;
import java.util.List;

/**
 * An authority's response to the resolver, as a sensor above the resolver sees it.
 *
 * @param micros of the response
 * @param port the resolver's
 * @param id of the DNS message
 * @param authoritative false in a referral
 */
public record AuthorityExchange(
    long micros,
    IpAddress server,
    int port,
    int id,
    Question question,
    boolean authoritative,
    Rcode rcode,
    List<RRset> answers,
    List<RRset> authorities,
    List<RRset> additionals) {
  public AuthorityExchange {
    answers = List.copyOf(answers);
    authorities = List.copyOf(authorities);
    additionals = List.copyOf(additionals);
  }
}
