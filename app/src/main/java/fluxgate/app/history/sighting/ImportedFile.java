package fluxgate.app.history.sighting;

import fluxgate.app.history.folder.StoreException;
import fluxgate.app.history.folder.StoreFolder;
import java.util.List;

/**
 * A file that an import read.
 *
 * @param imported the import
 * @param file as it was named
 * @param octets of it as stored then
 * @param sha256 of it as stored then
 * @param importedAt when
 */
public record ImportedFile(
    long imported, String file, long octets, String sha256, String importedAt) {

  /** All that imports of a store read, in their order. */
  public static List<ImportedFile> of(StoreFolder store) throws StoreException {
    return Inputs.of(store);
  }
}
