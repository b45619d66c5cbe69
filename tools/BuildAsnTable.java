import fluxgate.net.AsnTable;
import fluxgate.net.AsnTableCodec;
import fluxgate.net.RowLedger;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Writes the table of autonomous systems that Fluxgate carries, from tables of ranges as CSV. */
final class BuildAsnTable {
  private BuildAsnTable() {}

  /** Arguments: where the tables are from, the file to write, the tables. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length < 3) {
      System.err.println("usage: BuildAsnTable SOURCE OUTPUT RANGES.csv...");
      System.exit(2);
    }
    List<InputStream> inputs = new ArrayList<>();
    for (int i = 2; i < arguments.length; i++) {
      inputs.add(Files.newInputStream(Path.of(arguments[i])));
    }
    RowLedger ledger = new RowLedger();
    AsnTable table;
    try (InputStream all = new SequenceInputStream(Collections.enumeration(inputs))) {
      table = AsnTable.fromCsv(arguments[0], all, ledger);
    }
    try (OutputStream out =
        new BufferedOutputStream(Files.newOutputStream(Path.of(arguments[1])))) {
      AsnTableCodec.write(table, out);
    }
    System.err.println(
        ledger.accepted()
            + " ranges became "
            + table.rangeCount()
            + ", rejected "
            + ledger.rejected());
  }
}
