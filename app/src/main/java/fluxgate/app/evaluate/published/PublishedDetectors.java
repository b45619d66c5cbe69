package fluxgate.app.evaluate.published;

import java.util.List;
import java.util.function.Supplier;

/** The table of published detectors, in the order in which reports show them. */
public final class PublishedDetectors {
  /**
   * One of them.
   *
   * @param id its word in reports
   * @param make a detector that has seen nothing
   * @param note what a reader must know of how it was run here
   */
  public record Row(String id, Supplier<PublishedDetector> make, String note) {}

  private PublishedDetectors() {}

  /** All rows. */
  public static List<Row> rows() {
    return List.of(
        new Row(
            "holz-2008",
            Holz2008::new,
            "1.32 nA + 18.54 nASN > 142.38 over all answers of a name (Holz et al. 2008)"),
        new Row(
            "as-fraction",
            AsFraction::new,
            "(nASN-1)/(nA-1) >= .5 with at least 5 addresses, over all answers of a name"));
  }
}
