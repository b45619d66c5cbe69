package fluxgate.app.ledger;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What became of one file.
 *
 * @param file its name as the user gave it
 * @param format the format's id
 * @param bytes octets read as stored
 * @param decompressedBytes octets after decompression
 * @param duplicateOf the file with the same content that was read in its place, or null
 * @param note what a person should know about the file, as one sentence, or null
 */
public record FileReport(
    String file,
    String format,
    long bytes,
    long decompressedBytes,
    Ledger ledger,
    @Nullable String duplicateOf,
    @Nullable String note) {

  /** The same of a file by another name; the note, which may name it too, is treated alike. */
  public FileReport renamed(UnaryOperator<String> naming) {
    return new FileReport(
        naming.apply(file),
        format,
        bytes,
        decompressedBytes,
        ledger,
        duplicateOf == null ? null : naming.apply(duplicateOf),
        note == null ? null : naming.apply(note));
  }
}
