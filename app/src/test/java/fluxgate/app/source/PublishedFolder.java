package fluxgate.app.source;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * A product's folder of published log lines: one row a folder.
 *
 * <p>The lines come from the tests of a collector, which takes a relay's syslog header off before
 * it looks at a line: where that was so ({@link #header}), one is put back.
 */
enum PublishedFolder {
  AWS("AWS_aws-flow-logs", false, Set.of("aws-vpc-flow"), ""),
  AZURE("Azure_azure-network-watcher-flow-logs", false, Set.of("azure-flow"), ""),
  BIND("BIND_bind", true, Set.of("bind-query", "solidserver-dns"), ""),
  AUDITBEAT("Beats_auditbeat", false, Set.of("ecs-dns"), ""),
  WINLOGBEAT("Beats_winlogbeat", false, Set.of("sysmon", "windows-security"), ""),
  CEF("CEF_cef", true, Set.of("cef", "fortinet"), ""),
  CISCO_IOS("Cisco_cisco-ios", true, Set.of("cisco-ios"), ""),
  CISCO_FIREWALL("Cisco_cisco-secure-firewall", true, Set.of("cisco-asa"), ""),
  CLOUDFLARE_ZONES("Cloudflare_dns_logs", false, Set.of("cloudflare-dns"), ""),
  CLOUDFLARE_GATEWAY("Cloudflare_gateway_dns", false, Set.of("cloudflare-dns"), ""),
  EFFICIENTIP("EfficientIP_solidserver-ddi", true, Set.of("solidserver-dns", "bind-query"), ""),
  FORTINET("Fortinet_fortigate", true, Set.of("fortinet"), ""),
  GOOGLE("Google_vpc-flow", false, Set.of("google-vpc-flow"), ""),
  INFOBLOX("Infoblox_ddi", true, Set.of("infoblox-dns", "bind-query"), ""),
  JUNIPER("Juniper_juniper-ngfw", true, Set.of("juniper-rt-flow"), "auth-success"), // of PAN-OS
  OCSF("OCSF_ocsf", false, Set.of("ocsf-dns"), ""),
  OPENBSD("OpenBSD_openbsd-packet-filter", true, Set.of("filterlog"), ""),
  PALO_ALTO("Palo-Alto-Networks_paloalto-ngfw", true, Set.of("paloalto-traffic", "cef"), ""),
  SQUID("Squid_squid", false, Set.of("squid"), ""),
  SURICATA("Suricata_suricata", false, Set.of("suricata-eve"), "tls"), // without its event_type
  UMBRELLA("Umbrella_umbrella-dns", false, Set.of("umbrella-dns"), ""),
  UNBOUND("Unbound_unbound", true, Set.of("unbound-query"), ""),
  VMWARE("VMWare_vmware-esxi", true, Set.of("nsx-dfw", "esxi"), ""),
  WINDOWS(
      "Windows_windows", false, Set.of("sysmon", "windows-security", "windows-dns-analytical"), ""),
  ZSCALER("Zscaler_zscaler-zia", false, Set.of("zscaler"), "");

  private final String folder;
  private final boolean header;
  private final Set<String> formats;
  private final Pattern others;

  /**
   * @param others samples of which nothing is asked: they are no line of this product
   */
  PublishedFolder(String folder, boolean header, Set<String> formats, String others) {
    this.folder = folder;
    this.header = header;
    this.formats = formats;
    this.others = Pattern.compile(others);
  }

  String folder() {
    return folder;
  }

  /** Whether the lines had a syslog header. */
  boolean header() {
    return header;
  }

  /** What a line of this product may be read as. */
  Set<String> formats() {
    return formats;
  }

  /** Whether this sample is no line of the product. */
  boolean isOthers(String sample) {
    return others.matcher(sample).matches();
  }
}
