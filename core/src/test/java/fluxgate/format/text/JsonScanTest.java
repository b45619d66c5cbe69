package fluxgate.format.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The scanner of plain JSON against the general reader: where it is sure, both say the same. */
class JsonScanTest {
  private static final Path GOLDENS = Path.of("src/test/resources/fluxgate/format");
  private static final int ROUNDS = 60_000;

  private static final List<String> PIECES =
      List.of(
          "{",
          "}",
          "[",
          "]",
          ":",
          ",",
          "\"",
          "\\",
          "\\n",
          "\\u0041",
          "null",
          "true",
          "false",
          "-",
          "-0",
          "00",
          "1e5",
          "1.",
          ".5",
          "9".repeat(70),
          "\"\"",
          "[[",
          "{\"a\":1}",
          "[]",
          "{}",
          "\"ts\":",
          "\"ts\":null,",
          "\"answers\":null,",
          "\"answers\":\"x\",",
          "\"answers\":{},",
          "\"answers\":[1,null,true],",
          "\"dns\":[],",
          "\"dns\":{\"answers\":[1,{}]},",
          "\u00e9",
          "\u0000",
          "\u007f",
          " ",
          "\t",
          "\n",
          "//",
          "#",
          "x".repeat(1_100));

  /** All shapes that there are: values, lists, objects, arrays of objects. */
  private static final class Row extends FieldRow {
    final List<FieldValue> values = new ArrayList<>();
    final FieldList answers = list("answers");
    final FieldList ttls = list("TTLs");
    final Inner dns = row("dns", new Inner());

    Row() {
      for (String name :
          List.of("ts", "id.orig_h", "query", "qtype", "AA", "timestamp", "event_type", "rrname")) {
        values.add(value(name));
      }
    }

    String text() {
      return values + text(answers) + text(ttls) + dns.text();
    }

    static String text(FieldList list) {
      StringBuilder text = new StringBuilder(list.isPresent() ? "[" : "no[");
      boolean add = list.startsWith("add: ");
      int count = list.readWholes();
      for (int i = 0; i < count; i++) {
        text.append(list.whole(i)).append(' ');
      }
      for (int i = 0; i < list.size(); i++) {
        text.append(list.get(i)).append(',');
      }
      return text.append(add).append(list.isComplete()).append(']').toString();
    }
  }

  /** An object in the object. */
  private static final class Inner extends FieldRow {
    final FieldValue type = value("type");
    final FieldRows<Record> answers = rows("answers", Record::new);
    final FieldList grouped = list("grouped");

    String text() {
      StringBuilder text = new StringBuilder(isPresent() ? "{" : "no{").append(type);
      for (int i = 0; i < answers.size(); i++) {
        text.append(answers.get(i).text());
      }
      return text.append(Row.text(grouped)).append('}').toString();
    }
  }

  /** One of several objects. */
  private static final class Record extends FieldRow {
    final FieldValue rrname = value("rrname");
    final FieldValue ttl = value("ttl");
    final FieldValue rdata = value("rdata");

    String text() {
      return "(" + rrname + ttl + rdata + ")";
    }
  }

  private static List<byte[]> lines() throws IOException {
    List<byte[]> lines = new ArrayList<>();
    try (Stream<Path> files = Files.walk(GOLDENS)) {
      for (Path file :
          files
              .filter(file -> file.toString().endsWith("json") && Files.isRegularFile(file))
              .sorted()
              .toList()) {
        for (String line : Files.readAllLines(file)) {
          lines.add(line.getBytes(StandardCharsets.UTF_8));
        }
      }
    }
    return lines;
  }

  private final Row scanned = new Row();
  private final Row general = new Row();
  private final JsonScan scan = new JsonScan();
  private final JsonLine reader = new JsonLine();

  /** Whether the scanner was sure, after comparing. */
  private boolean compare(byte[] line) {
    byte[] buffer = new byte[line.length + 16];
    System.arraycopy(line, 0, buffer, 3, line.length);
    scanned.clear();
    boolean sure = scan.read(buffer, 3, line.length, scanned);
    String told = sure ? scanned.text() : "";
    boolean accepted = reader.readGenerally(buffer, 3, line.length, general);
    if (sure) {
      String text = new String(line, StandardCharsets.UTF_8);
      assertThat(accepted).as(text).isTrue();
      assertThat(told).as(text).isEqualTo(general.text());
    }
    return sure;
  }

  @Test
  void readsMostGoldensItself() throws IOException {
    List<byte[]> lines = lines();
    long sure = lines.stream().filter(this::compare).count();
    assertThat(sure).isGreaterThan(lines.size() / 3); // of the rest some are broken, some escaped
  }

  @Test
  void agreesWithTheGeneralReaderOnWhateverComes() throws IOException {
    List<byte[]> lines = lines();
    Random random = new Random(11);
    int sure = 0;
    for (int i = 0; i < ROUNDS; i++) {
      byte[] line = lines.get(random.nextInt(lines.size()));
      for (int change = random.nextInt(3); change >= 0; change--) {
        line = changed(line, random);
      }
      sure += compare(line) ? 1 : 0;
    }
    assertThat(sure).isGreaterThan(ROUNDS / 20);
  }

  private static byte[] changed(byte[] line, Random random) {
    int at = random.nextInt(line.length + 1);
    byte[] piece = PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8);
    return switch (random.nextInt(4)) {
      case 0 -> joined(line, at, piece, at);
      case 1 -> joined(line, at, piece, Math.min(line.length, at + piece.length));
      case 2 -> joined(line, at, new byte[0], Math.min(line.length, at + 1 + random.nextInt(9)));
      default -> {
        byte[] flipped = line.clone();
        if (at < line.length) {
          flipped[at] ^= (byte) (1 << random.nextInt(8));
        }
        yield flipped;
      }
    };
  }

  private static byte[] joined(byte[] line, int until, byte[] piece, int from) {
    byte[] joined = new byte[until + piece.length + line.length - from];
    System.arraycopy(line, 0, joined, 0, until);
    System.arraycopy(piece, 0, joined, until, piece.length);
    System.arraycopy(line, from, joined, until + piece.length, line.length - from);
    return joined;
  }

  @Test
  void leavesDepthToTheGeneralReader() {
    String deep = "{\"a\":" + "[".repeat(40) + "]".repeat(40) + "}";
    assertThat(compare(deep.getBytes(StandardCharsets.UTF_8))).isFalse();
    String flat = "{\"a\":" + "[".repeat(8) + "]".repeat(8) + ",\"ts\":1.5 }\t";
    assertThat(compare(flat.getBytes(StandardCharsets.UTF_8))).isTrue();
  }
}
