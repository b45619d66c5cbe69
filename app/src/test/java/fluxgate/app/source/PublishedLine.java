package fluxgate.app.source;

import fluxgate.app.output.JsonTree;
import fluxgate.net.IpAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One published log line, with what another collector reads out of it.
 *
 * @param sample the file's name, without its ending
 * @param line as the product wrote it; line feeds inside of it are blanks
 * @param asks whether it tells of DNS: somebody (an address or a machine) asked for a name, with a
 *     type or a response code
 * @param connects whether it tells of a connection: addresses of both ends, the port that was asked
 *     (other than DNS's own), and TCP or UDP
 */
record PublishedLine(String sample, String line, boolean asks, boolean connects) {
  /** When syslog headers say that lines were written that say no time themselves. */
  private static final String HEADER = "<134>1 2026-11-23T07:38:10Z sensor.example app - - - ";

  /**
   * What a name server says of its own doings, or of what a policy made of a question that has a
   * line of its own: it tells of no client, or nothing new.
   */
  private static final Pattern SERVERS_OWN =
      Pattern.compile(
          ".*( resolving '|DNS format error from|: query failed \\(|: rpz \\S+ .*\\brewrite ).*");

  static PublishedLine read(Path file, boolean header) throws IOException {
    Map<String, @Nullable Object> test = JsonTree.object(Files.readString(file));
    String message = String.valueOf(at(test, "input", "message"));
    String line = message.strip().replace('\r', ' ').replace('\n', ' ');
    String name = String.valueOf(file.getFileName());
    return new PublishedLine(
        name.substring(0, name.length() - ".json".length()),
        header && !line.startsWith("<") ? HEADER + line : line,
        asks(test) && !SERVERS_OWN.matcher(line).matches(),
        connects(test) && !SERVERS_OWN.matcher(line).matches());
  }

  boolean tells() {
    return asks || connects;
  }

  private static boolean asks(Map<String, @Nullable Object> test) {
    boolean who =
        says(test, "source", "ip") || says(test, "client", "ip") || says(test, "host", "name");
    boolean what = says(test, "dns", "question", "type") || says(test, "dns", "response_code");
    return who && what && says(test, "dns", "question", "name");
  }

  private static boolean connects(Map<String, @Nullable Object> test) {
    String protocol =
        (text(test, "network", "transport") + " " + text(test, "network", "iana_number"))
            .toLowerCase(Locale.ROOT);
    boolean known =
        List.of(protocol.split(" ")).stream()
            .anyMatch(word -> List.of("tcp", "udp", "6", "17").contains(word));
    String port = text(test, "destination", "port");
    return known
        && isAddress(text(test, "source", "ip"))
        && isAddress(text(test, "destination", "ip"))
        && port.matches("\\d{1,5}")
        && !port.equals("53")
        && Integer.parseInt(port) <= 65_535
        && !text(test, "source", "port").equals("53");
  }

  private static boolean isAddress(String text) {
    return IpAddress.parse(text) != null;
  }

  private static boolean says(Map<String, @Nullable Object> test, String... path) {
    return !text(test, path).isEmpty();
  }

  /** What the other collector says; empty where it says nothing. */
  private static String text(Map<String, @Nullable Object> test, String... path) {
    String[] whole = new String[path.length + 1];
    whole[0] = "expected";
    System.arraycopy(path, 0, whole, 1, path.length);
    Object value = at(test, whole);
    return value == null ? "" : String.valueOf(value);
  }

  private static @Nullable Object at(Map<String, @Nullable Object> root, String... path) {
    Object value = root;
    for (String name : path) {
      value = value instanceof Map<?, ?> map ? map.get(name) : null;
    }
    return value;
  }
}
