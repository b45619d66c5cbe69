package fluxgate.app.ledger;

import java.io.IOException;

/** An output that the user asked for could not be written; the message is one whole sentence. */
public final class OutputException extends Exception {
  private static final long serialVersionUID = 1;

  /**
   * @param target what was to be written, as the user gave it
   */
  public OutputException(String target, IOException cause) {
    super("Cannot write " + target + ": " + reason(cause) + ".", cause);
  }

  private static String reason(IOException cause) {
    if (cause instanceof java.nio.file.NoSuchFileException) {
      return "no such folder";
    }
    if (cause instanceof java.nio.file.AccessDeniedException) {
      return "permission denied";
    }
    String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }
}
