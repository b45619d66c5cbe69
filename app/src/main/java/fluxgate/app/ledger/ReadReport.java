package fluxgate.app.ledger;

import java.util.List;

/**
 * What became of all input.
 *
 * @param files in the order of the arguments, folders sorted by path
 * @param totals the sum of their ledgers
 */
public record ReadReport(List<FileReport> files, Ledger totals) {
  /** A report over these files. */
  public static ReadReport of(List<FileReport> files) {
    Ledger totals = new Ledger();
    files.forEach(file -> totals.add(file.ledger()));
    return new ReadReport(List.copyOf(files), totals);
  }

  /** Octets read as stored, duplicated files left out. */
  public long bytes() {
    return files.stream().mapToLong(FileReport::bytes).sum();
  }

  /** Octets after decompression, duplicated files left out. */
  public long decompressedBytes() {
    return files.stream().mapToLong(FileReport::decompressedBytes).sum();
  }
}
