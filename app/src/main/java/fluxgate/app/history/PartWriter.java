package fluxgate.app.history;

import fluxgate.app.history.Part.Batch;
import fluxgate.app.history.StoredFile.Kind;
import fluxgate.app.history.StoredFile.Share;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes parts as Parquet, one file a day that occurs in them, sorted by time, and with it the
 * tuples of the day.
 */
final class PartWriter implements Gathering.Writer {
  private final StoreFolder store;
  private final long number;
  private final Map<String, Integer> partsOfDay = new HashMap<>();
  private final List<StoredFile> observations = new ArrayList<>();

  /** By day; of days with several parts what the first alone would give. */
  private final Map<String, List<StoredFile>> tuples = new TreeMap<>();

  private List<Batch> batches = new ArrayList<>();

  /**
   * @param number of the publication that the files will belong to
   */
  PartWriter(StoreFolder store, long number) {
    this.store = store;
    this.number = number;
  }

  /** The files so far; they are in their places, and no manifest names them yet. */
  List<StoredFile> observations() {
    return observations;
  }

  /** The tuples of a day where all that was written of it was in one part, else none. */
  List<StoredFile> tuples(String day) {
    return partsOfDay.getOrDefault(day, 0) == 1 ? tuples.getOrDefault(day, List.of()) : List.of();
  }

  @Override
  public void write(Batch batch) throws IOException {
    if (batch.rows > 0) {
      batches.add(batch);
    }
    if (batch.endsPart && !batches.isEmpty()) {
      Rows rows = new Rows(batches);
      batches = new ArrayList<>();
      int from = 0;
      while (from < rows.count()) {
        LocalDate day = Times.day(rows.time(from));
        int to = rows.endBefore(Times.startOf(day) + Times.DAY, from);
        write(rows, day.toString(), from, to);
        from = to;
      }
    }
  }

  private void write(Rows rows, String day, int from, int to) throws IOException {
    int part = partsOfDay.merge(day, 1, Integer::sum) - 1;
    String name = StoreFolder.path("observations", day, "", number, part);
    Path target = store.folder().resolve(name);
    Durable.createFolderOf(target);
    ObservationFile file = new ObservationFile(rows, from, to);
    file.write(Durable.unfinished(target));
    Durable.publish(target);
    observations.add(
        new StoredFile(
            name,
            Kind.OBSERVATIONS,
            day,
            number,
            to - from,
            Files.size(target),
            Durable.sha256(target),
            rows.time(from),
            rows.time(to - 1),
            List.of(),
            shares(rows, from, to)));
    if (part == 0) {
      DayTuples sums = new DayTuples(rows, from, to);
      tuples.put(day, List.of(write(Kind.BY_NAME, day, sums), write(Kind.BY_ADDRESS, day, sums)));
    }
  }

  private StoredFile write(Kind kind, String day, DayTuples sums) throws IOException {
    String name = StoreFolder.path("tuples", day, kind.word() + "-", number, 0);
    Path target = store.folder().resolve(name);
    Durable.createFolderOf(target);
    TupleFile.write(sums, kind, Durable.unfinished(target));
    Durable.publish(target);
    return new StoredFile(
        name,
        kind,
        day,
        number,
        sums.size(),
        Files.size(target),
        Durable.sha256(target),
        sums.firstMicros(),
        sums.lastMicros(),
        List.of(),
        List.of());
  }

  private static List<Share> shares(Rows rows, int from, int to) {
    long[] count = new long[rows.part.shapes.size()];
    long[] first = new long[count.length];
    long[] last = new long[count.length];
    for (int i = from; i < to; i++) {
      int shape = rows.shape(i);
      if (count[shape]++ == 0) {
        first[shape] = rows.time(i);
      }
      last[shape] = rows.time(i);
    }
    Map<String, Share> shares = new TreeMap<>();
    for (int shape = 0; shape < count.length; shape++) {
      if (count[shape] > 0) {
        Part.Shape of = rows.part.shapes.get(shape);
        String vantage = of.vantage().sensor();
        String position = Part.word(of.vantage().position());
        Share share = new Share(vantage, position, count[shape], first[shape], last[shape]);
        shares.merge(vantage + "\n" + position, share, PartWriter::add);
      }
    }
    return List.copyOf(shares.values());
  }

  private static Share add(Share a, Share b) {
    return new Share(
        a.vantage(),
        a.position(),
        a.rows() + b.rows(),
        Math.min(a.firstMicros(), b.firstMicros()),
        Math.max(a.lastMicros(), b.lastMicros()));
  }
}
