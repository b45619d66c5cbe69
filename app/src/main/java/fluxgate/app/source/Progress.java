package fluxgate.app.source;

/** Hears how far reading has come, on the reading caller's thread, some thousand records apart. */
@FunctionalInterface
public interface Progress {
  /** Hears nothing. */
  Progress NONE = (bytes, totalBytes, records) -> {};

  /**
   * @param bytes octets read as stored
   * @param totalBytes how many there are; -1 where an input's size cannot be known
   * @param records records decoded
   */
  void update(long bytes, long totalBytes, long records);
}
