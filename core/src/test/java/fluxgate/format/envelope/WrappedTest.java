package fluxgate.format.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.format.Decoder;
import fluxgate.format.Format;
import fluxgate.format.Frame;
import fluxgate.format.FrameReader;
import fluxgate.format.Framing;
import fluxgate.format.Head;
import fluxgate.format.Input;
import fluxgate.format.LogClock;
import fluxgate.format.Outcome;
import fluxgate.testing.ObservationText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.io.JsonStringEncoder;

/** Each golden of lines, in every wrapper: what is inside is read as if it were not wrapped. */
final class WrappedTest {
  private static final Path GOLDENS = Path.of("src/test/resources/fluxgate/format");

  /** What relays and shippers write around a line. */
  enum Wrapper {
    SYSLOG_3164("<30>Nov 23 07:38:10 sensor7 shipper[12]: %s"),
    SYSLOG_3164_OF_A_FILE("Nov  3 07:38:10 sensor7 shipper: %s"),
    SYSLOG_5424("<30>1 2026-11-23T07:38:10.123456Z sensor7.example shipper 12 - - %s"),
    RSYSLOG_FILE("2026-11-23T07:38:10.123456+00:00 sensor7 shipper[12]: %s"),
    OCTET_COUNTED("9999 <30>1 2026-11-23T07:38:10Z sensor7 shipper - - - %s"),
    PRIORITY_ALONE("<134>%s"),
    DOCKER("{\"log\":\"%s\\n\",\"stream\":\"stdout\",\"time\":\"2026-11-23T07:38:10.1234567Z\"}"),
    FILEBEAT(
        "{\"@timestamp\":\"2026-11-23T07:38:10.123Z\",\"host\":{\"name\":\"sensor7\"},\"message\":"
            + "\"%s\",\"log\":{\"offset\":3,\"file\":{\"path\":\"/var/log/x\"}}}"),
    ELASTIC(
        "{\"@timestamp\":\"2026-11-23T07:38:10.123Z\",\"event\":{\"original\":\"%s\"},\"message\":"
            + "\"short\"}"),
    AZURE_MONITOR(
        "{\"TimeGenerated\":\"2026-11-23T07:38:12.4Z\",\"EventTime\":\"2026-11-23T07:38:10Z\","
            + "\"HostName\":\"sensor7\",\"SyslogMessage\":\"%s\",\"ProcessName\":\"shipper\"}"),
    JOURNAL(
        "{\"__REALTIME_TIMESTAMP\":\"1795419490123456\",\"_HOSTNAME\":\"sensor7\","
            + "\"SYSLOG_IDENTIFIER\":\"shipper\",\"MESSAGE\":\"%s\"}");

    private final String form;

    Wrapper(String form) {
      this.form = form;
    }

    String around(String line) {
      String inside = form.startsWith("{") ? new String(escaped(line)) : line;
      return form.replace("%s", inside);
    }

    private static char[] escaped(String line) {
      return JsonStringEncoder.getInstance().quoteAsCharArray(line);
    }
  }

  static Stream<Arguments> wrappedGoldens() throws IOException {
    List<Arguments> all = new ArrayList<>();
    for (Format format : Format.values()) {
      if (format.framing() != Framing.LINES) {
        continue;
      }
      try (Stream<Path> files = Files.list(GOLDENS.resolve(format.id()))) {
        for (Path file : files.sorted().toList()) {
          if (Files.exists(Path.of(file + ".expected"))) {
            for (Wrapper wrapper : Wrapper.values()) {
              all.add(Arguments.of(format, file, wrapper));
            }
          }
        }
      }
    }
    return all.stream();
  }

  /** A wrapper may say what the record does not, its time or its host; it takes nothing away. */
  @ParameterizedTest
  @MethodSource("wrappedGoldens")
  void readsWhatIsInside(Format format, Path file, Wrapper wrapper) throws IOException {
    String content = Files.readString(file, StandardCharsets.UTF_8).replace("\uFEFF", "");
    byte[] plain = content.getBytes(StandardCharsets.UTF_8);
    byte[] wrapped = wrapped(content, wrapper::around);
    int own = levels(plain, format); // more than none of daemons that write syslog headers
    // a recogniser may look past a wrapper by itself
    assertThat(levels(wrapped, format)).isBetween(0, own + 1);
    List<String> bare = read(plain, format, own);
    List<String> inside = read(wrapped, format, levels(wrapped, format));
    assertThat(inside.stream().map(line -> unnamed(line, format)).toList())
        .containsAll(
            bare.stream()
                .filter(line -> line.startsWith("  "))
                .map(line -> unnamed(line, format))
                .toList());
    assertThat(inside.stream().filter(line -> !line.startsWith("  ")).count())
        .isEqualTo(bare.stream().filter(line -> !line.startsWith("  ")).count());
  }

  /** Without the names of sensor and host that the wrapper says where the record says none. */
  private static String unnamed(String line, Format format) {
    return line.replaceFirst(" sensor7(\\.example)?/", " " + format.id() + "/")
        .replaceFirst("(client|machine)=-(/host:\\S*)? ", "$1=of-a-host ");
  }

  /** Found by fuzzing. */
  @Test
  void a_bracket_alone_names_no_program() throws IOException {
    byte[] line =
        "<13>]: Nov 23 07:38:10 sensor7 dnsmasq[1]: ]: x\n".getBytes(StandardCharsets.UTF_8);
    Wrapped wrapped = Wrapped.of(head(line), Format.DNSMASQ);
    assertThat(read(line, Format.DNSMASQ, wrapped.levels())).isNotEmpty();
  }

  /** How many wrappers are found; fails where another format is. */
  private static int levels(byte[] content, Format format) {
    Wrapped wrapped = Wrapped.of(head(content));
    assertThat(wrapped).isNotNull();
    assertThat(wrapped.format()).isEqualTo(format);
    return wrapped.levels();
  }

  private static Head head(byte[] content) {
    return new Head(Arrays.copyOf(content, Head.SIZE), Math.min(content.length, Head.SIZE));
  }

  @Test
  void takesOffThree() throws IOException {
    String content =
        Files.readString(GOLDENS.resolve("zeek-dns/dns-tsv.log"), StandardCharsets.UTF_8);
    UnaryOperator<String> all =
        line ->
            Wrapper.DOCKER.around(
                Wrapper.SYSLOG_5424.around(Wrapper.SYSLOG_3164_OF_A_FILE.around(line)));
    assertThat(levels(wrapped(content, all), Format.ZEEK_DNS)).isEqualTo(3);
    assertThat(read(wrapped(content, all), Format.ZEEK_DNS, 3))
        .isEqualTo(read(content.getBytes(StandardCharsets.UTF_8), Format.ZEEK_DNS, 0));
  }

  private static byte[] wrapped(String content, UnaryOperator<String> wrapper) {
    StringBuilder lines = new StringBuilder();
    content
        .lines()
        .filter(line -> !line.isEmpty())
        .forEach(line -> {
          lines.append(wrapper.apply(line)).append('\n');
        });
    return lines.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Outcomes and observations without their places. */
  private static List<String> read(byte[] content, Format format, int levels) throws IOException {
    FrameReader reader = format.framing().reader(new ByteArrayInputStream(content));
    Decoder decoder = new Wrapped(format, levels).decoder(new Input("golden"));
    List<String> read = new ArrayList<>();
    Frame frame = new Frame();
    while (reader.next(frame)) {
      Outcome outcome =
          decoder.decode(frame, seen -> read.add("  " + ObservationText.withoutPlace(seen)));
      read.add(outcome.toString());
    }
    decoder.finish(seen -> read.add("  " + ObservationText.withoutPlace(seen)));
    return read;
  }

  private static final long WRITTEN = Instant.parse("2026-11-29T12:00:00Z").getEpochSecond();

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      nullValues = "-",
      value = {
        "<30>Nov 23 07:38:10 ib1 named[17742]: client x; 2026-11-23T07:38:10Z; ib1; named; client x",
        "Dec 31 23:59:59 gw unbound: [1:0] info: x; 2025-12-31T23:59:59Z; gw; unbound; [1:0] info: x",
        "Nov 23 07:41:49 dnsmasq[31111]: 1 x; 2026-11-23T07:41:49Z; -; dnsmasq; 1 x",
        "*Nov 23 2026 07:38:00.250: %ASA-6-302013: x; 2026-11-23T07:38:00.250Z; -; -; %ASA-6-302013: x",
        "Nov 23 2026 07:38:00 fw1 : %ASA-6-3: x; 2026-11-23T07:38:00Z; fw1; -; : %ASA-6-3: x",
        "<189>date=2026-11-23 x; -; -; -; date=2026-11-23 x",
        "<14>1 2026-11-23T07:38:10+01:00 j1 RT_FLOW - CREATE [j@1 a=\"b\"] m; 2026-11-23T06:38:10Z; j1;"
            + " RT_FLOW; CREATE [j@1 a=\"b\"] m",
        "Nov 23 07:38:00.250 UTC: %SEC-6-X: x; 2026-11-23T07:38:00.250Z; -; -; %SEC-6-X: x",
        "2026-11-23T07:38:00.903Z [INFO] x; 2026-11-23T07:38:00.903Z; -; -; [INFO] x",
      })
  void tellsTimeHostAndProgram(
      String line, String time, String host, String program, String inside) {
    Frame frame = new Frame();
    frame.buffer = line.getBytes(StandardCharsets.UTF_8);
    frame.length = frame.buffer.length;
    Input input = new Input("x", ZoneOffset.UTC, WRITTEN * 1_000_000);
    assertThat(new SyslogEnvelope(input.clock()).unwrap(frame)).isTrue();
    assertThat(frame.text()).isEqualTo(inside);
    assertThat(frame.wrappedMicros).isEqualTo(micros(time));
    assertThat(frame.wrappedHost).isEqualTo(host);
    assertThat(frame.wrappedProgram).isEqualTo(program);
  }

  private static long micros(String time) {
    if (time == null) {
      return Long.MIN_VALUE;
    }
    Instant instant = Instant.parse(time);
    return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000;
  }

  @ParameterizedTest
  @CsvSource({
    "UTC, 2026, 11, 29, 2026-11-29T00:30:00Z",
    "Europe/Paris, 2026, 7, 1, 2026-06-30T22:30:00Z",
    "Europe/Paris, 2026, 1, 1, 2025-12-31T23:30:00Z",
    "Asia/Kolkata, 2026, 1, 1, 2025-12-31T19:00:00Z",
    "+01:00, -1, 11, 30, 2026-11-29T23:30:00Z",
    "UTC, -1, 12, 1, 2025-12-01T00:30:00Z",
    "UTC, -1, 2, 29, 2024-02-29T00:30:00Z",
  })
  void readsTimesWithoutZoneOrYear(String zone, int year, int month, int day, String expected) {
    LogClock clock = new LogClock(java.time.ZoneId.of(zone), WRITTEN * 1_000_000);
    long micros =
        year < 0
            ? clock.microsWithoutYear(month, day, 0, 30, 0, 0)
            : clock.micros(year, month, day, 0, 30, 0, 0);
    assertThat(micros).isEqualTo(micros(expected));
  }

  @Test
  void saysWhatIsNoTime() {
    LogClock clock = new LogClock(ZoneOffset.UTC, WRITTEN * 1_000_000);
    assertThat(clock.microsWithoutYear(2, 30, 0, 0, 0, 0)).isEqualTo(LogClock.BAD);
    assertThat(clock.micros(2026, 13, 1, 0, 0, 0, 0)).isEqualTo(LogClock.BAD);
    assertThat(clock.micros(2026, 1, 1, 24, 0, 0, 0)).isEqualTo(LogClock.BAD);
  }
}
