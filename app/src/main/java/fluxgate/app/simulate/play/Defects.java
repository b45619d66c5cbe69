package fluxgate.app.simulate.play;

import fluxgate.app.simulate.atlas.Atlas;
import fluxgate.app.simulate.chance.Dice;
import fluxgate.app.simulate.play.Exchange.Row;
import fluxgate.net.NetworkKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * What goes wrong between the wire and the log: lines get lost, come twice, come late, one sensor's
 * clock is off, and somebody forges answers to other questions. How much is drawn, each from a
 * range that is bad and still within what detection has to bear.
 */
public final class Defects implements Records {
  private static final long SECOND = 1_000_000L;

  /** Stands for the sensor that sees connections. */
  private static final int CONNECTION_SENSOR = -1;

  /** Real Zeek logs are up to 11 minutes out of order. */
  private static final int MOST_LATE_SECONDS = 600;

  private static final int MOST_SKEW_SECONDS = 120;

  /** Forged answers a victim; one spoofer does not win more races a day (assumed). */
  private static final int MOST_FORGED = 6;

  /** Some try now and then, some all they can within a minute. */
  private static final long BURST_MICROS = 60 * SECOND;

  /** The times from which one victim's next answer is forged, and which of them comes next. */
  private static final class Forger {
    private final long[] times = new long[MOST_FORGED];
    private int next;

    private Forger(long until, Dice dice) {
      boolean burst = dice.chance(0.5);
      long start = burst ? dice.between(0, (int) (until / SECOND)) * SECOND : 0;
      long span = burst ? BURST_MICROS : until;
      for (int i = 0; i < times.length; i++) {
        times[i] = start + (long) (dice.unit() * span);
      }
      Arrays.sort(times);
    }

    private boolean isDue(long micros) {
      boolean due = next < times.length && micros >= times[next];
      next += due ? 1 : 0;
      return due;
    }
  }

  private record Late(long until, long sequence, Exchange exchange) implements Comparable<Late> {
    @Override
    public int compareTo(Late other) {
      int byTime = Long.compare(until, other.until);
      return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
    }
  }

  private final Records inner;
  private final Atlas atlas;
  private final Dice dice;
  private final Dice authorities;
  private final double lostShare;
  private final double twiceShare;
  private final double lateShare;
  private final int skewedSensor;
  private final long skewMicros;
  private final Map<String, Forger> forgers = new HashMap<>();
  private final PriorityQueue<Late> late = new PriorityQueue<>();
  private long sequence;
  private long lostCount;
  private long twiceCount;
  private long lateCount;
  private long forgedCount;

  /**
   * @param victims names whose answers are forged
   * @param until when the day ends, in microseconds from its beginning
   */
  public Defects(
      Records inner, Atlas atlas, int resolvers, List<String> victims, long until, Dice dice) {
    this.inner = inner;
    this.atlas = atlas;
    this.dice = dice;
    authorities = dice.forPart("authorities");
    lostShare = dice.scaled(0.001, 0.03);
    twiceShare = dice.scaled(0.001, 0.02);
    lateShare = dice.scaled(0.002, 0.05);
    skewedSensor = dice.between(CONNECTION_SENSOR, resolvers - 1);
    skewMicros = dice.between(-MOST_SKEW_SECONDS, MOST_SKEW_SECONDS) * SECOND;
    victims.forEach(victim -> forgers.put(victim, new Forger(until, dice)));
  }

  @Override
  public void exchange(Exchange exchange) throws IOException {
    release(exchange.writtenMicros());
    forge(exchange);
    Exchange seen = skewed(exchange);
    if (dice.chance(lostShare)) {
      lostCount++;
    } else if (dice.chance(lateShare)) {
      lateCount++;
      long until = exchange.writtenMicros() + dice.between(1, MOST_LATE_SECONDS) * SECOND;
      late.add(new Late(until, sequence++, seen));
    } else {
      inner.exchange(seen);
      if (dice.chance(twiceShare)) {
        twiceCount++;
        inner.exchange(seen);
      }
    }
  }

  private Exchange skewed(Exchange exchange) {
    long answered = exchange.answeredMicros();
    return exchange.resolver() != skewedSensor
        ? exchange
        : exchange.at(
            exchange.micros() + skewMicros,
            answered == Exchange.LOST ? answered : answered + skewMicros);
  }

  /** An answer to another question, beside the right one. */
  private void forge(Exchange exchange) throws IOException {
    Forger forger = forgers.get(exchange.query());
    if (forger == null || !forger.isDue(exchange.micros())) {
      return;
    }
    forgedCount++;
    List<Row> rows = new ArrayList<>();
    for (int i = dice.between(1, 5); i > 0; i--) {
      String home = atlas.one(NetworkKind.ACCESS, dice).v4(dice).toString();
      rows.add(new Row("forged." + exchange.query(), "A", dice.between(60, 86_400), home));
    }
    inner.exchange(
        new Exchange(
            exchange.micros(),
            exchange.micros(),
            exchange.client(),
            exchange.port(),
            dice.below(65_536),
            exchange.resolver(),
            exchange.query(),
            "A",
            0,
            rows));
  }

  private void release(long before) throws IOException {
    while (!late.isEmpty() && late.peek().until < before) {
      inner.exchange(late.remove().exchange);
    }
  }

  @Override
  public void connection(Connection connection) throws IOException {
    Connection seen =
        skewedSensor == CONNECTION_SENSOR
            ? connection.startingAt(Math.max(0, connection.micros() + skewMicros))
            : connection;
    if (dice.chance(lostShare)) {
      lostCount++;
      return;
    }
    inner.connection(seen);
    if (dice.chance(twiceShare)) {
      twiceCount++;
      inner.connection(seen);
    }
  }

  @Override
  public void fetch(Fetch fetch) throws IOException {
    if (authorities.chance(lostShare)) {
      lostCount++;
    } else {
      inner.fetch(fetch);
    }
  }

  /** Writes what is still late. */
  public void finish() throws IOException {
    release(Long.MAX_VALUE);
  }

  /** What was done, for people. */
  public List<String> said() {
    String sensor =
        skewedSensor == CONNECTION_SENSOR ? "of connections" : "of resolver " + skewedSensor;
    return List.of(
        lostCount + " records lost",
        twiceCount + " records twice",
        lateCount + " records up to 10 minutes late",
        "the clock of the sensor " + sensor + " is " + skewMicros / SECOND + " s off",
        forgedCount + " answers forged, for " + forgers.size() + " names");
  }
}
