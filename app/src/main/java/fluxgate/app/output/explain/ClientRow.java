package fluxgate.app.output.explain;

import fluxgate.app.explain.Explanation;
import fluxgate.detect.timeline.ClientTrack;
import fluxgate.verdict.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One client as an explanation lists it.
 *
 * @param label what to call it: neutralise or escape it
 * @param contacted distinct addresses connected to
 * @param track null where nothing of it is kept over time
 */
public record ClientRow(
    String label, long answers, long connections, int contacted, @Nullable ClientTrack track) {

  /** The finding's clients, or all of a domain without a finding: most connections first. */
  public static List<ClientRow> of(Explanation explanation) {
    List<ClientRow> rows = new ArrayList<>();
    Finding finding = explanation.finding();
    if (finding != null) {
      for (Finding.ClientContact contact : finding.clients()) {
        rows.add(
            new ClientRow(
                explanation.clients().of(contact.client()),
                contact.answers(),
                contact.connections(),
                contact.addressesContacted(),
                explanation.timeline().clientTrack(contact.client())));
      }
      return rows;
    }
    for (ClientTrack track : explanation.timeline().clients()) {
      rows.add(
          new ClientRow(
              explanation.clients().of(track.client()),
              track.answers(),
              track.connections(),
              track.contacted().size(),
              track));
    }
    rows.sort(
        Comparator.comparingLong((ClientRow row) -> -row.connections)
            .thenComparingLong(row -> -row.answers)
            .thenComparing(ClientRow::label));
    return rows;
  }
}
