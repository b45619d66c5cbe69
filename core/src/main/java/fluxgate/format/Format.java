package fluxgate.format;

import static fluxgate.format.Carries.ANSWERS;
import static fluxgate.format.Carries.AUTHORITY;
import static fluxgate.format.Carries.CLIENT;
import static fluxgate.format.Carries.CONNECTION;
import static fluxgate.format.Carries.PROCESS;
import static fluxgate.format.Carries.TTL;

import fluxgate.format.bindquery.BindQueryDecoder;
import fluxgate.format.corednslog.CoreDnsLogDecoder;
import fluxgate.format.dnsdb.DnsdbDecoder;
import fluxgate.format.dnsmasq.DnsmasqDecoder;
import fluxgate.format.dnstap.DnstapDecoder;
import fluxgate.format.infobloxdns.InfobloxDnsDecoder;
import fluxgate.format.passivedns.PassiveDnsDecoder;
import fluxgate.format.passivednscof.PassiveDnsCofDecoder;
import fluxgate.format.pcap.PacketDecoder;
import fluxgate.format.solidserverdns.SolidserverDnsDecoder;
import fluxgate.format.suricataeve.SuricataEveDecoder;
import fluxgate.format.sysmon.SysmonDecoder;
import fluxgate.format.unboundquery.UnboundQueryDecoder;
import fluxgate.format.zeekconn.ZeekConnDecoder;
import fluxgate.format.zeekdns.ZeekDnsDecoder;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The table of formats, in the order in which content is tried: one row a format. */
public enum Format {
  PCAP(
      "pcap",
      "pcap capture (tcpdump, Wireshark)",
      Framing.PCAP,
      Clock.COMPLETE,
      EnumSet.of(ANSWERS, TTL, AUTHORITY, CLIENT, CONNECTION),
      Golden.real("dumpcap 4.0.17: Unbound 1.17.1, NSD 4.6.1, dig 9.18"),
      PacketDecoder::recognisesPcap,
      PacketDecoder::new),
  PCAPNG(
      "pcapng",
      "pcapng capture (Wireshark, dumpcap)",
      Framing.PCAPNG,
      Clock.COMPLETE,
      EnumSet.of(ANSWERS, TTL, AUTHORITY, CLIENT, CONNECTION),
      Golden.real("dumpcap 4.0.17: Unbound 1.17.1, NSD 4.6.1, dig 9.18"),
      PacketDecoder::recognisesPcapng,
      PacketDecoder::new),
  DNSTAP(
      "dnstap",
      "dnstap Frame Streams file (Unbound, BIND, Knot, dnsdist, CoreDNS)",
      Framing.FRAME_STREAMS,
      Clock.COMPLETE,
      EnumSet.of(ANSWERS, TTL, AUTHORITY, CLIENT),
      Golden.real("fstrm_capture: Unbound 1.17.1"),
      DnstapDecoder::recognises,
      DnstapDecoder::new),
  ZEEK_DNS(
      "zeek-dns",
      "Zeek dns.log, TSV or JSON",
      Framing.LINES,
      Clock.COMPLETE,
      EnumSet.of(ANSWERS, TTL, CLIENT),
      Golden.written("by hand after Zeek 8; compared with 53,615 real rows"),
      ZeekDnsDecoder::recognises,
      ZeekDnsDecoder::new),
  ZEEK_CONN(
      "zeek-conn",
      "Zeek conn.log, TSV or JSON",
      Framing.LINES,
      Clock.COMPLETE,
      EnumSet.of(CLIENT, CONNECTION),
      Golden.written("by hand after Zeek 8"),
      ZeekConnDecoder::recognises,
      ZeekConnDecoder::new),
  SURICATA_EVE(
      "suricata-eve",
      "Suricata eve.json: dns (versions 1, 2, 3) and flow",
      Framing.LINES,
      Clock.COMPLETE,
      EnumSet.of(ANSWERS, TTL, AUTHORITY, CLIENT, CONNECTION),
      Golden.written("by hand after the manuals of Suricata 4 to 8"),
      SuricataEveDecoder::recognises,
      SuricataEveDecoder::new),
  SYSMON(
      "sysmon",
      "Microsoft Sysmon events 22 and 3, XML or JSON (Winlogbeat, evtx_dump, NXLog)",
      Framing.LINES,
      Clock.COMPLETE,
      EnumSet.of(ANSWERS, CLIENT, PROCESS, CONNECTION),
      Golden.written("by hand after the documented fields of events 22 and 3"),
      SysmonDecoder::recognises,
      SysmonDecoder::new),
  DNSMASQ(
      "dnsmasq",
      "dnsmasq query log (log-queries, extra or not), Pi-hole's pihole.log",
      Framing.LINES,
      Clock.WITHOUT_YEAR,
      EnumSet.of(ANSWERS, CLIENT),
      Golden.real("dnsmasq 2.90; Pi-hole's own lines by hand"),
      DnsmasqDecoder::recognises,
      DnsmasqDecoder::new),
  INFOBLOX_DNS(
      "infoblox-dns",
      "Infoblox NIOS responses and RPZ events (CEF), syslog",
      Framing.LINES,
      Clock.WITHOUT_ZONE,
      EnumSet.of(ANSWERS, TTL, CLIENT),
      Golden.written("by hand after the NIOS documentation; compared with published samples"),
      InfobloxDnsDecoder::recognises,
      InfobloxDnsDecoder::new),
  SOLIDSERVER_DNS(
      "solidserver-dns",
      "EfficientIP SOLIDserver answer log, syslog",
      Framing.LINES,
      Clock.OF_THE_WRAPPER,
      EnumSet.of(ANSWERS, TTL, CLIENT),
      Golden.written("by hand after published samples"),
      SolidserverDnsDecoder::recognises,
      SolidserverDnsDecoder::new),
  BIND_QUERY(
      "bind-query",
      "BIND 9 query and response logs (also SOLIDserver and NIOS query lines)",
      Framing.LINES,
      Clock.WITHOUT_ZONE,
      EnumSet.of(CLIENT),
      Golden.real("BIND 9.18.49; the response log by hand"),
      BindQueryDecoder::recognises,
      BindQueryDecoder::new),
  UNBOUND_QUERY(
      "unbound-query",
      "Unbound query and reply logs (also pfSense, OPNsense)",
      Framing.LINES,
      Clock.WITHOUT_YEAR,
      EnumSet.of(CLIENT),
      Golden.real("Unbound 1.17.1"),
      UnboundQueryDecoder::recognises,
      UnboundQueryDecoder::new),
  COREDNS_LOG(
      "coredns-log",
      "CoreDNS log plugin, common and combined formats",
      Framing.LINES,
      Clock.OF_THE_WRAPPER,
      EnumSet.of(CLIENT),
      Golden.written("by hand after the plugin's page; compared with published samples"),
      CoreDnsLogDecoder::recognises,
      CoreDnsLogDecoder::new),
  PASSIVEDNS(
      "passivedns",
      "gamelinux passivedns text log",
      Framing.LINES,
      Clock.COMPLETE,
      EnumSet.of(ANSWERS, TTL, CLIENT),
      Golden.written("by hand after its README"),
      PassiveDnsDecoder::recognises,
      PassiveDnsDecoder::new),
  DNSDB(
      "dnsdb",
      "DNSDB API version 2, Streaming API Format (version 1 is passive-dns-cof)",
      Framing.LINES,
      Clock.COMPLETE,
      EnumSet.of(ANSWERS),
      Golden.written("by hand after the API's documentation"),
      DnsdbDecoder::recognises,
      DnsdbDecoder::new),
  PASSIVE_DNS_COF(
      "passive-dns-cof",
      "Passive DNS Common Output Format",
      Framing.LINES,
      Clock.COMPLETE,
      EnumSet.of(ANSWERS),
      Golden.written("by hand after draft-dulaunoy-dnsop-passive-dns-cof"),
      PassiveDnsCofDecoder::recognises,
      PassiveDnsCofDecoder::new);

  private final String id;
  private final String product;
  private final Framing framing;
  private final Clock clock;
  private final Golden golden;
  private final Set<Carries> carries;
  private final Predicate<Head> recognises;
  private final Function<Input, Decoder> decoder;

  Format(
      String id,
      String product,
      Framing framing,
      Clock clock,
      EnumSet<Carries> carries,
      Golden golden,
      Predicate<Head> recognises,
      Function<Input, Decoder> decoder) {
    this.id = id;
    this.product = product;
    this.framing = framing;
    this.clock = clock;
    this.golden = golden;
    this.carries = Collections.unmodifiableSet(carries);
    this.recognises = recognises;
    this.decoder = decoder;
  }

  /** The format whose content this is, or null. */
  public static @Nullable Format of(Head head) {
    for (Format format : values()) {
      if (format.recognises.test(head)) {
        return format;
      }
    }
    return null;
  }

  /** Whether this row claims the content; {@link #of} goes by the first that does. */
  public boolean recognises(Head head) {
    return recognises.test(head);
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
    return decoder.apply(input);
  }
}
