package fluxgate.format.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {
  private static long parse(String text) {
    byte[] octets = ("<" + text + ">").getBytes(StandardCharsets.UTF_8);
    return Timestamps.parse(octets, 1, octets.length - 2);
  }

  @ParameterizedTest
  @CsvSource({
    "1521911720.865716, 1521911720865716",
    "1521911720.8657159805297852, 1521911720865716",
    "1521911720.9999996, 1521911721000000",
    "1521911720.0000004999, 1521911720000000",
    "1521911720, 1521911720000000",
    "1521911720.5, 1521911720500000",
    "1.521911720865716e9, 1521911720865716",
    "1.5219117208657164E+09, 1521911720865716",
    "2018-03-24T17:15:20.865716Z, 1521911720865716",
    "2018-03-24T17:15:20.865716+0000, 1521911720865716",
    "2018-03-24T18:45:20.865716+01:30, 1521911720865716",
    "2018-03-24T12:15:20.865716-05, 1521911720865716",
    "2018-03-24 17:15:20Z, 1521911720000000",
    "'2018-03-24T17:15:20,8657164Z', 1521911720865716",
    "2016-12-31T23:59:60Z, 1483228800000000",
    "2024-02-29T00:00:00Z, 1709164800000000",
    "1980-01-01T00:00:00Z, 315532800000000",
  })
  void readsTimesToTheMicrosecond(String text, long micros) {
    assertThat(parse(text)).isEqualTo(micros);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        ".",
        "1521911720.",
        ".5",
        "+1521911720",
        "1521911720.8.6",
        "0x5AB6",
        "1e",
        "1e999999999",
        "1e-999999999",
        "-1521911720",
        "315532799.999999",
        "7258118400",
        "1521911720865716",
        "99999999999999999999",
        "2018-03-24T17:15:20",
        "2018-03-24",
        "2018-13-24T17:15:20Z",
        "2018-02-29T17:15:20Z",
        "2018-03-24T24:15:20Z",
        "2018-03-24T17:60:20Z",
        "2018-03-24T17:15:61Z",
        "2018-03-24T17:15:20.Z",
        "2018-03-24T17:15:20+1",
        "2018-03-24T17:15:20+01:0",
        "2018-03-24T17:15:20+0060",
        "2018-03-24T17:15:20ZZ",
        "1979-12-31T23:59:59.9Z",
        "2200-01-01T00:00:00Z",
        "2018-03-24X17:15:20Z",
        "20a8-03-24T17:15:20Z"
      })
  void refusesWhatIsNoTime(String text) {
    assertThat(parse(text)).isEqualTo(Timestamps.BAD);
  }

  @Test
  void agreesWithTheClassLibrary() {
    Random random = new Random(3);
    for (int i = 0; i < 5000; i++) {
      long seconds = 315_532_800L + random.nextLong(6_942_585_600L);
      Instant instant = Instant.ofEpochSecond(seconds, random.nextInt(1_000_000) * 1000L);
      long micros = ChronoUnit.MICROS.between(Instant.EPOCH, instant);
      OffsetDateTime local =
          instant.atOffset(ZoneOffset.ofTotalSeconds(60 * (random.nextInt(1681) - 840)));
      assertThat(parse(instant.toString())).isEqualTo(micros);
      assertThat(parse(local.format(DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSxx"))))
          .isEqualTo(micros);
      assertThat(parse("%d.%06d".formatted(seconds, instant.getNano() / 1000))).isEqualTo(micros);
    }
  }
}
