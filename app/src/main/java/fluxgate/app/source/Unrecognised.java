package fluxgate.app.source;

import java.util.List;

/**
 * A file that is not read: one in a folder, or an empty one.
 *
 * @param file its name
 * @param reason why not, in words
 */
public record Unrecognised(String file, String reason) {
  /** The reason of a file without an octet in it. */
  public static final String EMPTY = "is empty";

  /** Files named in a sentence; the summary names them all. */
  private static final int MOST_NAMED = 8;

  boolean isEmpty() {
    return reason.equals(EMPTY);
  }

  /** {@code a.log, b.log and 3 more}, however many there are. */
  public static String named(List<String> files) {
    int more = files.size() - MOST_NAMED;
    return String.join(", ", files.subList(0, Math.min(MOST_NAMED, files.size())))
        + (more > 0 ? " and " + more + " more" : "");
  }

  /** {@code a.log is empty}, {@code a.log, b.log are empty}. */
  public static String sayEmpty(List<String> files) {
    return named(files) + (files.size() == 1 ? " is empty" : " are empty");
  }
}
