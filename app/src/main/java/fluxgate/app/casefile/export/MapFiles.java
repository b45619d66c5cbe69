package fluxgate.app.casefile.export;

import fluxgate.app.casefile.Jcs;
import fluxgate.app.casefile.bag.Bag;
import fluxgate.app.casefile.bag.Content;
import fluxgate.app.casefile.dossier.Dossier;
import fluxgate.app.redaction.Redaction;
import fluxgate.app.source.ContextFile;
import fluxgate.app.source.Sha256;
import fluxgate.net.CsvRows;
import fluxgate.net.IpAddress;
import fluxgate.net.IpPrefix;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The network maps that the domains were judged by: much of a verdict is in whose networks the
 * addresses lie. A small map goes into the package whole; of a large one the rows that cover an
 * address that the names answered with.
 */
final class MapFiles {
  static final String FOLDER = "data/context/";

  /** Larger ones are not written whole. */
  private static final int MOST_OCTETS = 1_000_000;

  private final boolean redacts;
  private final Redaction redaction;
  private final List<IpAddress> shown;
  private final Set<String> names = new HashSet<>();

  /**
   * @param redacts whether anybody is to be hidden: then the hash of a map would give away what
   *     stood in it
   */
  MapFiles(Dossier dossier, boolean redacts, Redaction redaction) {
    this.redacts = redacts;
    this.redaction = redaction;
    this.shown =
        dossier.answers().stream()
            .map(answer -> IpAddress.parse(answer.rdata()))
            .filter(Objects::nonNull)
            .distinct()
            .toList();
  }

  /** Adds the maps; a line of the list of inputs for each. */
  List<String> addTo(Bag bag, List<ContextFile> maps) throws IOException {
    List<String> lines = new ArrayList<>();
    for (ContextFile map : maps) {
      byte[] beginning;
      String hash;
      try (InputStream in = map.open()) {
        beginning = in.readNBytes(MOST_OCTETS + 1);
      }
      try (InputStream in = map.open()) {
        hash = Sha256.of(in);
      }
      boolean whole =
          beginning.length <= MOST_OCTETS && !redacts; // rows of others tell of the house
      String path = FOLDER + name(redaction.text(map.name()));
      String text = whole ? new String(beginning, StandardCharsets.UTF_8) : covering(map);
      bag.add(path, whole ? Content.of(beginning) : Content.of(redaction.document(text)));
      Map<String, Object> line = new TreeMap<>();
      line.put("file", redaction.text(map.name()));
      line.put("kind", "network map");
      line.put("means", whole ? "whole" : "the rows that cover an address of the case's names");
      line.put("stored", path);
      if (!redacts) {
        line.put("sha256", hash);
      }
      lines.add(Jcs.text(line));
    }
    return lines;
  }

  /** The rows that speak for an address that is shown, and the header. */
  private String covering(ContextFile map) throws IOException {
    StringBuilder rows = new StringBuilder();
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(map.open(), StandardCharsets.UTF_8))) {
      boolean first = true;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.startsWith("#")) {
          continue;
        }
        IpPrefix prefix = prefix(line);
        if (prefix == null ? first : shown.stream().anyMatch(prefix::contains)) {
          rows.append(line).append('\n');
        }
        first = false;
      }
    }
    return rows.toString();
  }

  private static @Nullable IpPrefix prefix(String line) {
    List<String> fields = CsvRows.split(line);
    return fields == null ? null : IpPrefix.parse(fields.getFirst());
  }

  /** A name for the package, each once: the last part, in letters that every system has. */
  private String name(String file) {
    String last = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
    String plain =
        last.toLowerCase(Locale.ROOT)
            .replaceAll("\\.(csv|txt)?(\\.(gz|zst|xz|bz2))?$", "")
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    String name = plain.isEmpty() ? "map" : plain;
    String free = name + ".csv";
    for (int number = 2; !names.add(free); number++) {
      free = name + "-" + number + ".csv";
    }
    return free;
  }
}
