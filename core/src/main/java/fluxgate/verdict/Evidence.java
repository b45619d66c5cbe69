package fluxgate.verdict;

import fluxgate.observation.Provenance;
import java.util.List;

/**
 * One reason for or against.
 *
 * @param code stable UPPER_SNAKE_CASE
 * @param measured the value
 * @param unit of the value
 * @param expected what would be ordinary here, in words
 * @param contribution natural-log likelihood ratio; negative speaks against flux
 * @param sentence one that a person can read and check
 * @param inputs examples of the raw records that it rests on
 * @param figure whether it is a figure for who looks closer, of a fact that other evidence weighs
 */
public record Evidence(
    String code,
    double measured,
    String unit,
    String expected,
    double contribution,
    Sentence sentence,
    List<Provenance> inputs,
    boolean figure) {
  public Evidence {
    if (unit.isBlank()) {
      throw new IllegalArgumentException("evidence " + code + " without a unit");
    }
    if (figure && contribution != 0) {
      throw new IllegalArgumentException("evidence " + code + " is weighed elsewhere");
    }
    inputs = List.copyOf(inputs);
  }

  /** Evidence that is weighed, or said for its own sake. */
  public Evidence(
      String code,
      double measured,
      String unit,
      String expected,
      double contribution,
      Sentence sentence,
      List<Provenance> inputs) {
    this(code, measured, unit, expected, contribution, sentence, inputs, false);
  }

  /** A figure of a fact that other evidence weighs. */
  public static Evidence figure(
      String code,
      double measured,
      String unit,
      String expected,
      Sentence sentence,
      List<Provenance> inputs) {
    return new Evidence(code, measured, unit, expected, 0, sentence, inputs, true);
  }
}
