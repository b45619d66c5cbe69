package fluxgate.detect.context;

import fluxgate.net.IpAddress;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The table of the forms that context comes in, told by the beginning of the content. */
public enum ContextFormat {
  /** {@link StoreFile}. */
  STORE,
  /** {@link MispListReader}. */
  MISP_LIST,
  /** {@link RegistrationJson}. */
  REGISTRATION_JSON,
  /** {@link RegistrationCsv}. */
  REGISTRATION_CSV,
  /** {@link PlainListReader}. */
  PLAIN_LIST;

  private static final Pattern OURS = Pattern.compile("\"(scope|kind|domain)\"\\s*:\\s*\"");
  private static final Pattern REGISTERED = Pattern.compile("\"registered\"\\s*:");
  private static final Pattern MISP =
      Pattern.compile("\"(list|matching_attributes|description|version)\"\\s*:");

  /**
   * The form of a file that begins with this text; null where it cannot be context, because octets
   * in it are no text or none of its first lines reads.
   *
   * @param head the first few kilobytes, decompressed, octets as characters
   */
  public static @Nullable ContextFormat of(String head) {
    String text = head.startsWith("\u00ef\u00bb\u00bf") ? head.substring(3) : head;
    if (text.indexOf('\0') >= 0) {
      return null;
    }
    String stripped = text.stripLeading();
    if (stripped.startsWith("{") || stripped.startsWith("[")) {
      String first = stripped.lines().findFirst().orElse("");
      boolean ours = first.startsWith("{") && OURS.matcher(first).find();
      if (ours && !first.contains("\"domain\"")
          || ours && REGISTERED.matcher(first).find() && first.endsWith("}")) {
        return STORE;
      }
      boolean misp = stripped.startsWith("{") && MISP.matcher(stripped).find();
      return misp && !stripped.contains("\"ldhName\"") ? MISP_LIST : REGISTRATION_JSON;
    }
    List<String> lines =
        stripped.lines().filter(line -> !line.isBlank() && line.charAt(0) != '#').limit(5).toList();
    if (!lines.isEmpty()
        && (RegistrationCsv.isHeader(lines.getFirst())
            || RegistrationCsv.isRow(lines.getFirst()))) {
      return REGISTRATION_CSV;
    }
    boolean any = lines.stream().anyMatch(ContextFormat::isPlain);
    return any || lines.isEmpty() ? PLAIN_LIST : null;
  }

  private static boolean isPlain(String line) {
    String[] words = line.strip().split("\\s+");
    String word = words[0].substring(words[0].indexOf(',') + 1);
    return words.length == 1 ? Scope.parse(word) != null : IpAddress.parse(words[0]) != null;
  }

  /**
   * Reads a file of this form to its end; the stream stays open.
   *
   * @param name what to call the list where it has no name of its own
   * @param as what its entries are to mean, where the form does not say; null for information
   * @param ledger gets every record, and the reason where the whole cannot be used
   */
  public void read(
      InputStream in, String name, @Nullable ListTerms as, ContextSink sink, ReadingLedger ledger)
      throws IOException {
    switch (this) {
      case STORE -> StoreFile.read(in, sink, ledger);
      case MISP_LIST -> MispListReader.read(in, name, as, sink, ledger);
      case REGISTRATION_JSON -> RegistrationJson.read(in, sink, ledger);
      case REGISTRATION_CSV -> RegistrationCsv.read(in, sink, ledger);
      case PLAIN_LIST -> {
        ListRole role = ListRole.of(name);
        ledger.guessed(name, role.toldBy(name, "its file's name"));
        ListTerms terms = as == null ? ListTerms.information(name, role) : as.named(name, role);
        PlainListReader.read(in, terms, sink, ledger);
      }
    }
  }
}
