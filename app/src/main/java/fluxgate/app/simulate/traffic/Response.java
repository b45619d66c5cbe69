package fluxgate.app.simulate.traffic;

import fluxgate.dns.RRset;
import fluxgate.dns.Rcode;
import java.util.List;

/**
 * What the resolver answers.
 *
 * @param micros when, since the start of the day
 * @param authoritative whether the resolver is itself the authority
 * @param answers the alias chain, then the records; TTLs counted down
 */
public record Response(long micros, Rcode rcode, boolean authoritative, List<RRset> answers) {
  public Response {
    answers = List.copyOf(answers);
  }
}
