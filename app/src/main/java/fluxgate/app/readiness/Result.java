package fluxgate.app.readiness;

import org.jspecify.annotations.Nullable;

/**
 * What a check measured.
 *
 * @param measured the figure, in one sentence
 * @param value the figure as a number, where there is one: a share from 0 to 1, a count, minutes
 * @param remedy what would help; null where nothing need be done
 */
public record Result(
    Status status, String measured, @Nullable Double value, @Nullable String remedy) {

  static Result pass(String measured, @Nullable Double value) {
    return new Result(Status.PASS, measured, value, null);
  }

  static Result unknown(String measured, String remedy) {
    return new Result(Status.UNKNOWN, measured, null, remedy);
  }

  /** With the remedy where it did not pass. */
  static Result of(Status status, String measured, @Nullable Double value, String remedy) {
    return new Result(status, measured, value, status == Status.PASS ? null : remedy);
  }
}
