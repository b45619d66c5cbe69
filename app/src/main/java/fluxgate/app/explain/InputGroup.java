package fluxgate.app.explain;

import fluxgate.observation.Provenance;
import fluxgate.verdict.Evidence;
import fluxgate.verdict.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Raw records, and the evidence that stands on just these.
 *
 * @param codes of the evidence, in the order of the finding
 * @param places where the records lie
 */
public record InputGroup(List<String> codes, List<Provenance> places) {
  public InputGroup {
    codes = List.copyOf(codes);
    places = List.copyOf(places);
  }

  /**
   * Each record of the finding once, with all of the evidence that points at it; what the heaviest
   * evidence stands on first.
   */
  public static List<InputGroup> of(Finding finding) {
    Map<Provenance, List<String>> codes = new LinkedHashMap<>();
    for (Evidence piece : finding.verdict().evidence()) {
      for (Provenance place : piece.inputs()) {
        List<String> pointing = codes.computeIfAbsent(place, at -> new ArrayList<>(2));
        if (!pointing.contains(piece.code())) {
          pointing.add(piece.code());
        }
      }
    }
    Map<List<String>, List<Provenance>> places = new LinkedHashMap<>();
    codes.forEach(
        (place, pointing) -> places.computeIfAbsent(pointing, p -> new ArrayList<>()).add(place));
    List<InputGroup> groups = new ArrayList<>(places.size());
    places.forEach((pointing, at) -> groups.add(new InputGroup(pointing, at)));
    return groups;
  }
}
