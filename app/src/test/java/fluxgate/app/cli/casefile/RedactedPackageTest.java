package fluxgate.app.cli.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.app.cli.finding.FluxWorld;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A redacted package has nobody in it, whatever the logs were. */
final class RedactedPackageTest extends CaseScene {
  private static final Path FORMATS =
      Path.of("..", "core", "src", "test", "resources", "fluxgate", "format");

  /** Those who asked in the formats' examples, their machines, accounts and network cards. */
  private static final List<String> NOBODY =
      List.of(
          "10.20.30.41",
          "10.20.30.42",
          "10.20.30.43",
          "2001:db8:1::41",
          "172.31.86.159",
          "192.168.1.20",
          "ws41",
          "ws42",
          "lx7",
          "u1",
          "u@corp.example",
          "corp\\u",
          "corp\\\\u",
          "users\\\\u",
          "02:00:00:00:00:01",
          "00:00:5e:00:53:01",
          "0200.0000.0001");

  @Test
  void nobody_of_any_format_stays() throws IOException {
    run("history", "import", FORMATS.toAbsolutePath().normalize().toString());
    done("case", "open", "flux9.example");
    Path zip = folder.resolve("redacted.zip");
    done("case", "export", CASE, zip.toString(), "--redact", "clients");
    assertThat(done("case", "verify", zip.toString()).out()).contains("is as it was exported");
    Map<String, byte[]> contents = contents(zip);
    assertThat(contents.keySet().stream().filter(name -> name.endsWith(".raw")).count())
        .isGreaterThan(30);
    assertNobody(contents, NOBODY);
  }

  @Test
  void who_asked_before_the_case_begins_is_hidden_as_well() throws IOException {
    Path leases =
        write(
            "leases.csv",
            "address,host,first,last",
            "10.0.0.1,pc-anna.corp.example,2026-11-01T00:00:00Z,2026-11-02T12:00:00Z");
    Path day = Path.of(new FluxWorld(folder).day("2026-11-02"));
    Files.move(day.resolve("dns.log"), day.resolve("pc-anna.log"));
    done("history", "import", day.toString(), "--host-map", leases.toString());
    done("case", "open", FluxWorld.DOMAIN, "--since", "2026-11-02T12:30:00Z");
    assertThat(names(hosts(), "host")).containsExactly("10.0.0.1", "10.0.0.2", "10.0.0.3");
    Path zip = folder.resolve("redacted.zip");
    done("case", "export", CASE, zip.toString(), "--redact", "clients");
    assertNobody(contents(zip), List.of("pc-anna", "10.0.0.1", "10.0.0.2"));
  }

  private static void assertNobody(Map<String, byte[]> contents, List<String> nobody) {
    contents.forEach((name, octets) -> {
      String content =
          name + "\n" + new String(octets, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
      for (String one : nobody) {
        assertThat(
                Pattern.compile("(?<![0-9a-z.:])" + Pattern.quote(one) + "(?![0-9a-z])")
                    .matcher(content)
                    .results()
                    .map(match ->
                        content.substring(
                            Math.max(0, match.start() - 80),
                            Math.min(content.length(), match.end() + 40)))
                    .findFirst())
            .as("%s in %s", one, name)
            .isEmpty();
      }
    });
  }
}
