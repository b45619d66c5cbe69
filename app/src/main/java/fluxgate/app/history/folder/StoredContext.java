package fluxgate.app.history.folder;

import fluxgate.app.history.folder.StoredFile.Content;
import fluxgate.app.history.folder.StoredFile.Kind;
import fluxgate.app.source.ContextFile;
import fluxgate.app.source.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Network maps that came with imports, each content once, so that a later hunt judges by the same
 * networks. Of each name the newest holds; older ones stay, as what findings were judged by.
 */
public final class StoredContext {
  private StoredContext() {}

  /** Keeps what is new of these. The files are in their places, and no manifest names them yet. */
  public static List<StoredFile> keep(
      StoreFolder store, long number, Instant now, List<ContextFile> inputs) throws IOException {
    Map<String, StoredFile> newest = newestByName(store.manifest());
    List<StoredFile> added = new ArrayList<>();
    for (ContextFile input : inputs) {
      Path copy = store.folder().resolve(Kind.CONTEXT.folder()).resolve("new");
      Durable.createFolderOf(copy);
      try (InputStream in = input.open();
          OutputStream out = Files.newOutputStream(Durable.unfinished(copy))) {
        in.transferTo(out);
      }
      String hash = Sha256.of(Durable.unfinished(copy));
      StoredFile before = newest.get(input.name());
      if (before != null && before.sha256().equals(hash)) {
        Files.delete(Durable.unfinished(copy));
        continue;
      }
      String name = Kind.CONTEXT.folder() + "/" + hash + ".csv";
      Path target = store.folder().resolve(name);
      Files.move(Durable.unfinished(copy), Durable.unfinished(target));
      Durable.publish(target);
      long time = Times.micros(now);
      StoredFile kept =
          new StoredFile(name, Kind.CONTEXT, "", number, Content.of(target, 1, time, time))
              .named(input.name());
      newest.put(input.name(), kept);
      added.add(kept);
    }
    return added;
  }

  private static Map<String, StoredFile> newestByName(Manifest manifest) {
    Map<String, StoredFile> newest = new LinkedHashMap<>();
    for (StoredFile file : manifest.of(Kind.CONTEXT).toList()) {
      newest.merge(file.name(), file, (a, b) -> b.number() >= a.number() ? b : a);
    }
    return newest;
  }

  /** The newest map of each name. */
  public static List<ContextFile> newest(StoreFolder store) {
    List<ContextFile> files = new ArrayList<>();
    newestByName(store.manifest())
        .values()
        .forEach(file -> files.add(ContextFile.at(file.name(), store.path(file))));
    return files;
  }
}
