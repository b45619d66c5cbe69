package fluxgate.bench.world;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A day's log of very many names, merged in the order of time with a simulated day that holds what
 * is to be found among them. It is written in one stream and keeps nothing in memory.
 *
 * <p>Each of the names is looked up once, at a time that a permutation of all lookups gives it; the
 * other lookups go to ordinary names by Zipf's law (the name of rank r is looked up 1/r as often as
 * the first). All that is known of a name follows from its number.
 */
public final class ManyNames {
  /** A Monday, the same that the simulation plays. */
  private static final long START_SECONDS = 1_793_577_600L;

  private static final long DAY_MICROS = 86_400_000_000L;
  private static final int CLIENTS = 5_000;
  private static final String ONE_DOMAIN = "labels-of-single-use.test";

  /** Of one name in fifty. */
  private static final int DELIVERED_EVERY = 50;

  private static final int DELIVERY_NETWORKS = 50;

  /** Of the addresses of a delivery network; an answer has one of each half. */
  private static final int HALF_POOL = 20;

  private static final int DELIVERY_TTL = 60;

  private static final int LABEL_LENGTH = 8;
  private static final String LABEL_DIGITS = "abcdefghijklmnopqrstuvwxyz234567";
  private static final int BITS_OF_DIGIT = 5;
  private static final long LABEL_MASK = (1L << LABEL_LENGTH * BITS_OF_DIGIT) - 1;

  private final long ordinary;
  private final long names;
  private final long lookups;

  /** Has no divisor in common with the number of lookups: its multiples visit each of them once. */
  private final long step;

  /**
   * A log of so many names.
   *
   * @param ordinary names, two a registered domain: 1 to 4 addresses in one network that never
   *     change, or for one name in fifty two addresses a minute out of the 40 of a delivery network
   * @param labels random labels below one registered domain, each looked up once
   * @param again lookups of ordinary names beside the first of each
   */
  public ManyNames(long ordinary, long labels, long again) {
    this.ordinary = ordinary;
    this.names = ordinary + labels;
    this.lookups = names + again;
    long coprime = (long) (lookups * 0.618) | 1;
    while (greatestCommonDivisor(coprime, lookups) > 1) {
      coprime += 2;
    }
    this.step = coprime;
  }

  public long names() {
    return names;
  }

  long lookups() {
    return lookups;
  }

  /** The log, compressed; made where it is not there yet. */
  public Path log(Path file, Day planted) throws IOException {
    return Made.once(file, path -> write(path, planted));
  }

  private void write(Path file, Day planted) throws IOException {
    Addresses addresses = new Addresses(planted.networkMap());
    Path log = planted.simulated("dns.log.gz");
    List<String> header = ZeekLog.header(log);
    try (BufferedWriter out = fast(file);
        BufferedReader others = ZeekLog.reader(log)) {
      for (String line : header) {
        out.append(line).append('\n');
      }
      String other = nextRecord(others);
      StringBuilder record = new StringBuilder();
      for (long lookup = 0; lookup < lookups; lookup++) {
        long micros = START_SECONDS * 1_000_000 + (long) ((double) DAY_MICROS * lookup / lookups);
        while (other != null && ZeekLog.micros(other) <= micros) {
          out.append(other).append('\n');
          other = nextRecord(others);
        }
        record.setLength(0);
        append(record, micros, lookup, addresses);
        out.append(record).append('\n');
      }
      while (other != null) {
        out.append(other).append('\n');
        other = nextRecord(others);
      }
    }
  }

  private static BufferedWriter fast(Path file) throws IOException {
    GZIPOutputStream compressed =
        new GZIPOutputStream(Files.newOutputStream(file), 1 << 16) {
          {
            def.setLevel(Deflater.BEST_SPEED);
          }
        };
    return new BufferedWriter(
        new OutputStreamWriter(compressed, StandardCharsets.ISO_8859_1), 1 << 16);
  }

  private static @Nullable String nextRecord(BufferedReader reader) throws IOException {
    String line = reader.readLine();
    while (line != null && !ZeekLog.isRecord(line)) {
      line = reader.readLine();
    }
    return line;
  }

  /** Which name the lookup is for. */
  long name(long lookup) {
    long slot = lookup * step % lookups;
    if (slot < names) {
      return slot;
    }
    double u = (Scatter.of(slot) >>> 11) * 0x1p-53;
    return Math.min(ordinary - 1, (long) Math.pow(ordinary, u) - 1);
  }

  private static long greatestCommonDivisor(long a, long b) {
    return b == 0 ? a : greatestCommonDivisor(b, a % b);
  }

  /** What the name is called. */
  String text(long name) {
    if (name >= ordinary) {
      return label(name) + '.' + ONE_DOMAIN;
    }
    return (name % 2 == 0 ? "www." : "api.") + label(name / 2) + ".test";
  }

  /** Different for different numbers: an odd factor permutes the numbers of 40 bits. */
  private static String label(long number) {
    long left = number * Scatter.GOLDEN & LABEL_MASK;
    char[] label = new char[LABEL_LENGTH];
    for (int i = 0; i < LABEL_LENGTH; i++) {
      label[i] = LABEL_DIGITS.charAt((int) (left & (1 << BITS_OF_DIGIT) - 1));
      left >>>= BITS_OF_DIGIT;
    }
    return new String(label);
  }

  private void append(StringBuilder out, long micros, long lookup, Addresses addresses) {
    long name = name(lookup);
    long chance = Scatter.of(~lookup);
    int client = (int) Long.remainderUnsigned(chance, CLIENTS) + 1;
    out.append(micros / 1_000_000).append('.');
    String fraction = Long.toString(micros % 1_000_000);
    out.repeat('0', 6 - fraction.length()).append(fraction);
    out.append("\tC").append(Long.toUnsignedString(chance, 36));
    out.append("\t10.64.").append(client >> 8).append('.').append(client & 255);
    out.append('\t').append(32_768 + (chance >>> 50)).append("\t10.53.").append(client & 1);
    out.append(".53\t53\tudp\t").append(chance >>> 20 & 0xFFFF).append("\t0.020000\t");
    out.append(text(name)).append("\t1\tC_INTERNET\t1\tA\t0\tNOERROR\tF\tF\tT\tT\t0\t");
    answer(out, name, micros / 1_000_000, addresses);
    out.append("\tF");
  }

  private void answer(StringBuilder out, long name, long seconds, Addresses addresses) {
    // the registered domain of an ordinary name, and the one domain, have one network each
    long owner = Scatter.of(name < ordinary ? name / 2 : -1);
    int count;
    long ttl;
    if (name < ordinary && name % DELIVERED_EVERY == DELIVERED_EVERY - 1) {
      long network = Long.remainderUnsigned(owner, DELIVERY_NETWORKS);
      count = 2;
      ttl = DELIVERY_TTL;
      long epoch = Scatter.of(name ^ seconds / ttl << 32);
      out.append(addresses.at(Scatter.of(network), Long.remainderUnsigned(epoch, HALF_POOL)));
      out.append(',')
          .append(addresses.at(Scatter.of(network), HALF_POOL + (epoch >>> 40) % HALF_POOL));
    } else {
      int of100 = (int) Long.remainderUnsigned(owner >>> 8, 100);
      count = of100 < 60 ? 1 : of100 < 85 ? 2 : of100 < 93 ? 3 : 4;
      ttl = 300L << (owner & 3);
      for (int i = 0; i < count; i++) {
        out.append(i == 0 ? "" : ",").append(addresses.at(owner, (owner >>> 20) + i));
      }
    }
    // what a resolver that fetched it at multiples of its TTL has left
    long left = ttl - seconds % ttl;
    for (int i = 0; i < count; i++) {
      out.append(i == 0 ? '\t' : ',').append(left).append(".000000");
    }
  }
}
