package fluxgate.app.evaluate.published;

import java.util.List;
import java.util.function.Function;

/** The table of published detectors, in the order in which reports show them. */
public final class PublishedDetectors {
  /**
   * One of them.
   *
   * @param id its word in reports
   * @param make a detector that has seen nothing
   * @param note what a reader must know of how it was run here
   */
  public record Row(String id, Function<AnalyticSettings, PublishedDetector> make, String note) {}

  private static final List<Row> ROWS =
      List.of(
          new Row(
              "holz-2008",
              settings -> new Holz2008(),
              "1.32 nA + 18.54 nASN > 142.38 over all answers of a name; every logged answer is one"
                  + " of the authors' lookups"),
          new Row(
              "zeek-anomalous-dns",
              settings -> new ZeekAnomalousDns(),
              "the score of holz-2008 times nASN/nA; TTL up to 30 min, state for 31 min"),
          new Row(
              "fluxbuster-tree",
              settings -> new FluxBusterTree(),
              "prefilter, clustering and decision tree of the released program, once a UTC day;"
                  + " passively: queries are logged answers, and domains per network know only"
                  + " candidates of the last 9 days of the input"),
          new Row(
              "as-fraction",
              settings -> new AsFraction(),
              "(nASN-1)/(nA-1) >= .5 with at least 5 addresses, over all answers of a name"),
          new Row(
              "ttl-and-addresses",
              settings -> new TtlAndAddresses(),
              "TTL as logged <= 300 s and at least 5 addresses in 24 h"),
          new Row(
              "an1331",
              An1331::new,
              "cannot judge which process asks, nor its lineage, where no endpoint log says so"),
          new Row(
              "an1332",
              An1332::new,
              "cannot judge which program asks where no endpoint log says so"),
          new Row(
              "an1333",
              An1333::new,
              "cannot judge which process asks; a domain's age is by its registration, where that"
                  + " is unknown by the name's first answer with a short TTL"),
          new Row(
              "an1334",
              An1334::new,
              "cannot judge the hypervisor's resolver configuration; takes every client for a"
                  + " hypervisor"));

  private PublishedDetectors() {}

  /** All rows. */
  public static List<Row> rows() {
    return ROWS;
  }
}
