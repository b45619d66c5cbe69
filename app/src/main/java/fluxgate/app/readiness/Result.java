package fluxgate.app.readiness;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a check measured.
 *
 * @param measured the figure, in one sentence
 * @param value the figure as a number, where there is one: a share from 0 to 1, a count, minutes
 * @param remedy what would help; null where nothing need be done
 * @param inputs what it was measured on, the first few; empty for all
 */
public record Result(
    Status status,
    String measured,
    @Nullable Double value,
    @Nullable String remedy,
    List<String> inputs) {

  public Result {
    inputs = List.copyOf(inputs);
  }

  static Result pass(String measured, @Nullable Double value) {
    return new Result(Status.PASS, measured, value, null, List.of());
  }

  static Result unknown(String measured, String remedy) {
    return new Result(Status.UNKNOWN, measured, null, remedy, List.of());
  }

  /** With the remedy where it did not pass. */
  static Result of(Status status, String measured, @Nullable Double value, String remedy) {
    return new Result(status, measured, value, status == Status.PASS ? null : remedy, List.of());
  }

  /** The same, measured on these. */
  Result on(List<Source> sources) {
    return new Result(status, measured, value, remedy, Facts.inputs(sources));
  }
}
