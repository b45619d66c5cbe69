package fluxgate.detect.context;

import fluxgate.net.CsvRows;
import fluxgate.net.IpAddress;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads leases from a table with the columns address, host, first and last under the words that
 * exporters use, or in that order without a header. An empty end is open.
 */
public final class HostMapReader {
  private static final List<String> ADDRESS =
      List.of(
          "address",
          "ip",
          "ipaddress",
          "ipaddr",
          "clientip",
          "leaseip",
          "assignedip",
          "virtualip",
          "srcip",
          "clientaddress");
  private static final List<String> HOST =
      List.of(
          "host",
          "hostname",
          "clienthostname",
          "computername",
          "computer",
          "machine",
          "device",
          "devicename",
          "clientname",
          "name");
  private static final List<String> FIRST =
      List.of(
          "first",
          "start",
          "starts",
          "starttime",
          "leasestart",
          "leasestarttime",
          "from",
          "begin",
          "since",
          "validfrom",
          "firstseen",
          "connected");
  private static final List<String> LAST =
      List.of(
          "last",
          "end",
          "ends",
          "endtime",
          "leaseend",
          "leaseendtime",
          "leaseexpirytime",
          "to",
          "until",
          "expires",
          "expiry",
          "validto",
          "validuntil",
          "lastseen",
          "disconnected");
  private static final Set<String> OPEN = Set.of("", "-", "*", "never", "open", "infinite", "0");

  /** A DNS name; NetBIOS names have 15. */
  private static final int MOST_HOST_CHARACTERS = 253;

  private int address;
  private int host = 1;
  private int first = 2;
  private int last = 3;
  private final HostMap map = new HostMap();
  private final ReadingLedger ledger;

  private HostMapReader(ReadingLedger ledger) {
    this.ledger = ledger;
  }

  /**
   * Reads a table; the stream stays open.
   *
   * @param ledger gets every row, and the reason where the whole cannot be used
   */
  public static HostMap read(InputStream in, ReadingLedger ledger) throws IOException {
    HostMapReader reader = new HostMapReader(ledger);
    TextLines lines = new TextLines(in, ledger);
    boolean isFirst = true;
    for (String line = lines.next(); line != null; line = lines.next()) {
      if (line.charAt(0) == '#') {
        continue;
      }
      List<String> row = CsvRows.split(line);
      if (row == null) {
        ledger.reject("broken quotes", lines.place());
      } else if (!isFirst || !reader.header(row)) {
        reader.row(row, lines.place());
      }
      isFirst = false;
      if (ledger.problem() != null) {
        return reader.map;
      }
    }
    return reader.map;
  }

  /** Takes the columns from a header; false where the row is a lease. */
  private boolean header(List<String> row) {
    HeaderWords words = new HeaderWords(row);
    int foundAddress = words.find(ADDRESS);
    int foundHost = words.find(HOST);
    if (foundAddress < 0 || foundHost < 0) {
      if (row.size() < 2 || IpAddress.parse(row.getFirst()) == null) {
        ledger.refuse("its first line names no columns such as address,host,first,last");
      }
      return false;
    }
    address = foundAddress;
    host = foundHost;
    first = words.find(FIRST);
    last = words.find(LAST);
    return true;
  }

  private void row(List<String> row, String place) {
    IpAddress where = IpAddress.parse(field(row, address));
    String who = field(row, host).strip().toLowerCase(Locale.ROOT);
    Long from = time(field(row, first), Long.MIN_VALUE);
    Long until = time(field(row, last), Long.MAX_VALUE);
    if (where == null) {
      ledger.reject("no address", place);
    } else if (who.isEmpty()
        || who.length() > MOST_HOST_CHARACTERS
        || who.chars().anyMatch(c -> c < ' ' || c == 0x7F)) {
      ledger.reject("no host", place);
    } else if (from == null || until == null) {
      ledger.reject("no time", place);
    } else if (until < from) {
      ledger.reject("end before start", place);
    } else if (map.add(where, who, from, until)) {
      ledger.accept();
    } else {
      ledger.reject("beyond what is kept", place);
    }
  }

  private static String field(List<String> row, int column) {
    return column >= 0 && column < row.size() ? row.get(column) : "";
  }

  private static @Nullable Long time(String text, long open) {
    if (OPEN.contains(text.strip().toLowerCase(Locale.ROOT))) {
      return open;
    }
    return ContextTimes.parse(text);
  }
}
