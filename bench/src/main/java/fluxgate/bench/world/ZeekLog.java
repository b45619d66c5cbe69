package fluxgate.bench.world;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/** Zeek's tab-separated logs, as lines of which those that begin with # are no records. */
public final class ZeekLog {
  /** Columns of the logs that {@code simulate} writes. */
  static final int TS = 0;

  static final int CLIENT = 2;
  static final int CLIENT_PORT = 3;
  static final int SERVER = 4;
  static final int ID = 7;
  static final int RTT = 8;
  static final int QUERY = 9;
  static final int TYPE = 12;
  static final int RCODE = 14;
  static final int ANSWERS = 21;
  static final int TTLS = 22;

  /** What stands in a column that has no value. */
  static final String UNSET = "-";

  private static final int BUFFER = 1 << 16;

  private ZeekLog() {}

  /** Takes a line. */
  @FunctionalInterface
  interface Lines {
    void line(String line) throws IOException;
  }

  static boolean isRecord(String line) {
    return !line.startsWith("#");
  }

  /** Every line, with the header's. */
  static void read(Path file, Lines lines) throws IOException {
    try (BufferedReader reader = reader(file)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.line(line);
      }
    }
  }

  /** A reader of a log, compressed or not by its name. */
  static BufferedReader reader(Path file) throws IOException {
    InputStream in = Files.newInputStream(file);
    if (file.toString().endsWith(".gz")) {
      in = new GZIPInputStream(in, BUFFER);
    }
    return new BufferedReader(new InputStreamReader(in, StandardCharsets.ISO_8859_1), BUFFER);
  }

  static BufferedWriter writer(Path file) throws IOException {
    return new BufferedWriter(
        new OutputStreamWriter(Files.newOutputStream(file), StandardCharsets.ISO_8859_1), BUFFER);
  }

  /** The lines before the first record. */
  static List<String> header(Path file) throws IOException {
    List<String> header = new ArrayList<>();
    try (BufferedReader reader = reader(file)) {
      String line = reader.readLine();
      while (line != null && !isRecord(line)) {
        header.add(line);
        line = reader.readLine();
      }
    }
    return header;
  }

  /** When the record was, in microseconds since the epoch; six decimals, as Zeek writes them. */
  static long micros(String record) {
    int point = record.indexOf('.');
    return Long.parseLong(record, 0, point, 10) * 1_000_000
        + Long.parseLong(record, point + 1, point + 7, 10);
  }

  /** Which name the record asks for. */
  static String name(String record) {
    return record.split("\t", QUERY + 2)[QUERY];
  }

  /** How many lines are records. */
  public static long count(Path file) throws IOException {
    long[] count = new long[1];
    read(
        file,
        line -> {
          if (isRecord(line)) {
            count[0]++;
          }
        });
    return count[0];
  }

  /** How many lines are none: header and footer. */
  public static long comments(Path file) throws IOException {
    long[] comments = new long[1];
    read(
        file,
        line -> {
          if (!isRecord(line)) {
            comments[0]++;
          }
        });
    return comments[0];
  }

  /** How many names are asked for. */
  public static long distinctNames(Path file) throws IOException {
    Set<String> names = new HashSet<>();
    read(
        file,
        line -> {
          if (isRecord(line)) {
            names.add(name(line));
          }
        });
    return names.size();
  }

  /** Copies the header and the first records. */
  public static void copyBeginning(Path from, Path to, int records) throws IOException {
    int lines = header(from).size() + records;
    try (BufferedReader in = reader(from);
        BufferedWriter out = writer(to)) {
      for (int i = 0; i < lines; i++) {
        String line = in.readLine();
        if (line != null) {
          out.append(line).append('\n');
        }
      }
    }
  }
}
