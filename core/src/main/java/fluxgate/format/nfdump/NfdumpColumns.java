package fluxgate.format.nfdump;

import fluxgate.format.Frame;
import fluxgate.format.text.FieldRow;
import fluxgate.format.text.SeparatedLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The CSV: a header line that names the columns, which versions name differently. */
final class NfdumpColumns {
  /** What versions 1.6 and 1.7 call the columns, and what they are called in JSON. */
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("ts", "first"),
          Map.entry("te", "last"),
          Map.entry("td", "duration"),
          Map.entry("sa", "src4_addr"),
          Map.entry("da", "dst4_addr"),
          Map.entry("sp", "src_port"),
          Map.entry("dp", "dst_port"),
          Map.entry("pr", "proto"),
          Map.entry("flg", "tcp_flags"),
          Map.entry("ibyt", "in_bytes"),
          Map.entry("opkt", "out_packets"),
          Map.entry("obyt", "out_bytes"),
          Map.entry("firstSeen", "first"),
          Map.entry("lastSeen", "last"),
          Map.entry("srcAddr", "src4_addr"),
          Map.entry("dstAddr", "dst4_addr"),
          Map.entry("srcPort", "src_port"),
          Map.entry("dstPort", "dst_port"),
          Map.entry("bytes", "in_bytes"),
          Map.entry("inBytes", "in_bytes"),
          Map.entry("outBytes", "out_bytes"),
          Map.entry("outPackets", "out_packets"),
          Map.entry("flags", "tcp_flags"),
          Map.entry("tcpFlags", "tcp_flags"));

  private final SeparatedLine cells = new SeparatedLine(',');
  private final FieldRow row;
  private List<String> names = List.of();

  NfdumpColumns(FieldRow row) {
    this.row = row;
  }

  static boolean isHeader(String line) {
    return line.startsWith("ts,te,td,sa,da,")
        || line.startsWith("firstSeen,duration,proto,srcAddr");
  }

  static boolean isSummary(Frame frame) {
    return frame.length >= 7 && frame.at(0) == 'S' && frame.at(1) == 'u' && frame.at(2) == 'm'
        || frame.length >= 2 && frame.at(0) == 'N' && frame.at(1) == 'o';
  }

  /** Takes in a header line, where it is one. */
  boolean isHeaderLine(Frame frame) {
    if (frame.length < 8 || frame.at(0) != 't' && frame.at(0) != 'f' || !isHeader(frame.text())) {
      return false;
    }
    cells.read(frame.buffer, frame.start, frame.length);
    List<String> columns = new ArrayList<>();
    for (int i = 0; i < cells.count(); i++) {
      String name = cells.get(i).text(32).strip();
      columns.add(NAMES.getOrDefault(name, name));
    }
    names = columns;
    return true;
  }

  /** Fills the row by the header; false where there was none. */
  boolean read(Frame frame) {
    if (names.isEmpty()) {
      return false;
    }
    cells.read(frame.buffer, frame.start, frame.length);
    cells.fill(row, names);
    return true;
  }
}
