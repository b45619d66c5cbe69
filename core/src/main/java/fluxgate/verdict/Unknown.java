package fluxgate.verdict;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What could not be observed, in words: the one table of the codes that stand under {@code
 * unknown}.
 *
 * @param code stable UPPER_SNAKE_CASE
 * @param sentence what is not known, and of what the verdict therefore does not speak
 * @param remedy which source or step would tell
 * @param adds codes of evidence that it could then add; empty where it would only be surer
 */
public record Unknown(String code, String sentence, String remedy, List<String> adds) {
  /** The codes, in the order in which a person should mend them. */
  public static final List<Unknown> TABLE =
      List.of(
          new Unknown(
              "CONNECTIONS_UNOBSERVED",
              "No source shows connections, so nobody knows whether its addresses were used.",
              "add a connection log (Zeek conn.log, Suricata flow) or a capture",
              List.of(
                  "FLOW_FANOUT",
                  "FLOW_FAILOVER",
                  "FLOW_REGULAR",
                  "INFRA_PORTS",
                  "NEVER_CONTACTED")),
          new Unknown(
              "CLIENTS_UNOBSERVED",
              "No source shows who asked, so clients cannot be counted or named.",
              "add a sensor between clients and resolver, or the resolver's own log",
              List.of("FLOW_FANOUT", "NEVER_CONTACTED")),
          new Unknown(
              "NS_UNOBSERVED",
              "No delegation was seen, so nothing can be said of its name servers or double flux.",
              "add a sensor above the resolver, or a source that keeps the authority section",
              List.of("NS_FLUX", "NS_AGENT_OVERLAP")),
          new Unknown(
              "PROCESS_UNOBSERVED",
              "No source names the programs that asked or connected, so it is tied to no process.",
              "add a log of endpoints (Sysmon, osquery, auditd, an agent's events in ECS or OCSF)",
              List.of("UNUSUAL_PROCESS")),
          new Unknown(
              "DOMAIN_AGE_UNKNOWN",
              "Nobody knows when the domain was registered, so its age is not weighed.",
              "give registration dates with 'context import --registration'",
              List.of("NEW_DOMAIN")),
          new Unknown(
              "BASELINE_COLD",
              "Nothing was learned of what is ordinary here, so it is judged by what is ordinary"
                  + " elsewhere.",
              "let 'hunt --learn FILE' see some days of ordinary traffic, and give it with"
                  + " --baseline",
              List.of("ORDINARY_HERE", "BEYOND_ORDINARY")),
          new Unknown(
              "BASELINE_EXPIRED",
              "What was learned here ends more than 30 days before this input and was not used.",
              "learn again with --learn",
              List.of("ORDINARY_HERE", "BEYOND_ORDINARY")),
          new Unknown(
              "BASELINE_OF_ANOTHER_VANTAGE",
              "What was learned comes from other sensors than this domain was seen by, and was not"
                  + " used.",
              "let --learn see traffic of this sensor",
              List.of("ORDINARY_HERE", "BEYOND_ORDINARY")),
          new Unknown(
              "BASELINE_STRATUM_COLD",
              "Too few names of its popularity and TTL were learned here to say what is ordinary"
                  + " among them.",
              "let --learn see more days of ordinary traffic",
              List.of()),
          new Unknown(
              "TTL_ABSENT",
              "No source carries TTLs, so freshness is told by changes alone.",
              "add a source with TTLs (Zeek, Suricata, dnstap, a capture)",
              List.of("LOW_TTL")),
          new Unknown(
              "TTL_CLAMPED",
              "Its resolvers rewrite TTLs, so what the zone had set is not known.",
              "add a sensor above the resolver",
              List.of("LOW_TTL")),
          new Unknown(
              "ASN_UNKNOWN",
              "The network table does not know most of its addresses, so their spread over networks"
                  + " is not measured.",
              "give a newer table with --asn, or a network map for internal ranges",
              List.of("ASN_SPREAD", "FEW_ASN", "AS_FRACTION")),
          new Unknown(
              "NETWORK_KIND_UNKNOWN",
              "For most of its networks it is not known whether they are homes or data centres.",
              "give a table with organisation names with --asn, or a network map",
              List.of("ACCESS_HOSTING", "HOSTING_ONLY", "CDN_PROVIDER")),
          new Unknown(
              "ADDRESSES_CAPPED",
              "It has shown more addresses than are kept; counts of them are lower bounds.",
              "none needed: more would not change what they say",
              List.of()),
          new Unknown(
              "CLIENTS_CAPPED",
              "More clients dealt with it than are kept; the count of them is a lower bound.",
              "none needed: look the rest up in the logs",
              List.of()),
          new Unknown(
              "STATE_PRESSURE",
              "More names, or more answers that await a connection, came than memory holds: some"
                  + " were forgotten, so other names may rotate unseen.",
              "narrow the time with --since and --until, or give each sensor a run of its own",
              List.of()),
          new Unknown(
              "NAMES_CAPPED",
              "It has answered under more owner names than are kept; rare ones may be missing.",
              "narrow the time with --since and --until",
              List.of()),
          new Unknown(
              "EARLIER_UNCOUNTED",
              "Names below it count as one (*.domain) since they were seen to belong together; when it"
                  + " was first seen, and its counts of answers, addresses, names and clients, leave"
                  + " out what came before.",
              "none needed: look the rest up in the logs",
              List.of()));

  public Unknown {
    adds = List.copyOf(adds);
  }

  /** The row of a code; null for one that this version does not know. */
  public static @Nullable Unknown of(String code) {
    for (Unknown row : TABLE) {
      if (row.code.equals(code)) {
        return row;
      }
    }
    return null;
  }

  /** The sentence for a code; the code itself where there is none. */
  public static String sentence(String code) {
    Unknown row = of(code);
    return row == null ? code : row.sentence;
  }
}
