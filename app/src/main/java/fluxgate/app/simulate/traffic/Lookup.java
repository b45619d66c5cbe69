package fluxgate.app.simulate.traffic;

import fluxgate.dns.Question;
import fluxgate.net.IpAddress;
import java.util.Comparator;

/**
 * A client wants to know something.
 *
 * @param micros since the start of the day
 * @param contact what it does with the answer
 * @param lost whether question or response gets lost on the way
 */
public record Lookup(
    long micros, IpAddress client, Question question, Contact contact, boolean lost) {

  /** By time; who and what break the tie, so that the order is total. */
  public static final Comparator<Lookup> IN_TIME =
      Comparator.comparingLong(Lookup::micros)
          .thenComparing(Lookup::client)
          .thenComparing(lookup -> lookup.question().name())
          .thenComparingInt(lookup -> lookup.question().type().code());

  public Lookup(long micros, IpAddress client, Question question, Contact contact) {
    this(micros, client, question, contact, false);
  }
}
