package fluxgate.app.simulate.log;

import fluxgate.app.simulate.play.Exchange.Row;
import fluxgate.app.simulate.play.Fetch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * A play as passive DNS keeps it (Common Output Format): each RRset once, with when it was first
 * and last seen and how often. All of them are kept until the end.
 */
final class CofRecords implements WrittenLog {
  private record Tuple(String owner, String type, String data) {}

  private static final class Seen {
    final long first;
    long last;
    long count;

    Seen(long first) {
      this.first = first;
    }
  }

  private final Path file;
  private final Instant start;
  private final Map<Tuple, Seen> tuples = new HashMap<>();

  CofRecords(LogPlace place) {
    this.file = place.folder().resolve("cof.json.gz");
    this.start = place.start();
  }

  @Override
  public void fetch(Fetch fetch) {
    add(fetch.micros(), fetch.answers());
    add(fetch.micros(), fetch.servers());
  }

  /** Rows of one RRset. */
  private void add(long micros, List<Row> rows) {
    if (rows.isEmpty()) {
      return;
    }
    TreeSet<String> data = new TreeSet<>();
    rows.forEach(row -> data.add("\"" + row.data() + "\""));
    Row row = rows.getFirst();
    Tuple tuple = new Tuple(row.owner(), row.type(), String.join(",", data));
    Seen seen = tuples.computeIfAbsent(tuple, t -> new Seen(micros));
    seen.last = Math.max(seen.last, micros);
    seen.count++;
  }

  @Override
  public void close() throws IOException {
    List<Map.Entry<Tuple, Seen>> sorted = new ArrayList<>(tuples.entrySet());
    sorted.sort(
        Comparator.<Map.Entry<Tuple, Seen>>comparingLong(entry -> entry.getValue().first)
            .thenComparing(entry -> entry.getKey().owner)
            .thenComparing(entry -> entry.getKey().type)
            .thenComparing(entry -> entry.getKey().data));
    long epoch = start.getEpochSecond();
    try (GzipFile text = new GzipFile(file, 1)) {
      for (Map.Entry<Tuple, Seen> entry : sorted) {
        Tuple tuple = entry.getKey();
        Seen seen = entry.getValue();
        text.line(
            "{\"rrname\":\"%s\",\"rrtype\":\"%s\",\"rdata\":[%s],\"time_first\":%d,\"time_last\":%d,\"count\":%d}"
                .formatted(
                    tuple.owner,
                    tuple.type,
                    tuple.data,
                    epoch + seen.first / 1_000_000,
                    epoch + seen.last / 1_000_000,
                    seen.count));
      }
    }
  }
}
