package fluxgate.format;

import static fluxgate.format.Carries.ANSWERS;
import static fluxgate.format.Carries.AUTHORITY;
import static fluxgate.format.Carries.CLIENT;
import static fluxgate.format.Carries.CONNECTION;
import static fluxgate.format.Carries.PROCESS;
import static fluxgate.format.Carries.RESOLVERS;
import static fluxgate.format.Carries.TTL;

import fluxgate.format.auditd.AuditdDecoder;
import fluxgate.format.awsvpcflow.AwsVpcFlowDecoder;
import fluxgate.format.azuredns.AzureDnsDecoder;
import fluxgate.format.azureflow.AzureFlowDecoder;
import fluxgate.format.bindquery.BindQueryDecoder;
import fluxgate.format.cef.CefDecoder;
import fluxgate.format.ciscoasa.CiscoAsaDecoder;
import fluxgate.format.ciscoios.CiscoIosDecoder;
import fluxgate.format.cloudflaredns.CloudflareDnsDecoder;
import fluxgate.format.conntrack.ConntrackDecoder;
import fluxgate.format.corednslog.CoreDnsLogDecoder;
import fluxgate.format.dnsdb.DnsdbDecoder;
import fluxgate.format.dnsmasq.DnsmasqDecoder;
import fluxgate.format.dnstap.DnstapDecoder;
import fluxgate.format.ecsdns.EcsDnsDecoder;
import fluxgate.format.esxi.EsxiDecoder;
import fluxgate.format.filterlog.FilterlogDecoder;
import fluxgate.format.fortinet.FortinetDecoder;
import fluxgate.format.googleclouddns.GoogleCloudDnsDecoder;
import fluxgate.format.googlevpcflow.GoogleVpcFlowDecoder;
import fluxgate.format.infobloxdns.InfobloxDnsDecoder;
import fluxgate.format.juniperrtflow.JuniperRtFlowDecoder;
import fluxgate.format.macosunifiedlog.MacosUnifiedLogDecoder;
import fluxgate.format.netfilterlog.NetfilterLogDecoder;
import fluxgate.format.netflow.NetflowDecoder;
import fluxgate.format.nfdump.NfdumpDecoder;
import fluxgate.format.nsxdfw.NsxDfwDecoder;
import fluxgate.format.ocsfdns.OcsfDnsDecoder;
import fluxgate.format.osquery.OsqueryDecoder;
import fluxgate.format.paloaltotraffic.PaloAltoTrafficDecoder;
import fluxgate.format.passivedns.PassiveDnsDecoder;
import fluxgate.format.passivednscof.PassiveDnsCofDecoder;
import fluxgate.format.pcap.PacketDecoder;
import fluxgate.format.powerdnsprotobuf.PowerdnsProtobufDecoder;
import fluxgate.format.resolvedmonitor.ResolvedMonitorDecoder;
import fluxgate.format.route53resolver.Route53ResolverDecoder;
import fluxgate.format.solidserverdns.SolidserverDnsDecoder;
import fluxgate.format.squid.SquidDecoder;
import fluxgate.format.suricataeve.SuricataEveDecoder;
import fluxgate.format.sysmon.SysmonDecoder;
import fluxgate.format.ulogdjson.UlogdJsonDecoder;
import fluxgate.format.umbrelladns.UmbrellaDnsDecoder;
import fluxgate.format.unboundquery.UnboundQueryDecoder;
import fluxgate.format.windowsdnsanalytical.WindowsDnsAnalyticalDecoder;
import fluxgate.format.windowsdnsdebug.WindowsDnsDebugDecoder;
import fluxgate.format.windowssecurity.WindowsSecurityDecoder;
import fluxgate.format.zeekconn.ZeekConnDecoder;
import fluxgate.format.zeekdns.ZeekDnsDecoder;
import fluxgate.format.zscaler.ZscalerDecoder;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The table of formats, in the order in which content is tried. A row without framing: lines. */
public enum Format {
  PCAP(
      "pcap",
      "pcap capture (tcpdump, Wireshark)",
      Framing.PCAP,
      Clock.COMPLETE,
      EnumSet.of(ANSWERS, TTL, AUTHORITY, CLIENT, CONNECTION),
      Golden.real("dumpcap 4.0.17: Unbound 1.17.1, NSD 4.6.1, dig 9.18"),
      new Reading(PacketDecoder::recognisesPcap, PacketDecoder::new)),
  PCAPNG(
      "pcapng",
      "pcapng capture (Wireshark, dumpcap)",
      Framing.PCAPNG,
      Clock.COMPLETE,
      EnumSet.of(ANSWERS, TTL, AUTHORITY, CLIENT, CONNECTION),
      Golden.real("dumpcap 4.0.17: Unbound 1.17.1, NSD 4.6.1, dig 9.18"),
      new Reading(PacketDecoder::recognisesPcapng, PacketDecoder::new)),
  DNSTAP(
      "dnstap",
      "dnstap Frame Streams file (Unbound, BIND, Knot, dnsdist, CoreDNS)",
      Framing.FRAME_STREAMS,
      Clock.COMPLETE,
      EnumSet.of(ANSWERS, TTL, AUTHORITY, CLIENT),
      Golden.real("fstrm_capture: Unbound 1.17, BIND 9.18, Knot Resolver 5.6, dnsdist 1.7"),
      new Reading(DnstapDecoder::recognises, DnstapDecoder::new)),
  NETFLOW(
      "netflow",
      "NetFlow v5, v9 and IPFIX, as captured datagrams one after the other",
      Framing.FLOW_DATAGRAMS,
      Clock.COMPLETE,
      EnumSet.of(CLIENT, CONNECTION),
      Golden.real("softflowd 1.1.0, pmacct 1.7.7; compared with nfdump 1.7.1"),
      new Reading(NetflowDecoder::recognises, NetflowDecoder::new)),
  POWERDNS_PROTOBUF(
      "powerdns-protobuf",
      "PowerDNS protobuf stream (Recursor, dnsdist)",
      Framing.LENGTH_PREFIXED,
      Clock.COMPLETE,
      EnumSet.of(ANSWERS, TTL, CLIENT),
      Golden.real("PowerDNS Recursor 4.8.8, dnsdist 1.7.3"),
      new Reading(PowerdnsProtobufDecoder::recognises, PowerdnsProtobufDecoder::new)),
  ZEEK_DNS(
      "zeek-dns",
      "Zeek dns.log, TSV or JSON",
      EnumSet.of(ANSWERS, TTL, CLIENT),
      Golden.written("by hand after Zeek 8; compared with 53,615 real rows"),
      new Reading(ZeekDnsDecoder::recognises, ZeekDnsDecoder::new)),
  ZEEK_CONN(
      "zeek-conn",
      "Zeek conn.log, TSV or JSON",
      EnumSet.of(CLIENT, CONNECTION),
      Golden.written("by hand after Zeek 8"),
      new Reading(ZeekConnDecoder::recognises, ZeekConnDecoder::new)),
  SURICATA_EVE(
      "suricata-eve",
      "Suricata eve.json: dns (versions 1, 2, 3) and flow",
      EnumSet.of(ANSWERS, TTL, AUTHORITY, CLIENT, CONNECTION),
      Golden.real("Suricata 6.0.1 (versions 1, 2), 8.0.7 (3); compared with the captures"),
      new Reading(SuricataEveDecoder::recognises, SuricataEveDecoder::new)),
  SYSMON(
      "sysmon",
      "Microsoft Sysmon events 22 and 3, Linux included, XML or JSON (Winlogbeat, evtx_dump, NXLog)",
      EnumSet.of(ANSWERS, CLIENT, PROCESS, CONNECTION),
      Golden.written("by hand after the documented fields of events 22 and 3"),
      new Reading(SysmonDecoder::recognises, SysmonDecoder::new)),
  WINDOWS_SECURITY(
      "windows-security",
      "Windows security log: events 5156 and 5157 (Filtering Platform connections), XML or JSON",
      Clock.WITHOUT_ZONE,
      EnumSet.of(CLIENT, PROCESS, CONNECTION),
      Golden.written("by hand after the documented fields; compared with published events"),
      new Reading(WindowsSecurityDecoder::recognises, WindowsSecurityDecoder::new)),
  WINDOWS_DNS_ANALYTICAL(
      "windows-dns-analytical",
      "Windows DNS server, analytical events 256 to 261, XML or JSON",
      Clock.WITHOUT_ZONE,
      EnumSet.of(ANSWERS, TTL, AUTHORITY, CLIENT),
      Golden.written("by hand after the documented events"),
      new Reading(WindowsDnsAnalyticalDecoder::recognises, WindowsDnsAnalyticalDecoder::new)),
  WINDOWS_DNS_DEBUG(
      "windows-dns-debug",
      "Windows DNS server, debug log, with details or without",
      Clock.WITHOUT_ZONE,
      EnumSet.of(ANSWERS, TTL, AUTHORITY, CLIENT),
      Golden.written("by hand after published logs"),
      new Reading(WindowsDnsDebugDecoder::recognises, WindowsDnsDebugDecoder::new)),
  NFDUMP(
      "nfdump",
      "nfdump output, CSV or JSON",
      Framing.LINES_AND_OBJECTS,
      Clock.WITHOUT_ZONE,
      EnumSet.of(CLIENT, CONNECTION),
      Golden.real("nfdump 1.7.1"),
      new Reading(NfdumpDecoder::recognises, NfdumpDecoder::new)),
  CONNTRACK(
      "conntrack",
      "Linux connection tracking, conntrack -E",
      EnumSet.of(CLIENT, CONNECTION),
      Golden.real("conntrack 1.4.7, Linux 6.18"),
      new Reading(ConntrackDecoder::recognises, ConntrackDecoder::new)),
  NETFILTER_LOG(
      "netfilter-log",
      "Linux packet filter log (nftables log, iptables LOG, ufw)",
      Clock.OF_THE_WRAPPER,
      EnumSet.of(CLIENT, CONNECTION),
      Golden.real("Linux 6.18, nftables 1.0.6, iptables 1.8.9; dmesg, syslog headers by hand"),
      new Reading(NetfilterLogDecoder::recognises, NetfilterLogDecoder::new)),
  ULOGD_JSON(
      "ulogd-json",
      "ulogd JSON: connections that Linux tracks (NFCT), packets that it logs (NFLOG)",
      EnumSet.of(CLIENT, CONNECTION),
      Golden.real("ulogd 2.0.8, Linux 6.18"),
      new Reading(UlogdJsonDecoder::recognises, UlogdJsonDecoder::new)),
  AWS_VPC_FLOW(
      "aws-vpc-flow",
      "Amazon VPC flow logs, text (default or with a header line) or JSON",
      EnumSet.of(CLIENT, CONNECTION),
      Golden.written("by hand after the VPC guide, versions 2 to 5"),
      new Reading(AwsVpcFlowDecoder::recognises, AwsVpcFlowDecoder::new)),
  AZURE_FLOW(
      "azure-flow",
      "Azure network security group and virtual network flow logs, traffic analytics",
      Framing.FLOW_TUPLES,
      Clock.COMPLETE,
      EnumSet.of(CLIENT, CONNECTION),
      Golden.written("by hand after the documented logs; compared with published tuples"),
      new Reading(AzureFlowDecoder::recognises, AzureFlowDecoder::new)),
  PALOALTO_TRAFFIC(
      "paloalto-traffic",
      "Palo Alto Networks PAN-OS traffic logs and DNS threats, CSV or JSON",
      Clock.WITHOUT_ZONE,
      EnumSet.of(ANSWERS, CLIENT, CONNECTION),
      Golden.written("by hand after the field lists of PAN-OS 10, 11 and the Strata service"),
      new Reading(PaloAltoTrafficDecoder::recognises, PaloAltoTrafficDecoder::new)),
  FORTINET(
      "fortinet",
      "Fortinet FortiOS traffic and DNS logs, also in CEF",
      EnumSet.of(ANSWERS, CLIENT, CONNECTION),
      Golden.written("by hand after the log reference of FortiOS 6 and 7"),
      new Reading(FortinetDecoder::recognises, FortinetDecoder::new)),
  CISCO_ASA(
      "cisco-asa",
      "Cisco ASA and Firepower syslog: connections built, torn down and denied",
      Clock.OF_THE_WRAPPER,
      EnumSet.of(CLIENT, CONNECTION),
      Golden.written("by hand after the syslog messages guide of ASA 9"),
      new Reading(CiscoAsaDecoder::recognises, CiscoAsaDecoder::new)),
  CISCO_IOS(
      "cisco-ios",
      "Cisco IOS, IOS XE and IOS XR access list log (IPACCESSLOGP, ACCESSLOGP)",
      Clock.WITHOUT_YEAR,
      EnumSet.of(CLIENT, CONNECTION),
      Golden.written("by hand after the system message guides of IOS 15 to 17"),
      new Reading(CiscoIosDecoder::recognises, CiscoIosDecoder::new)),
  JUNIPER_RT_FLOW(
      "juniper-rt-flow",
      "Juniper Junos SRX session log (RT_FLOW), structured or not",
      Clock.OF_THE_WRAPPER,
      EnumSet.of(CLIENT, CONNECTION),
      Golden.written("by hand after the system log explorer of Junos 21"),
      new Reading(JuniperRtFlowDecoder::recognises, JuniperRtFlowDecoder::new)),
  NSX_DFW(
      "nsx-dfw",
      "VMware NSX distributed firewall packet log",
      Clock.OF_THE_WRAPPER,
      EnumSet.of(CLIENT, CONNECTION),
      Golden.written("by hand after the NSX 4 guide"),
      new Reading(NsxDfwDecoder::recognises, NsxDfwDecoder::new)),
  FILTERLOG(
      "filterlog",
      "pf packet log: filterlog of pfSense and OPNsense, tcpdump of pflog",
      Clock.OF_THE_WRAPPER,
      EnumSet.of(CLIENT, CONNECTION),
      Golden.real("tcpdump 4.99.3, pflog headers by hand; filterlog by hand after pfSense"),
      new Reading(FilterlogDecoder::recognises, FilterlogDecoder::new)),
  SQUID(
      "squid",
      "Squid native access log",
      EnumSet.of(ANSWERS, CLIENT, CONNECTION),
      Golden.real("Squid 5.7"),
      new Reading(SquidDecoder::recognises, SquidDecoder::new)),
  AUDITD(
      "auditd",
      "Linux audit log: SYSCALL and SOCKADDR, raw, enriched or ausearch -i",
      Clock.WITHOUT_ZONE,
      EnumSet.of(CLIENT, PROCESS, CONNECTION),
      Golden.real("auditd and ausearch 3.0.9"),
      new Reading(AuditdDecoder::recognises, AuditdDecoder::new)),
  OSQUERY(
      "osquery",
      "osquery results: dns_lookup_events, socket_events, bpf_socket_events, process_open_sockets",
      EnumSet.of(ANSWERS, CLIENT, PROCESS, CONNECTION),
      Golden.written("by hand after the tables and log formats of osquery 5"),
      new Reading(OsqueryDecoder::recognises, OsqueryDecoder::new)),
  RESOLVED_MONITOR(
      "resolved-monitor",
      "systemd-resolved lookups, resolvectl monitor --json=short",
      Clock.OF_THE_WRAPPER,
      EnumSet.of(ANSWERS, TTL, AUTHORITY, CLIENT),
      Golden.real("systemd 252: resolvectl, journald"),
      new Reading(ResolvedMonitorDecoder::recognises, ResolvedMonitorDecoder::new)),
  ROUTE53_RESOLVER(
      "route53-resolver",
      "Amazon Route 53 Resolver query log",
      EnumSet.of(ANSWERS, CLIENT),
      Golden.written("by hand after the documented format"),
      new Reading(Route53ResolverDecoder::recognises, Route53ResolverDecoder::new)),
  GOOGLE_CLOUD_DNS(
      "google-cloud-dns",
      "Google Cloud DNS query log (Cloud Logging)",
      EnumSet.of(ANSWERS, TTL, CLIENT),
      Golden.written("by hand after the documented format"),
      new Reading(GoogleCloudDnsDecoder::recognises, GoogleCloudDnsDecoder::new)),
  OCSF_DNS(
      "ocsf-dns",
      "OCSF DNS Activity (class 4003) and Network Activity (4001)",
      EnumSet.of(ANSWERS, TTL, CLIENT, PROCESS, CONNECTION),
      Golden.written("by hand after the schema, versions 1.0 to 1.5"),
      new Reading(OcsfDnsDecoder::recognises, OcsfDnsDecoder::new)),
  ECS_DNS(
      "ecs-dns",
      "DNS events and flows in the Elastic Common Schema (Packetbeat, Auditbeat, Elastic agents)",
      EnumSet.of(ANSWERS, TTL, CLIENT, PROCESS, CONNECTION),
      Golden.written("by hand after ECS and Packetbeat's exported fields"),
      new Reading(EcsDnsDecoder::recognises, EcsDnsDecoder::new)),
  CLOUDFLARE_DNS(
      "cloudflare-dns",
      "Cloudflare Logpush: Gateway DNS and zone DNS logs",
      EnumSet.of(ANSWERS, TTL, CLIENT),
      Golden.written("by hand after the documented fields"),
      new Reading(CloudflareDnsDecoder::recognises, CloudflareDnsDecoder::new)),
  AZURE_DNS(
      "azure-dns",
      "Azure DNSQueryLogs and AZFWDnsQuery",
      EnumSet.of(ANSWERS, CLIENT),
      Golden.written("by hand after the documented columns"),
      new Reading(AzureDnsDecoder::recognises, AzureDnsDecoder::new)),
  UMBRELLA_DNS(
      "umbrella-dns",
      "Cisco Umbrella DNS log (S3, CSV)",
      EnumSet.of(CLIENT),
      Golden.written("by hand after the documented cells"),
      new Reading(UmbrellaDnsDecoder::recognises, UmbrellaDnsDecoder::new)),
  ZSCALER(
      "zscaler",
      "Zscaler Internet Access (NSS): DNS, firewall and web feeds, JSON, CEF, LEEF or pairs",
      Clock.WITHOUT_ZONE,
      EnumSet.of(ANSWERS, CLIENT, CONNECTION),
      Golden.written("by hand after the feeds' templates; JSON compared with published samples"),
      new Reading(ZscalerDecoder::recognises, ZscalerDecoder::new)),
  CEF(
      "cef",
      "Connections in the Common Event Format (CEF)",
      EnumSet.of(CLIENT, CONNECTION),
      Golden.real("syslog-ng 3.38, of a packet log; vendors' events by hand after the guide"),
      new Reading(CefDecoder::recognises, CefDecoder::new)),
  DNSMASQ(
      "dnsmasq",
      "dnsmasq query log (log-queries, extra or not), Pi-hole's pihole.log",
      Clock.WITHOUT_YEAR,
      EnumSet.of(ANSWERS, CLIENT),
      Golden.real("dnsmasq 2.90; Pi-hole's own lines by hand"),
      new Reading(DnsmasqDecoder::recognises, DnsmasqDecoder::new)),
  INFOBLOX_DNS(
      "infoblox-dns",
      "Infoblox NIOS responses and RPZ events (CEF), syslog",
      Clock.WITHOUT_ZONE,
      EnumSet.of(ANSWERS, TTL, CLIENT),
      Golden.written("by hand after the NIOS documentation; compared with published samples"),
      new Reading(InfobloxDnsDecoder::recognises, InfobloxDnsDecoder::new)),
  SOLIDSERVER_DNS(
      "solidserver-dns",
      "EfficientIP SOLIDserver answer log, syslog",
      Clock.OF_THE_WRAPPER,
      EnumSet.of(ANSWERS, TTL, CLIENT),
      Golden.written("by hand after published samples"),
      new Reading(SolidserverDnsDecoder::recognises, SolidserverDnsDecoder::new)),
  BIND_QUERY(
      "bind-query",
      "BIND 9 query and response logs (also SOLIDserver and NIOS query lines)",
      Clock.WITHOUT_ZONE,
      EnumSet.of(CLIENT),
      Golden.real("BIND 9.18.49; the response log by hand"),
      new Reading(BindQueryDecoder::recognises, BindQueryDecoder::new)),
  UNBOUND_QUERY(
      "unbound-query",
      "Unbound query and reply logs (also pfSense, OPNsense)",
      Clock.WITHOUT_YEAR,
      EnumSet.of(CLIENT),
      Golden.real("Unbound 1.17.1"),
      new Reading(UnboundQueryDecoder::recognises, UnboundQueryDecoder::new)),
  COREDNS_LOG(
      "coredns-log",
      "CoreDNS log plugin, common and combined formats",
      Clock.OF_THE_WRAPPER,
      EnumSet.of(CLIENT),
      Golden.real("the log plugin of CoreDNS 1 alone, in a small server, logger 2.38"),
      new Reading(CoreDnsLogDecoder::recognises, CoreDnsLogDecoder::new)),
  PASSIVEDNS(
      "passivedns",
      "gamelinux passivedns text log",
      EnumSet.of(ANSWERS, TTL, CLIENT),
      Golden.written("by hand after its README"),
      new Reading(PassiveDnsDecoder::recognises, PassiveDnsDecoder::new)),
  DNSDB(
      "dnsdb",
      "DNSDB API version 2, Streaming API Format (version 1 is passive-dns-cof)",
      EnumSet.of(ANSWERS, AUTHORITY),
      Golden.written("by hand after the API's documentation"),
      new Reading(DnsdbDecoder::recognises, DnsdbDecoder::new)),
  MACOS_UNIFIED_LOG(
      "macos-unified-log",
      "macOS unified log: mDNSResponder (log show, text or ndjson)",
      EnumSet.of(CLIENT, PROCESS),
      Golden.written("by hand after published messages"),
      new Reading(MacosUnifiedLogDecoder::recognises, MacosUnifiedLogDecoder::new)),
  GOOGLE_VPC_FLOW(
      "google-vpc-flow",
      "Google Cloud VPC flow log (Cloud Logging)",
      EnumSet.of(CLIENT, CONNECTION),
      Golden.written("by hand after the documented records"),
      new Reading(GoogleVpcFlowDecoder::recognises, GoogleVpcFlowDecoder::new)),
  ESXI(
      "esxi",
      "VMware ESXi: esxcli connection and resolver listings, shell and hostd logs (resolvers set)",
      Clock.OF_THE_WRAPPER,
      EnumSet.of(CLIENT, PROCESS, CONNECTION, RESOLVERS),
      Golden.written("by hand after the esxcli reference of vSphere 7 and 8"),
      new Reading(EsxiDecoder::recognises, EsxiDecoder::new)),
  PASSIVE_DNS_COF(
      "passive-dns-cof",
      "Passive DNS Common Output Format",
      EnumSet.of(ANSWERS, AUTHORITY),
      Golden.real("dnsdbq 2.6.4, of answers by hand"),
      new Reading(PassiveDnsCofDecoder::recognises, PassiveDnsCofDecoder::new));

  /** How its beginning is told, and who reads it. */
  private record Reading(Predicate<Head> recognises, Function<Input, Decoder> decoder) {}

  private final String id;
  private final String product;
  private final Framing framing;
  private final Clock clock;
  private final Golden golden;
  private final Set<Carries> carries;
  private final Reading reading;

  /** One of lines whose times say all, as most are. */
  Format(String id, String product, EnumSet<Carries> carries, Golden golden, Reading reading) {
    this(id, product, Framing.LINES, Clock.COMPLETE, carries, golden, reading);
  }

  /** One of lines. */
  Format(
      String id, String name, Clock clock, Set<Carries> carries, Golden golden, Reading reading) {
    this(id, name, Framing.LINES, clock, carries, golden, reading);
  }

  Format(
      String id,
      String product,
      Framing framing,
      Clock clock,
      Set<Carries> carries,
      Golden golden,
      Reading reading) {
    this.id = id;
    this.product = product;
    this.framing = framing;
    this.clock = clock;
    this.golden = golden;
    this.carries = Collections.unmodifiableSet(carries);
    this.reading = reading;
  }

  /** The format whose content this is, or null. */
  public static @Nullable Format of(Head head) {
    for (Format format : values()) {
      if (format.reading.recognises.test(head)) {
        return format;
      }
    }
    return null;
  }

  /** Whether this row claims the content; {@link #of} goes by the first that does. */
  public boolean recognises(Head head) {
    return reading.recognises.test(head);
  }

  /** The format with this id, or null. */
  public static @Nullable Format byId(String id) {
    for (Format format : values()) {
      if (format.id.equals(id)) {
        return format;
      }
    }
    return null;
  }

  /** The word for it on the command line, in ledgers and documents. */
  public String id() {
    return id;
  }

  public String product() {
    return product;
  }

  public Framing framing() {
    return framing;
  }

  /** What its times say. */
  public Clock clock() {
    return clock;
  }

  /** What its reading was checked on. */
  public Golden golden() {
    return golden;
  }

  public Set<Carries> carries() {
    return carries;
  }

  /** A decoder for one input. */
  public Decoder decoder(Input input) {
    return reading.decoder.apply(input);
  }
}
