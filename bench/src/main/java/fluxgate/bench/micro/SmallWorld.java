package fluxgate.bench.micro;

import fluxgate.app.context.DetectorContexts;
import fluxgate.app.source.Plan;
import fluxgate.app.source.Progress;
import fluxgate.app.source.ReadOptions;
import fluxgate.app.source.Telemetry;
import fluxgate.bench.world.Day;
import fluxgate.detect.DetectorContext;
import fluxgate.format.Format;
import fluxgate.format.Head;
import fluxgate.net.NetworkMap;
import fluxgate.observation.Observation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
    Day day = day();
    List<Path> files =
        List.of(
            day.tsv(),
            day.json(),
            day.dnsCapture(),
            day.simulated("conn.log.gz"),
            day.simulated("eve.json.gz"),
            day.simulated("cof.json.gz"));
    Map<String, Path> inputs = new TreeMap<>();
    for (Path file : files) {
      Format format = format(file);
      if (format != null) {
        inputs.put(name(format, file), file);
      }
    }
    for (Format format : Format.values()) {
      if (inputs.keySet().stream().noneMatch(name -> name.startsWith(format.id() + "/"))) {
        for (Path file : samples(format)) {
          inputs.put(name(format, file), file);
        }
      }
    }
    return inputs;
  }

  private static String name(Format format, Path file) {
    return format.id() + "/" + file.getFileName();
  }

  /** Samples with traps for decoders say nothing of what reading costs. */
  private List<Path> samples(Format format) throws IOException {
    try (Stream<Path> files = Files.list(root.resolve(SAMPLES).resolve(format.id()))) {
      List<Path> samples = new ArrayList<>();
      for (Path file : files.sorted().toList()) {
        if (!file.toString().contains("traps")
            && format(file) == format
            && Sample.of(format, name(format, file), content(file)).isReadable()) {
          samples.add(file);
        }
      }
      return samples;
    }
  }

  private static @Nullable Format format(Path file) throws IOException {
    byte[] content = content(file);
    int length = Math.min(Head.SIZE, content.length);
    return Format.of(new Head(Arrays.copyOf(content, length), length));
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
