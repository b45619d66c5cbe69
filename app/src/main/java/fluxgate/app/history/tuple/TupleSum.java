package fluxgate.app.history.tuple;

/** What several tuples of one key are together. */
final class TupleSum {
  final TupleKey key;
  long first;
  long last;
  long count;

  /** Below 0 where no TTL was seen. */
  long ttlMin;

  long ttlMax;
  long clients;

  TupleSum(int texts) {
    key = new TupleKey(texts);
  }

  void begin(TupleSource row) {
    key.set(row.key);
    first = row.first();
    last = row.last();
    count = row.count();
    ttlMin = row.ttlMin();
    ttlMax = row.ttlMax();
    clients = row.clients();
  }

  void add(TupleSource row) {
    first = Math.min(first, row.first());
    last = Math.max(last, row.last());
    count += row.count();
    long min = row.ttlMin();
    ttlMin = ttlMin < 0 ? min : min < 0 ? ttlMin : Math.min(ttlMin, min);
    ttlMax = Math.max(ttlMax, row.ttlMax());
    clients = Math.max(clients, row.clients());
  }
}
