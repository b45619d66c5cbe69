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
 */
public record Evidence(
    String code,
    double measured,
    String unit,
    String expected,
    double contribution,
    Sentence sentence,
    List<Provenance> inputs) {
  public Evidence {
    if (unit.isBlank()) {
      throw new IllegalArgumentException("evidence " + code + " without a unit");
    }
    inputs = List.copyOf(inputs);
  }
}
