package fluxgate.app.casefile.export;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Words of logs that say what happened and cannot be anybody's name: of DNS, of transport, of what
 * devices decide. Case counts: {@code A} is a type of record, {@code a} may be a user.
 */
final class KnownWords {
  private static final Set<String> WORDS =
      Set.of(
          // types, classes, codes and sections of DNS
          "A",
          "AAAA",
          "ANY",
          "CNAME",
          "DNSKEY",
          "DS",
          "HTTPS",
          "IN",
          "MX",
          "NS",
          "NSEC",
          "NSEC3",
          "NULL",
          "PTR",
          "RRSIG",
          "SOA",
          "SRV",
          "SVCB",
          "TXT",
          "C_INTERNET",
          "FORMERR",
          "NOERROR",
          "NOTIMP",
          "NXDOMAIN",
          "REFUSED",
          "SERVFAIL",
          "answer",
          "answers",
          "cached",
          "dns",
          "queries",
          "query",
          "reply",
          "response",
          // transport
          "ICMP",
          "TCP",
          "UDP",
          "http",
          "https",
          "icmp",
          "ipv4",
          "ipv6",
          "quic",
          "ssl",
          "tcp",
          "tls",
          "udp",
          "ACK",
          "ASSURED",
          "CLOSE",
          "CONNECT",
          "DESTROY",
          "ESTABLISHED",
          "FIN_WAIT",
          "NEW",
          "SYN",
          "SYN_RECV",
          "SYN_SENT",
          "TIME_WAIT",
          "UNREPLIED",
          "UPDATE",
          "OTH",
          "REJ",
          "RSTO",
          "RSTR",
          "S0",
          "S1",
          "SF",
          "flow",
          "netflow",
          // what devices decide
          "ACCEPT",
          "ALLOW",
          "Accept",
          "Allow",
          "Allowed",
          "BLOCK",
          "Block",
          "Blocked",
          "DENY",
          "DROP",
          "Deny",
          "Drop",
          "REJECT",
          "accept",
          "allow",
          "allowed",
          "block",
          "blocked",
          "close",
          "denied",
          "deny",
          "drop",
          "inbound",
          "outbound",
          "pass",
          "permitted",
          "reject",
          // of many forms
          "AM",
          "GMT",
          "PM",
          "UTC",
          "client",
          "error",
          "false",
          "from",
          "info",
          "null",
          "server",
          "to",
          "true",
          "via");

  /** Numbers of ports, octets and seconds; longer ones only where they are times. */
  private static final Pattern NUMBER =
      Pattern.compile("(?:\\d{1,10}|1\\d{12}|1\\d{15}|1\\d{18})(?:\\.\\d{1,9}s?)?");

  /** Parts of times: colons stand between them. */
  private static final Pattern TIME =
      Pattern.compile(
          "\\d{4}-\\d{2}-\\d{2}(?:T\\d{2})?|\\d{2}(?:\\.\\d{1,9})?(?:Z|-\\d{2}|-\\d{4})"
              + "|\\d{1,2}-(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)-\\d{4}");

  private static final Pattern MONTH =
      Pattern.compile("Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec");

  private static final Pattern DAY = Pattern.compile("[ /]{1,2}\\d");

  private KnownWords() {}

  /**
   * Whether a word of a text may stay whoever is hidden.
   *
   * @param end where it ends in the text
   */
  static boolean has(String word, String text, int end) {
    return WORDS.contains(word)
        || NUMBER.matcher(word).matches()
        || TIME.matcher(word).matches()
        || (MONTH.matcher(word).matches()
            && DAY.matcher(text).region(end, text.length()).lookingAt());
  }
}
