package fluxgate.app.simulate.play;

import java.util.List;

/**
 * A question and its response, as the sensor before a resolver sees it.
 *
 * @param micros of the question
 * @param answeredMicros of the response; {@link #LOST} when none was seen; the question's own time
 *     where the response had no question
 * @param resolver number of the resolver
 * @param type A or AAAA
 * @param rcode 0 or 3
 */
public record Exchange(
    long micros,
    long answeredMicros,
    String client,
    int port,
    int id,
    int resolver,
    String query,
    String type,
    int rcode,
    List<Row> answers) {
  /** Stands for no response. */
  public static final long LOST = -1;

  /** Zeek gives up waiting for a response after this long. */
  private static final long GIVES_UP = 10_000_000;

  /** A resource record. */
  public record Row(String owner, String type, long ttlSeconds, String data) {}

  /** When a sensor writes its record. */
  public long writtenMicros() {
    return answeredMicros == LOST ? micros + GIVES_UP : answeredMicros;
  }

  /** Whether the resolver had the answer already: no authority answers within a millisecond. */
  public boolean isFromCache() {
    return answeredMicros != LOST && answeredMicros - micros < 1_000;
  }

  /** The same at another time. */
  Exchange at(long asked, long answered) {
    return new Exchange(asked, answered, client, port, id, resolver, query, type, rcode, answers);
  }

  /** The number of the question's type. */
  public int typeCode() {
    return switch (type) {
      case "A" -> 1;
      case "AAAA" -> 28;
      default -> throw new IllegalStateException(type);
    };
  }
}
