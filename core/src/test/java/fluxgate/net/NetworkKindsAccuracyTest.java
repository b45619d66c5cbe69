package fluxgate.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * How often the kinds are right, against lists of systems that others labelled as hosting and as
 * access. Prints the table of {@code docs/network-kinds.md} and holds a floor below it.
 */
class NetworkKindsAccuracyTest {
  /** Beside the checkout; the tests run in a module's folder or in the root. */
  private static final Path LABELS = Path.of("shared/data/context/asn-labels");

  private enum Answer {
    ACCESS,
    SERVER,
    OTHER,
    UNKNOWN;

    static Answer of(NetworkKind kind) {
      return switch (kind) {
        case ACCESS -> ACCESS;
        case HOSTING, CLOUD, CDN -> SERVER;
        case EDUCATION -> OTHER;
        case UNKNOWN -> UNKNOWN;
      };
    }
  }

  /** Weight of the systems by label and answer. */
  private record Confusion(Map<Answer, Map<Answer, Double>> counts) {
    private double get(Answer label, Answer answer) {
      return counts.getOrDefault(label, Map.of()).getOrDefault(answer, 0.0);
    }

    double precision(Answer which) {
      double answered = get(Answer.ACCESS, which) + get(Answer.SERVER, which);
      return get(which, which) / answered;
    }

    double recall(Answer which) {
      double all = counts.getOrDefault(which, Map.of()).values().stream().mapToDouble(x -> x).sum();
      return get(which, which) / all;
    }

    double precision() {
      double unknown = get(Answer.ACCESS, Answer.UNKNOWN) + get(Answer.SERVER, Answer.UNKNOWN);
      return right() / (all() - unknown);
    }

    double recall() {
      return right() / all();
    }

    private double right() {
      return get(Answer.ACCESS, Answer.ACCESS) + get(Answer.SERVER, Answer.SERVER);
    }

    private double all() {
      return counts.values().stream()
          .flatMap(row -> row.values().stream())
          .mapToDouble(x -> x)
          .sum();
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%.4f %.4f | %.4f %.4f | %.4f %.4f",
          precision(Answer.ACCESS),
          recall(Answer.ACCESS),
          precision(Answer.SERVER),
          recall(Answer.SERVER),
          precision(),
          recall());
    }
  }

  @Test
  void kindsAgreeWithLabelsOfOthers() throws IOException {
    Path folder = labels();
    NetworkKinds kinds = NetworkKinds.bundled();
    NetworkNameRules rules = kinds.rules();
    Labelled labelled = new Labelled(folder, AsnTable.bundled());

    System.out.println("                    access p, r   | server p, r   | overall p, r");
    Confusion byNumber = labelled.judge("table+rules, number", kinds::kind, asn -> 1);
    Confusion bySpace = labelled.judge("table+rules, space", kinds::kind, labelled::addresses);
    labelled.judge("rules, number", (asn, name) -> rules.kind(name), asn -> 1);
    Confusion rulesBySpace =
        labelled.judge("rules, space", (asn, name) -> rules.kind(name), labelled::addresses);
    labelled.judge("words, number", (asn, name) -> words(rules, name), asn -> 1);
    labelled.judge("words, space", (asn, name) -> words(rules, name), labelled::addresses);
    labelled.printWrong(kinds);

    assertThat(bySpace.precision()).isGreaterThan(0.995);
    assertThat(bySpace.recall()).isGreaterThan(0.99);
    assertThat(bySpace.precision(Answer.ACCESS)).isGreaterThan(0.995);
    assertThat(bySpace.recall(Answer.SERVER)).isGreaterThan(0.98);
    assertThat(byNumber.precision()).isGreaterThan(0.96);
    assertThat(byNumber.precision(Answer.SERVER)).isGreaterThan(0.99);
    assertThat(byNumber.recall()).isGreaterThan(0.75);
    assertThat(rulesBySpace.precision()).isGreaterThan(0.99);
  }

  /** The rules without those that name an operator. */
  private static NetworkKind words(NetworkNameRules rules, String name) {
    NetworkNameRules.Rule rule = rules.match(name);
    return rule == null || rule.why().startsWith("brand") ? NetworkKind.UNKNOWN : rule.kind();
  }

  private static Path labels() {
    for (String up : new String[] {"..", "../.."}) {
      Path folder = Path.of(up).resolve(LABELS);
      if (Files.isDirectory(folder)) {
        return folder;
      }
    }
    assumeTrue(false, "the labelled systems are not beside this checkout");
    throw new AssertionError();
  }

  /** The labelled systems that the table has, with names and IPv4 addresses. */
  private static final class Labelled {
    private final Map<Long, String> names = new HashMap<>();
    private final Map<Long, Double> addresses = new HashMap<>();
    private final Map<Long, Answer> labels = new HashMap<>();

    Labelled(Path folder, AsnTable table) throws IOException {
      AddressRanges.V4 v4 = table.ranges().v4();
      for (int place = 0; place < table.records().size(); place++) {
        AsnRecord asn = table.records().get(place);
        names.put(asn.asn(), asn.name());
      }
      for (int i = 0; i < v4.value().length; i++) {
        double size = (v4.last()[i] & 0xFFFF_FFFFL) - (v4.first()[i] & 0xFFFF_FFFFL) + 1;
        addresses.merge(table.records().number(v4.value()[i]), size, Double::sum);
      }
      label(folder.resolve("datacenter-asn.txt"), Answer.SERVER);
      label(folder.resolve("access-asn.txt"), Answer.ACCESS);
    }

    private void label(Path list, Answer label) throws IOException {
      Pattern number = Pattern.compile("^(?:AS)?(\\d{1,10})\\b");
      for (String line : Files.readAllLines(list)) {
        Matcher matcher = number.matcher(line);
        if (matcher.find() && names.containsKey(Long.parseLong(matcher.group(1)))) {
          labels.put(Long.parseLong(matcher.group(1)), label);
        }
      }
    }

    double addresses(long asn) {
      return addresses.getOrDefault(asn, 0.0);
    }

    Confusion judge(
        String what, BiFunction<Long, String, NetworkKind> judge, ToDoubleFunction<Long> weight) {
      Map<Answer, Map<Answer, Double>> counts = new HashMap<>();
      labels.forEach((asn, label) ->
          counts
              .computeIfAbsent(label, l -> new HashMap<>())
              .merge(
                  Answer.of(judge.apply(asn, names.getOrDefault(asn, ""))),
                  weight.applyAsDouble(asn),
                  Double::sum));
      Confusion confusion = new Confusion(counts);
      System.out.printf(Locale.ROOT, "%-19s %s%n", what, confusion);
      return confusion;
    }

    void printWrong(NetworkKinds kinds) {
      Set<String> wrong = new TreeSet<>();
      labels.forEach((asn, label) -> {
        NetworkKind kind = kinds.kind(asn, names.getOrDefault(asn, ""));
        if (kind != NetworkKind.UNKNOWN && Answer.of(kind) != label) {
          wrong.add(label + " labelled, " + kind + " said: " + asn + " " + names.get(asn));
        }
      });
      wrong.forEach(System.out::println);
    }
  }
}
