package fluxgate.app.casefile.dossier;

import fluxgate.app.casefile.CaseFile;
import fluxgate.app.casefile.Jcs;
import fluxgate.app.casefile.evidence.FrozenInput;
import fluxgate.app.explain.Explanation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a report shows.
 *
 * @param explanations of the domains, as they may be shown
 * @param inputs that raw records were copied from
 * @param records raw records that there are
 * @param missing raw records that are not to be had
 * @param custody the chain so far
 */
public record CaseView(
    Dossier dossier,
    List<Explanation> explanations,
    Naming naming,
    List<FrozenInput> inputs,
    long records,
    long missing,
    List<String> custody,
    List<CaseFile.Note> notes) {
  /** Rows of a table of happenings: a report is read. */
  private static final int MOST_HAPPENINGS = 200;

  public CaseView {
    explanations = List.copyOf(explanations);
    inputs = List.copyOf(inputs);
    custody = List.copyOf(custody);
    notes = List.copyOf(notes);
  }

  /** What happened but first sights of addresses, which the charts show. */
  public List<Happening> happenings() {
    return dossier.happenings().stream()
        .filter(happening -> !happening.kind().equals("answer"))
        .limit(MOST_HAPPENINGS)
        .toList();
  }

  /** How many happenings are only in the package's timeline. */
  public int furtherHappenings() {
    return dossier.happenings().size() - happenings().size();
  }

  /** What could not be seen, and what cannot be shown: raw records that are not to be had first. */
  public List<String> gaps() {
    List<String> gaps = new ArrayList<>(dossier.gaps());
    String missing = Missing.sentence(this);
    if (missing != null) {
      gaps.addFirst(missing);
    }
    return gaps;
  }

  /** What whoever reads nothing but the beginning must know; null where nothing. */
  public @Nullable String warning() {
    return Missing.sentence(this);
  }

  /** The records of custody. */
  public List<Map<String, Object>> acts() {
    return custody.stream().map(Jcs::parse).filter(Objects::nonNull).toList();
  }

  /** The last look at each input, in the order of the first. */
  public List<FrozenInput> lastInputs() {
    Map<String, FrozenInput> last = new LinkedHashMap<>();
    inputs.forEach(input -> last.put(input.name() + "\n" + input.imported(), input));
    return List.copyOf(last.values());
  }
}
