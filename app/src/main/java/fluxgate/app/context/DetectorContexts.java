package fluxgate.app.context;

import fluxgate.app.output.Counted;
import fluxgate.app.source.ContextFile;
import fluxgate.app.source.NamedFile;
import fluxgate.detect.DetectorContext;
import fluxgate.dns.PublicSuffixList;
import fluxgate.net.AsnSource;
import fluxgate.net.AsnTable;
import fluxgate.net.NetworkKinds;
import fluxgate.net.NetworkMap;
import fluxgate.net.Networks;
import fluxgate.net.RowLedger;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Puts together what the detector is told before it starts. */
public final class DetectorContexts {
  private DetectorContexts() {}

  /**
   * The context in the box, with the network maps found among the inputs and, where given, the
   * user's own table of autonomous systems.
   *
   * @param asn a CSV of ranges or a MaxMind-format database, or null for the table in the box
   * @param notes takes a sentence for each thing that a person should know
   * @throws IOException where a file cannot be read or is not what it should be: a sentence that
   *     names it, without its full stop
   */
  public static DetectorContext load(
      List<ContextFile> maps, @Nullable Path asn, Consumer<String> notes) throws IOException {
    NetworkMap map = NetworkMap.EMPTY;
    for (ContextFile file : maps) {
      RowLedger ledger = new RowLedger();
      try (InputStream in = file.open()) {
        map = map.with(NetworkMap.parse(in, ledger));
      } catch (IOException e) {
        throw new IOException(file.name() + ": it cannot be read: " + e.getMessage(), e);
      }
      note(file.name(), ledger, notes);
    }
    Networks networks =
        asn == null
            ? Networks.bundled(map)
            : Networks.ofOwn(map, read(asn, notes), NetworkKinds.bundled());
    return DetectorContext.of(networks, PublicSuffixList.bundled());
  }

  private static AsnSource read(Path file, Consumer<String> notes) throws IOException {
    NamedFile.check(file);
    if (MmdbNetworks.recognises(file)) {
      return MmdbNetworks.open(file);
    }
    RowLedger ledger = new RowLedger();
    try (InputStream in = Files.newInputStream(file)) {
      AsnTable table = AsnTable.fromCsv(file.toString(), in, ledger);
      if (ledger.accepted() == 0) {
        throw new IOException(
            file + ": no row reads first,last,asn,name, and it is no MaxMind database");
      }
      note(file.toString(), ledger, notes);
      return table;
    }
  }

  private static void note(String file, RowLedger ledger, Consumer<String> notes) {
    ledger
        .rejected()
        .forEach((reason, count) ->
            notes.accept(
                file + ": " + Counted.of(count, "row", "rows") + " rejected: " + reason + "."));
  }
}
