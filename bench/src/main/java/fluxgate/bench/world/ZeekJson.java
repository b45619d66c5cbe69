package fluxgate.bench.world;

import java.util.List;

/**
 * Writes records of a tab-separated Zeek log as Zeek's own JSON writer would: fields in the order
 * of the columns, times and intervals as numbers with six decimals, absent fields left out. Text
 * must be free of Zeek's {@code \x} escapes, as that of the simulation is.
 */
final class ZeekJson {
  private static final String FIELDS = "#fields\t";
  private static final String TYPES = "#types\t";

  private final String[] fields;
  private final String[] types;

  /**
   * @param header the lines above the records
   */
  ZeekJson(List<String> header) {
    fields = columns(header, FIELDS);
    types = columns(header, TYPES);
  }

  private static String[] columns(List<String> header, String start) {
    for (String line : header) {
      if (line.startsWith(start)) {
        return line.substring(start.length()).split("\t");
      }
    }
    throw new IllegalArgumentException("a Zeek log without a line " + start);
  }

  /** One object, without a line end. */
  String object(String record) {
    StringBuilder out = new StringBuilder(2 * record.length());
    String[] values = record.split("\t");
    char before = '{';
    for (int i = 0; i < fields.length; i++) {
      if (!values[i].equals(ZeekLog.UNSET)) {
        out.append(before).append('"').append(fields[i]).append("\":");
        value(out, types[i], values[i]);
        before = ',';
      }
    }
    return out.append('}').toString();
  }

  private static void value(StringBuilder out, String type, String value) {
    if (type.startsWith("vector[")) {
      String element = type.substring(type.indexOf('[') + 1, type.length() - 1);
      String before = "[";
      for (String part : value.split(",")) {
        value(out.append(before), element, part);
        before = ",";
      }
      out.append(']');
      return;
    }
    switch (type) {
      case "time", "interval", "count", "port" -> out.append(value);
      case "bool" -> out.append(value.equals("T"));
      case "string", "addr", "enum" -> text(out, value);
      default -> throw new IllegalArgumentException("a column of type " + type);
    }
  }

  private static void text(StringBuilder out, String value) {
    out.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\');
      }
      out.append(c);
    }
    out.append('"');
  }
}
