package fluxgate.format.fortinet;

/** What keys of other notations are called in FortiOS's own. */
final class FortinetNames {
  private FortinetNames() {}

  /** A key of {@code key=value} pairs: FortiADC and FortiWeb say some things in other words. */
  static String ofPair(String key) {
    return switch (key) {
      case "src" -> "srcip";
      case "src_port" -> "srcport";
      case "dst" -> "dstip";
      case "dst_port" -> "dstport";
      default -> key;
    };
  }

  /** A key of CEF: the common ones are renamed, FortiOS's own stand behind a prefix. */
  static String ofCef(String key) {
    return switch (key) {
      case "cat" -> "type"; // traffic:forward
      case "src" -> "srcip";
      case "spt" -> "srcport";
      case "dst" -> "dstip";
      case "dpt" -> "dstport";
      case "act" -> "action";
      case "out" -> "sentbyte";
      case "in" -> "rcvdbyte";
      case "destinationTranslatedAddress" -> "tranip";
      case "destinationTranslatedPort" -> "tranport";
      default -> withoutPrefix(key);
    };
  }

  private static String withoutPrefix(String key) {
    for (String prefix : new String[] {"FTNTFGT", "FortinetFortiGate", "ad."}) {
      if (key.startsWith(prefix)) {
        return key.substring(prefix.length());
      }
    }
    return key;
  }
}
