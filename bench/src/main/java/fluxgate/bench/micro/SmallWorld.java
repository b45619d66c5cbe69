package fluxgate.bench.micro;

import fluxgate.app.context.DetectorContexts;
import fluxgate.app.source.Plan;
import fluxgate.app.source.Progress;
import fluxgate.app.source.ReadOptions;
import fluxgate.app.source.Telemetry;
import fluxgate.bench.world.Day;
import fluxgate.detect.DetectorContext;
import fluxgate.format.Format;
import fluxgate.net.NetworkMap;
import fluxgate.observation.Observation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * What is measured on: a small simulated day in all shapes that it can have, and for formats in
 * which it has none the samples that the tests of the format have.
 *
 * @param root of the repository
 * @param folder where the day lies
 */
record SmallWorld(Path root, Path folder) {
  /** Both in the JVMs that JMH starts, which inherit them. */
  static final String ROOT = "fluxgate.bench.root";

  static final String FOLDER = "fluxgate.bench.folder";

  private static final List<String> OPTIONS =
      List.of(
          "--seed",
          "7",
          "--flux",
          "10",
          "--benign",
          "300",
          "--clients",
          "200",
          "--lookups",
          "40",
          "--format",
          "zeek,eve,cof");

  private static final String SAMPLES = "core/src/test/resources/fluxgate/format";

  /** That of this process. */
  static SmallWorld here() {
    return new SmallWorld(Path.of(System.getProperty(ROOT)), Path.of(System.getProperty(FOLDER)));
  }

  private Day day() throws IOException {
    return Day.of(root, folder, OPTIONS);
  }

  /** How the day is made. */
  String command() throws IOException {
    return day().command();
  }

  /** Inputs by their names, {@code format/file}. */
  Map<String, Path> inputs() throws IOException {
    Map<String, Path> inputs = new TreeMap<>();
    for (Path file : simulated()) {
      Sample sample = Sample.of(file.getFileName().toString(), content(file));
      if (sample != null) {
        inputs.put(name(sample.wrapped().format(), file), file);
      }
    }
    for (Format format : Format.values()) {
      Path sample = inputs.keySet().stream().anyMatch(isOf(format)) ? null : sample(format);
      if (sample != null) {
        inputs.put(name(format, sample), sample);
      }
    }
    return inputs;
  }

  private static Predicate<String> isOf(Format format) {
    return name -> name.startsWith(format.id() + "/");
  }

  private List<Path> simulated() throws IOException {
    Day day = day();
    return List.of(
        day.tsv(),
        day.json(),
        day.dnsCapture(),
        day.simulated("conn.log.gz"),
        day.simulated("eve.json.gz"),
        day.simulated("cof.json.gz"));
  }

  /** The file of one of {@link #inputs}, without looking at the others. */
  Path input(String name) throws IOException {
    Path sample = root.resolve(SAMPLES).resolve(name);
    if (Files.exists(sample)) {
      return sample;
    }
    return simulated().stream()
        .filter(file -> name.endsWith("/" + file.getFileName()))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(name));
  }

  private static String name(Format format, Path file) {
    return format.id() + "/" + file.getFileName();
  }

  /** The largest without traps for decoders, which say nothing of what reading costs. */
  private @Nullable Path sample(Format format) throws IOException {
    try (Stream<Path> files = Files.list(root.resolve(SAMPLES).resolve(format.id()))) {
      Path largest = null;
      for (Path file : files.sorted().toList()) {
        if (!file.toString().contains("traps")
            && (largest == null || Files.size(file) > Files.size(largest))) {
          Sample sample = Sample.of(name(format, file), content(file));
          if (sample != null && sample.wrapped().format() == format && sample.isReadable()) {
            largest = file;
          }
        }
      }
      return largest;
    }
  }

  /** All of the file, decompressed. */
  static byte[] content(Path file) throws IOException {
    byte[] content = Files.readAllBytes(file);
    if (!file.toString().endsWith(".gz")) {
      return content;
    }
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(content))) {
      return in.readAllBytes();
    }
  }

  private Plan plan() throws IOException {
    Day day = day();
    List<String> inputs =
        Stream.of(day.tsv(), day.simulated("conn.log.gz"), day.networkMap())
            .map(Path::toString)
            .toList();
    return Telemetry.open(
        inputs, ReadOptions.standard().withContext(head -> NetworkMap.recognises(head.lines())));
  }

  /** What the detector is told beforehand. */
  DetectorContext context() throws IOException {
    return DetectorContexts.load(plan().contextFiles(), null, note -> {});
  }

  /** Observations of the day's DNS and connections, in the order of their time. */
  List<Observation> observations() throws IOException {
    List<Observation> observations = new ArrayList<>();
    plan().read(observations::add, Progress.NONE);
    return observations;
  }
}
