package fluxgate.app.findings;

import fluxgate.app.history.folder.StoredInput;
import fluxgate.app.ledger.FileReport;
import fluxgate.app.ledger.ReadReport;
import fluxgate.app.source.ContextFile;
import fluxgate.app.source.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** What a hunt read and what it judged by, by name and hash: the JSON that is kept of it. */
public final class InputPrints {
  private InputPrints() {}

  /**
   * The files that were read.
   *
   * @param hashes SHA-256 by name, of those that are known
   */
  public static String ofTelemetry(ReadReport report, Map<String, String> hashes) {
    return array(json -> {
      for (FileReport file : report.files()) {
        json.writeStartObject();
        json.writeStringProperty("file", file.file());
        json.writeStringProperty("format", file.format());
        json.writeNumberProperty("octets", file.bytes());
        json.writeStringProperty("sha256", hashes.get(file.file()));
        json.writeEndObject();
      }
    });
  }

  /** The inputs of a store that observations came from. */
  public static String ofStored(List<StoredInput> inputs) {
    return array(json -> {
      for (StoredInput input : inputs) {
        json.writeStartObject();
        json.writeStringProperty("file", input.file());
        json.writeStringProperty("format", input.format());
        json.writeNumberProperty("octets", input.octets());
        json.writeStringProperty("sha256", input.sha256());
        json.writeEndObject();
      }
    });
  }

  /** Files of a store that could not be read. */
  static String ofMissing(Set<String> paths) {
    return array(json -> new TreeSet<>(paths).forEach(json::writeString));
  }

  /**
   * What it was judged by: of a folder one hash over the names and contents in it.
   *
   * @param maps network maps that were found among the inputs
   * @param paths files and folders
   */
  public static String ofContext(List<ContextFile> maps, List<Path> paths) throws IOException {
    Map<String, String> hashes = new LinkedHashMap<>();
    for (ContextFile map : maps) {
      try (InputStream in = map.open()) {
        hashes.put(map.name(), Sha256.of(in));
      }
    }
    for (Path path : paths) {
      hashes.put(path.toString(), hash(path));
    }
    return array(json ->
        hashes.forEach((file, hash) -> {
          json.writeStartObject();
          json.writeStringProperty("file", file);
          json.writeStringProperty("sha256", hash);
          json.writeEndObject();
        }));
  }

  private static String hash(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return Sha256.of(path);
    }
    List<Path> files;
    try (Stream<Path> all = Files.walk(path)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    MessageDigest digest = Sha256.digest();
    for (Path file : files) {
      digest.update(path.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
      MessageDigest content = Sha256.digest();
      try (InputStream in = Files.newInputStream(file)) {
        Sha256.add(in, content);
      }
      digest.update(content.digest());
    }
    return Sha256.hex(digest.digest());
  }

  private static String array(Consumer<JsonGenerator> elements) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartArray();
      elements.accept(json);
      json.writeEndArray();
    }
    return text.toString();
  }
}
