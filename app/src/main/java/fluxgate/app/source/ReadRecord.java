package fluxgate.app.source;

import org.jspecify.annotations.Nullable;

/**
 * An accepted record on its way to the merge, shared by the entries that it gave. Whether it is a
 * duplicate is decided when its first entry is handed on; touched only by the merging thread after
 * that.
 */
final class ReadRecord {
  /** What the merge made of it. */
  enum Verdict {
    UNDECIDED,
    ACCEPTED,
    DUPLICATE
  }

  /** Null where observations came without an accepted record (at the end of an input). */
  final @Nullable RecordHash hash;

  Verdict verdict = Verdict.UNDECIDED;
  boolean late;

  ReadRecord(@Nullable RecordHash hash) {
    this.hash = hash;
  }
}
