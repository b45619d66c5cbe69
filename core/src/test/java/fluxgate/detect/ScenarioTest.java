package fluxgate.detect;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.dns.DomainName;
import fluxgate.observation.Observation;
import fluxgate.observation.RRsetObservation;
import fluxgate.verdict.Evidence;
import fluxgate.verdict.Finding;
import fluxgate.verdict.Level;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every timeline under resources, played; and played again with the state saved and restored on the
 * way.
 */
final class ScenarioTest {
  private static final int SAVES = 5;

  /** A plural of one, networks where none is known, and thousands without a comma. */
  private static final Pattern ILL_COUNTED =
      Pattern.compile(
          "(?<![\\w.,:/])(1 (addresses|answers|blocks|clients|connections|days|homes|hours|names"
              + "|networks|servers|times)\\b|0 networks|\\d{4,} [a-z])");

  private static Stream<Path> files() {
    try {
      Path folder = Path.of(ScenarioTest.class.getResource("/fluxgate/detect/scenario").toURI());
      return Files.list(folder).sorted();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Scenario read(Path file) {
    try {
      return Scenario.parse(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @TestFactory
  Stream<DynamicTest> gives_the_expected_verdict() {
    return files()
        .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> play(file)));
  }

  private static void play(Path file) {
    Scenario scenario = read(file);
    Detector detector = new Detector(scenario.context());
    scenario.observations.forEach(detector::observe);
    detector.finish();
    assertThat(scenario.expectations).isNotEmpty();
    for (Scenario.Expectation expected : scenario.expectations) {
      check(expected, detector);
    }
  }

  private static void check(Scenario.Expectation expected, Detector detector) {
    DomainName domain = DomainName.of(expected.domain());
    List<Finding> findings =
        detector.findings(Level.NONE).stream().filter(f -> f.domain().equals(domain)).toList();
    if (expected.level().equals("nothing-kept")) {
      assertThat(findings).isEmpty();
      return;
    }
    assertThat(findings).as("findings on " + domain).hasSize(1);
    Finding finding = findings.getFirst();
    String said = describe(finding);
    if (expected.level().equals("below-suspect")) {
      assertThat(finding.peakLevel()).as(said).isLessThan(Level.SUSPECT);
    } else {
      assertThat(finding.level().word()).as(said).isEqualTo(expected.level());
    }
    List<String> codes =
        Stream.concat(
                finding.verdict().evidence().stream().map(Evidence::code),
                finding.verdict().unknown().stream())
            .toList();
    for (String word : expected.words()) {
      if (word.startsWith("+")) {
        assertThat(codes).as(said).contains(word.substring(1));
      } else if (word.startsWith("-")) {
        assertThat(codes).as(said).doesNotContain(word.substring(1));
      } else if (word.startsWith("fresh=")) {
        assertThat(finding.answers().fresh()).as(said).isEqualTo(Long.parseLong(word.substring(6)));
      } else if (word.startsWith("addresses=")) {
        assertThat(finding.addresses().count())
            .as(said)
            .isEqualTo(Long.parseLong(word.substring(10)));
      } else if (word.startsWith("by=")) {
        assertThat(finding.answers().freshToAlert())
            .as(said)
            .isNotNull()
            .isLessThanOrEqualTo(Long.parseLong(word.substring(3)));
      } else if (word.startsWith("unlisted=")) {
        assertThat(finding.verdict().unlisted().word()).as(said).isEqualTo(word.substring(9));
        assertThat(new Inquiry(detector).heldDown(finding.verdict().unlisted()))
            .as(said)
            .anyMatch(held -> held.domain().equals(domain));
      } else if (word.equals("via=none")) {
        assertThat(finding.via()).as(said).isEmpty();
      } else if (word.equals("held")) {
        assertThat(finding.verdict().caps()).as(said).isNotEmpty();
      } else {
        assertThat(finding.verdict().variant().word()).as(said).isEqualTo(word);
      }
    }
    for (Evidence piece : finding.verdict().evidence()) {
      assertThat(piece.sentence().toString()).doesNotContainPattern(ILL_COUNTED);
    }
    double sum = finding.verdict().evidence().stream().mapToDouble(Evidence::contribution).sum();
    assertThat(finding.verdict().score()).isEqualTo(sum);
  }

  private static String describe(Finding finding) {
    StringBuilder text = new StringBuilder();
    text.append(finding.domain()).append(' ').append(finding.level());
    text.append(" peak ").append(finding.peakLevel()).append(' ');
    text.append(finding.verdict().score()).append(' ').append(finding.answers());
    for (Evidence piece : finding.verdict().evidence()) {
      text.append("\n  ").append(piece.contribution()).append(' ').append(piece.code());
      text.append("  ").append(piece.sentence());
    }
    return text
        + "\n  caps "
        + finding.verdict().caps()
        + " unknown "
        + finding.verdict().unknown();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"single-flux", "single-flux-without-connections", "one-client-one-resolver"})
  void suppositions_change_the_level_or_lower_the_score(String name) {
    Scenario scenario =
        read(files().filter(file -> file.endsWith(name + ".txt")).findFirst().orElseThrow());
    Detector detector = new Detector(scenario.context());
    scenario.observations.forEach(detector::observe);
    detector.finish();
    RRsetObservation last =
        scenario.observations.stream()
            .filter(RRsetObservation.class::isInstance)
            .map(RRsetObservation.class::cast)
            .reduce((one, next) -> next)
            .orElseThrow();
    DomainName domain = DomainName.of(scenario.expectations.getFirst().domain());
    WhatIf whatIf = new Inquiry(detector).whatIf(domain, last.rrset().owner(), last);
    assertThat(whatIf).isNotNull();
    for (WhatIf.Change change : whatIf.changes()) {
      assertThat(
              change.verdict().level() != whatIf.verdict().level()
                  || change.verdict().score() < whatIf.verdict().score())
          .as(change.supposed())
          .isTrue();
    }
    if (name.equals("one-client-one-resolver")) {
      assertThat(whatIf.changes()).isNotEmpty();
    }
  }

  @TestFactory
  Stream<DynamicTest> goes_on_alike_when_saved_and_restored() {
    return files()
        .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> interrupt(file)));
  }

  private static void interrupt(Path file) {
    Scenario scenario = read(file);
    Detector whole = new Detector(scenario.context());
    scenario.observations.forEach(whole::observe);
    whole.finish();
    SplittableRandom random = new SplittableRandom(7);
    Detector broken = new Detector(scenario.context());
    double chance = (double) SAVES / scenario.observations.size();
    for (Observation observation : scenario.observations) {
      if (random.nextDouble() < chance) {
        byte[] saved = DetectorCodec.save(broken);
        broken = DetectorCodec.restore(saved, scenario.context());
        assertThat(DetectorCodec.save(broken)).isEqualTo(saved);
      }
      broken.observe(observation);
    }
    broken.finish();
    assertThat(broken.findings(Level.NONE)).isEqualTo(whole.findings(Level.NONE));
  }
}
