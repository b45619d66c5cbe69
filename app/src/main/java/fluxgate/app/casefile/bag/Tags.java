package fluxgate.app.casefile.bag;

import fluxgate.app.casefile.Jcs;
import fluxgate.app.source.Sha256;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The tag files of a bag, which follow from its payload. */
final class Tags {
  static final String BAGIT = "bagit.txt";
  static final String INFO = "bag-info.txt";
  static final String MANIFEST = "manifest-sha256.txt";
  static final String TAG_MANIFEST = "tagmanifest-sha256.txt";

  /** RFC 8493 §2.1.1. */
  private static final String DECLARATION =
      "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

  private Tags() {}

  /**
   * What was made when, by what.
   *
   * @param caseId of the case
   * @param day such as {@code 2026-11-29}
   * @param machine where it was made: more of an organisation is not known
   * @param tool the program with its version
   */
  record Made(String caseId, String day, String machine, String tool) {
    /** As the last record of custody says. */
    static Made of(Map<String, Object> last, Instant time) {
      return new Made(
          Jcs.text(last, "case"),
          time.toString().substring(0, 10),
          Jcs.text(last, "host").replaceAll("\\p{Cntrl}", " ").strip(),
          Jcs.text(last, "tool").replaceAll("\\p{Cntrl}", " "));
    }
  }

  /**
   * All four, by name.
   *
   * @param hashes of the payload, by path from the bag's folder
   * @param octets of the payload together
   */
  static SortedMap<String, String> of(SortedMap<String, String> hashes, long octets, Made made) {
    SortedMap<String, String> tags = new TreeMap<>();
    tags.put(BAGIT, DECLARATION);
    tags.put(
        INFO,
        "Source-Organization: the installation on "
            + made.machine()
            + "\nBag-Software-Agent: "
            + made.tool()
            + "\nBagging-Date: "
            + made.day()
            + "\nExternal-Identifier: "
            + made.caseId()
            + "\nPayload-Oxum: "
            + octets
            + "."
            + hashes.size()
            + "\n");
    tags.put(MANIFEST, lines(hashes));
    SortedMap<String, String> ofTags = new TreeMap<>();
    tags.forEach((name, text) -> ofTags.put(name, Sha256.of(text)));
    tags.put(TAG_MANIFEST, lines(ofTags));
    return tags;
  }

  /** A manifest: two blanks between hash and path, as {@code sha256sum} has it. */
  static String lines(Map<String, String> hashes) {
    StringBuilder lines = new StringBuilder();
    hashes.forEach((path, hash) -> lines.append(hash).append("  ").append(path).append('\n'));
    return lines.toString();
  }
}
