package fluxgate.format.macosunifiedlog;

import fluxgate.dns.RRType;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A message of mDNSResponder's that says what was asked for.
 *
 * @param name as it stands there, perhaps masked
 * @param type {@link RRType#UNKNOWN} where it is not said
 * @param program the short name of the program that asked, where it is said
 */
record ResolverMessage(String name, RRType type, @Nullable String program) {
  /** {@code DNSServiceQueryRecord(flags, interface, name, type) START PID[1](curl)}. */
  private static final Pattern ARGUMENTS =
      Pattern.compile(
          "DNSService(QueryRecord|GetAddrInfo)\\(([^()]{1,1200})\\) START(?: PID\\[\\d+\\]\\(([^)]{1,64})\\))?");

  /** {@code DNSServiceQueryRecord START -- qname: c2.flux9.example., qtype: A, …}. */
  private static final Pattern NAMED =
      Pattern.compile(
          "DNSService(?:QueryRecord|GetAddrInfo) START -- .{0,200}?(?:hostname|qname): "
              + "(<[^>]{1,100}>|[^,\\s]{1,1100})(?:, qtype: (\\w{1,16}))?");

  private static final Pattern PROGRAM =
      Pattern.compile("(?:PID|pid): \\d{1,10} ?\\(([^)]{1,64})\\)");

  private static final Pattern PROXIED =
      Pattern.compile("ProxyCallbackCommon: Question (\\S{1,1100}) \\((\\w{1,16})\\)");

  /** Null where the message is another. */
  static @Nullable ResolverMessage of(String message) {
    Matcher arguments = ARGUMENTS.matcher(message);
    if (arguments.find()) {
      String[] parts = arguments.group(2).split(", ", 5);
      boolean addresses = arguments.group(1).equals("GetAddrInfo");
      if (parts.length < 4) {
        return null;
      }
      RRType type = addresses ? RRType.UNKNOWN : type(parts[3]);
      return new ResolverMessage(addresses ? parts[3] : parts[2], type, arguments.group(3));
    }
    Matcher named = NAMED.matcher(message);
    if (named.find()) {
      Matcher program = PROGRAM.matcher(message);
      return new ResolverMessage(
          named.group(1), type(named.group(2)), program.find() ? program.group(1) : null);
    }
    Matcher proxied = PROXIED.matcher(message);
    return proxied.find()
        ? new ResolverMessage(proxied.group(1), type(proxied.group(2)), null)
        : null;
  }

  /** mDNSResponder calls A records Addr. */
  private static RRType type(@Nullable String word) {
    if (word == null) {
      return RRType.UNKNOWN;
    }
    RRType type = word.equals("Addr") ? RRType.A : RRType.parse(word);
    return type == null ? RRType.UNKNOWN : type;
  }

  boolean isMasked() {
    return name.startsWith("<");
  }
}
