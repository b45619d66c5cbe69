package fluxgate.app.casefile.dossier;

import fluxgate.app.history.sighting.RawPlace;
import java.util.List;

/**
 * Something that is said, and what it rests on.
 *
 * @param id within the case, such as {@code claim-12}
 * @param kind what sort of claim: {@code evidence} of a finding, its {@code level}, {@code answer},
 *     or a deed of a machine
 * @param about the domain, or the machine
 * @param sentence what is claimed
 * @param counted raw records that it rests on
 * @param records those of them that are to be in the package: all, or evenly chosen ones
 */
public record Claim(
    String id, String kind, String about, String sentence, long counted, List<RawPlace> records) {
  public Claim {
    records = List.copyOf(records);
  }

  /** Whether the records are examples of what the sentence sums over, not all of it. */
  public boolean isByExamples() {
    return kind.equals("evidence") || kind.equals("level");
  }
}
