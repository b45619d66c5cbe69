package fluxgate.app.history.sighting;

import fluxgate.app.history.folder.Json;
import fluxgate.app.history.folder.Json.JsonObject;
import fluxgate.app.history.folder.StoreException;
import fluxgate.app.history.folder.StoreFolder;
import fluxgate.app.history.folder.StoredFile;
import fluxgate.app.history.folder.StoredFile.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** What {@code inputs/NNNNNN.jsonl} say: which files imports read. */
final class Inputs {
  private Inputs() {}

  /** Of all imports of a store, in their order. */
  static List<ImportedFile> of(StoreFolder store) throws StoreException {
    List<ImportedFile> inputs = new ArrayList<>();
    for (StoredFile file : store.manifest().of(Kind.INPUTS).toList()) {
      List<String> lines;
      try {
        lines = Files.readAllLines(store.path(file));
      } catch (IOException e) {
        throw StoreException.reading(store.path(file), e);
      }
      for (String line : lines) {
        JsonObject input = Json.parse(line);
        if (input != null) {
          inputs.add(
              new ImportedFile(
                  file.number(),
                  input.textOr("file", ""),
                  input.number("octets", -1),
                  input.textOr("sha256", ""),
                  input.textOr("imported", "")));
        }
      }
    }
    return inputs;
  }
}
