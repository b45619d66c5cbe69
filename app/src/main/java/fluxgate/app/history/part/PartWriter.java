package fluxgate.app.history.part;

import fluxgate.app.history.folder.Durable;
import fluxgate.app.history.folder.StoreFolder;
import fluxgate.app.history.folder.StoredFile;
import fluxgate.app.history.folder.StoredFile.Content;
import fluxgate.app.history.folder.StoredFile.Kind;
import fluxgate.app.history.folder.StoredFile.Share;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes parts as Parquet, one file a kind and day that occurs in them, and with the answers of a
 * day its tuples.
 */
public final class PartWriter implements Gathering.Writer {
  private final StoreFolder store;
  private final long number;
  private final @Nullable Map<String, Integer> only;

  /** By kind and day. */
  private final Map<String, Integer> partsOfDay = new HashMap<>();

  private final List<StoredFile> files = new ArrayList<>();

  /** By day; of days with several parts what the first alone would give. */
  private final Map<String, List<StoredFile>> tuples = new TreeMap<>();

  private List<AnswerBatch> answers = new ArrayList<>();
  private List<QuestionBatch> questions = new ArrayList<>();
  private List<ConnectionBatch> connections = new ArrayList<>();
  private List<SettingBatch> settings = new ArrayList<>();

  /**
   * @param number of the publication that the files will belong to
   */
  public PartWriter(StoreFolder store, long number) {
    this(store, number, null);
  }

  /**
   * Writes of an earlier publication some files once more, without tuples.
   *
   * @param only by {@link #key} the first part of what is wanted; null: all
   */
  public PartWriter(StoreFolder store, long number, @Nullable Map<String, Integer> only) {
    this.store = store;
    this.number = number;
    this.only = only;
    if (only != null) {
      partsOfDay.putAll(only);
    }
  }

  /** What the files of a kind and day have in common. */
  public static String key(Kind kind, String day) {
    return kind + day;
  }

  /** The files so far but the tuples; they are in their places, and no manifest names them yet. */
  public List<StoredFile> files() {
    return files;
  }

  public Stream<StoredFile> files(Kind kind) {
    return files.stream().filter(file -> file.kind() == kind);
  }

  /** The tuples of a day where all that was written of it was in one part, else none. */
  public List<StoredFile> tuples(String day) {
    return partsOfDay.getOrDefault(key(Kind.OBSERVATIONS, day), 0) == 1
        ? tuples.getOrDefault(day, List.of())
        : List.of();
  }

  @Override
  public void add(Batch batch) {
    switch (batch) {
      case AnswerBatch seen -> answers.add(seen);
      case QuestionBatch asked -> questions.add(asked);
      case ConnectionBatch seen -> connections.add(seen);
      case SettingBatch set -> settings.add(set);
    }
  }

  @Override
  public void endPart() throws IOException {
    if (!answers.isEmpty()) {
      AnswerRows rows = new AnswerRows(answers);
      answers = new ArrayList<>();
      Table<AnswerBatch> table = Tables.answers(rows);
      for (int from = 0; from < rows.count(); from = rows.endOfDay(from)) {
        boolean first = write(Kind.OBSERVATIONS, rows, table, from);
        if (first && only == null) {
          String day = day(rows, from);
          DayTuples sums = new DayTuples(rows, from, rows.endOfDay(from));
          tuples.put(
              day, List.of(write(Kind.BY_NAME, day, sums), write(Kind.BY_ADDRESS, day, sums)));
        }
      }
    }
    write(Kind.QUESTIONS, questions, Tables::questions);
    questions = new ArrayList<>();
    write(Kind.CONNECTIONS, connections, Tables::connections);
    connections = new ArrayList<>();
    write(Kind.SETTINGS, settings, Tables::settings);
    settings = new ArrayList<>();
  }

  private <B extends Batch> void write(
      Kind kind, List<B> batches, Function<Rows<B>, Table<B>> columns) throws IOException {
    if (!batches.isEmpty()) {
      Rows<B> rows = new Rows<>(batches);
      Table<B> table = columns.apply(rows);
      for (int from = 0; from < rows.count(); from = rows.endOfDay(from)) {
        write(kind, rows, table, from);
      }
    }
  }

  private static String day(Rows<?> rows, int place) {
    return LocalDate.ofEpochDay(rows.day(place)).toString();
  }

  /** Writes the rows of a day; whether they are the first of it. */
  private <B extends Batch> boolean write(Kind kind, Rows<B> rows, Table<B> table, int from)
      throws IOException {
    String day = day(rows, from);
    int to = rows.endOfDay(from);
    String key = key(kind, day);
    if (only != null && !only.containsKey(key)) {
      return false;
    }
    int part = partsOfDay.merge(key, 1, Integer::sum) - 1;
    String name = StoreFolder.path(kind.folder(), day, "", number, part);
    Path target = store.folder().resolve(name);
    Durable.createFolderOf(target);
    table.write(Durable.unfinished(target), from, to);
    Durable.publish(target);
    List<Share> shares = shares(rows, from, to);
    files.add(
        new StoredFile(
                name,
                kind,
                day,
                number,
                Content.of(
                    target,
                    to - from,
                    shares.stream().mapToLong(Share::firstMicros).min().orElse(0),
                    shares.stream().mapToLong(Share::lastMicros).max().orElse(0)))
            .seenBy(shares, rows.late(from, to)));
    return part == 0;
  }

  private StoredFile write(Kind kind, String day, DayTuples sums) throws IOException {
    String name = StoreFolder.path(kind.folder(), day, kind.word() + "-", number, 0);
    Path target = store.folder().resolve(name);
    Durable.createFolderOf(target);
    TupleFile.write(sums, kind, Durable.unfinished(target));
    Durable.publish(target);
    return new StoredFile(
        name,
        kind,
        day,
        number,
        Content.of(target, sums.size(), sums.firstMicros(), sums.lastMicros()));
  }

  private static <B extends Batch> List<Share> shares(Rows<B> rows, int from, int to) {
    Ids<Source> sources = rows.part.sources;
    long[] count = new long[sources.size()];
    long[] first = new long[count.length];
    long[] last = new long[count.length];
    for (int place = from; place < to; place++) {
      B batch = rows.batch(place);
      int row = rows.inBatch(place);
      int source = batch.source[row];
      long begin = batch.firstMicros(row);
      long end = batch.lastMicros(row);
      first[source] = count[source] == 0 ? begin : Math.min(first[source], begin);
      last[source] = count[source]++ == 0 ? end : Math.max(last[source], end);
    }
    Map<String, Share> shares = new TreeMap<>();
    for (int source = 0; source < count.length; source++) {
      if (count[source] > 0) {
        Source of = sources.get(source);
        String vantage = of.vantage().sensor();
        String position = Part.word(of.vantage().position());
        Share share = new Share(vantage, position, count[source], first[source], last[source]);
        shares.merge(share.place(), share, Share::plus);
      }
    }
    return List.copyOf(shares.values());
  }
}
