package fluxgate.app.readiness;

import java.util.ArrayList;
import java.util.List;

/**
 * Everything that was measured.
 *
 * @param facts what it was measured by
 * @param checks each row of the table of checks, with its result
 * @param clauses each clause of ATT&CK's analytics, with its result
 */
public record ReadinessReport(
    Facts facts, List<Measured<Check>> checks, List<Measured<Clause>> clauses) {

  /** A row and what was measured for it. */
  public record Measured<R>(R row, Result result) {}

  /** Measures every row of both tables. */
  public static ReadinessReport of(Facts facts) {
    List<Measured<Check>> checks = new ArrayList<>();
    for (Check check : Check.values()) {
      checks.add(new Measured<>(check, check.measure(facts)));
    }
    List<Measured<Clause>> clauses = new ArrayList<>();
    for (Clause clause : Clause.values()) {
      clauses.add(new Measured<>(clause, clause.measure(facts)));
    }
    return new ReadinessReport(facts, List.copyOf(checks), List.copyOf(clauses));
  }

  /** How many checks ended so. */
  public long count(Status status) {
    return checks.stream().filter(check -> check.result().status() == status).count();
  }
}
