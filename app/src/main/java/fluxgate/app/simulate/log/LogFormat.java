package fluxgate.app.simulate.log;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The table of what a play can be written as: one row a log. All tell of the same play, each with
 * the gaps that it has where it comes from.
 *
 * <p>A row's dice are known by its name here, so renaming one changes its ids.
 */
public enum LogFormat {
  /** dns.log and conn.log between clients and resolvers. */
  ZEEK("zeek-dns", "(dns|conn)(\\.\\d+)?\\.log\\.gz", ZeekRecords::new),
  /** The same as Suricata's EVE. */
  EVE("suricata-eve", "eve(\\.\\d+)?\\.json\\.gz", EveRecords::belowResolvers),
  /** EVE between resolvers and authorities, with name servers and original TTLs: no clients. */
  AUTHORITY("authority", "authority(\\.\\d+)?\\.json\\.gz", EveRecords::aboveResolvers),
  /** Passive DNS above the resolvers: no clients, no TTLs, no connections. */
  COF("passive-dns-cof", "cof\\.json\\.gz", CofRecords::new),
  /** The resolvers' own dnstap: no connections. */
  DNSTAP("dnstap", "dnstap(\\.\\d+)?\\.fstrm\\.gz", DnstapRecords::new),
  /** A capture between clients, resolvers and the border. */
  PCAP("pcap", "tap(\\.\\d+)?\\.pcap\\.gz", PcapRecords::new),
  /** Endpoints, through Winlogbeat: programs and connections, no TTLs. */
  SYSMON("sysmon", "winlogbeat(\\.\\d+)?\\.ndjson\\.gz", SysmonRecords::new),
  /** dnsmasq in syslog: no TTLs, no connections. */
  DNSMASQ("dnsmasq", "dnsmasq(\\.\\d+)?\\.log\\.gz", DnsmasqRecords::new),
  /** A cloud's resolver: no TTLs, nothing that came out of a cache, no connections. */
  ROUTE53_RESOLVER("route53-resolver", "route53(\\.\\d+)?\\.log\\.gz", Route53Records::new),
  /** A cloud's flows: connections without a name. */
  AWS_VPC_FLOW("aws-vpc-flow", "vpcflow(\\.\\d+)?\\.log\\.gz", VpcFlowRecords::new),
  /** Questions alone, which show no flux. */
  BIND_QUERY("bind-query", "queries(\\.\\d+)?\\.log\\.gz", BindQueryRecords::new),
  /** The stream of PowerDNS Recursor: no connections. */
  POWERDNS_PROTOBUF("powerdns-protobuf", "powerdns(\\.\\d+)?\\.pb\\.gz", PowerdnsRecords::new),
  /** Packetbeat: no connections. */
  ECS_DNS("ecs-dns", "packetbeat(\\.\\d+)?\\.ndjson\\.gz", PacketbeatRecords::new);

  /** Begins a log. */
  private interface Opening {
    WrittenLog open(LogPlace place) throws IOException;
  }

  /** The number of a rotated log. */
  private static final Pattern TURN = Pattern.compile("\\.\\d+\\.");

  private final String id;
  private final Pattern files;
  private final Opening opening;

  LogFormat(String id, String files, Opening opening) {
    this.id = id;
    this.files = Pattern.compile(files);
    this.opening = opening;
  }

  /**
   * The word for it on the command line: the id of the format that Fluxgate reads it as, the first
   * where it is read as two (Zeek's); a word of its own for a second place of the same format.
   */
  public String id() {
    return id;
  }

  /**
   * The row with this id, or with this name in small letters, as scripts have had it; null where
   * there is none.
   */
  public static @Nullable LogFormat byId(String word) {
    return Stream.of(values())
        .filter(row ->
            row.id.equals(word)
                || row.name().toLowerCase(Locale.ROOT).equals(word)
                || row == ZEEK && word.equals("zeek-conn"))
        .findFirst()
        .orElse(null);
  }

  /** Whether one of them writes a file of this name. */
  public static boolean isLog(String fileName) {
    return Stream.of(values()).anyMatch(row -> row.files.matcher(fileName).matches());
  }

  /** Its files among these as words for a shell: one pattern where a log was rotated. */
  public String patterns(List<String> fileNames) {
    Map<String, Integer> counts = new TreeMap<>();
    fileNames.stream()
        .filter(name -> files.matcher(name).matches())
        .forEach(name -> counts.merge(TURN.matcher(name).replaceFirst("."), 1, Integer::sum));
    return counts.entrySet().stream()
        .map(log ->
            log.getValue() == 1 ? log.getKey() : "'" + log.getKey().replaceFirst("\\.", "*.") + "'")
        .collect(Collectors.joining(" "));
  }

  /** Whether it is of what authorities answer, else of what clients ask and do. */
  public boolean isOfAuthorities() {
    return this == AUTHORITY || this == COF;
  }

  /** Begins it. */
  public WrittenLog open(LogPlace place) throws IOException {
    return opening.open(place);
  }
}
