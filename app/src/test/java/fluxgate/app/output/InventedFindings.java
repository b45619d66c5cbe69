package fluxgate.app.output;

import fluxgate.app.output.rpz.PolicyAction;
import fluxgate.app.output.stix.TrafficLight;
import fluxgate.app.redaction.Disclosed;
import fluxgate.app.redaction.Redaction;
import fluxgate.dns.DomainName;
import fluxgate.dns.PublicSuffixList;
import fluxgate.dns.TtlKind;
import fluxgate.net.IpAddress;
import fluxgate.net.Network;
import fluxgate.net.NetworkKind;
import fluxgate.observation.Client;
import fluxgate.observation.Provenance;
import fluxgate.verdict.Evidence;
import fluxgate.verdict.Finding;
import fluxgate.verdict.Level;
import fluxgate.verdict.Sentence;
import fluxgate.verdict.Status;
import fluxgate.verdict.Variant;
import fluxgate.verdict.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Findings that no detector made, so that what outputs write of them does not move with it. */
public final class InventedFindings {
  /** 2026-11-02T08:00:00Z. */
  private static final long EIGHT = 1_793_606_400_000_000L;

  private static final long MINUTE = 60_000_000L;

  private InventedFindings() {}

  /** Double flux with its name servers inside, over two families, with evidence for and against. */
  public static Finding doubleFlux() {
    return finding("f-0000000000000001", "bad.example", Level.ALERT, Variant.DOUBLE_FLUX);
  }

  /** Everything that text from outside can do to a line, a cell, a page or a name server. */
  public static Finding hostile() {
    Finding like =
        finding(
            "f-0000000000000002", "=1\\;\\\"$(x)@\\'.example", Level.ALERT, Variant.SINGLE_FLUX);
    return withVerdict(
        like, "=cmd|' /c calc'!A0\r\n* CNAME .\u0007\u2028 <b>\"bold\"</b>, ünïcode");
  }

  /** At suspect, with none of the things that may be absent. */
  public static Finding bare() {
    return new Finding(
        "f-0000000000000003",
        DomainName.of("quiet.example"),
        List.of(DomainName.of("quiet.example")),
        1,
        Set.of(),
        Level.SUSPECT,
        Level.ALERT,
        new Verdict(
            Level.SUSPECT,
            Variant.UNDETERMINED,
            7.5,
            List.of(),
            List.of("NS_UNOBSERVED"),
            List.of(),
            Level.SUSPECT),
        "cold",
        EIGHT,
        EIGHT + MINUTE,
        EIGHT,
        null,
        new Finding.Answers(9, 3, null),
        new Finding.Addresses(0, 0, null, List.of()),
        null,
        new Finding.NameServers(false, List.of(), 0, 0, 0, List.of()),
        List.of(),
        0,
        null,
        List.of("AN1332"),
        false,
        Status.CHANGED,
        List.of("level was suspect"));
  }

  /** An alert on a name. */
  public static Finding finding(String id, String domain, Level level, Variant variant) {
    DomainName name = DomainName.of(domain);
    return new Finding(
        id,
        name,
        List.of(DomainName.of("www." + domain)),
        1,
        Set.of(DomainName.of("alias.example")),
        level,
        Level.ALERT,
        new Verdict(
            level,
            variant,
            12.345678,
            List.of(
                evidence("FLOW_FANOUT", 2, "%s connected to %d of its addresses.", client(1), 12),
                evidence("FEW_ASN", -1.5, "Its %d addresses lie in 1 network.", 2)),
            List.of(),
            List.of(),
            level),
        "cold",
        EIGHT,
        EIGHT + 60 * MINUTE,
        EIGHT + 10 * MINUTE,
        EIGHT + 20 * MINUTE,
        new Finding.Answers(800, 60, 6L),
        new Finding.Addresses(
            2,
            2,
            null,
            List.of(
                seen("198.18.4.4", new Network(64500, "Home, \"sweet\"", null, ACCESS, true)),
                seen("2001:db8::7", null))),
        new Finding.Ttls(60, 120, 300, TtlKind.REMAINING),
        new Finding.NameServers(
            true,
            List.of(DomainName.of("ns1." + domain), DomainName.of("ns.elsewhere.example")),
            2,
            31,
            28,
            List.of(IpAddress.of("198.18.9.9"))),
        List.of(
            new Finding.ClientContact(client(1), 40, 31, 12, EIGHT, EIGHT + MINUTE),
            new Finding.ClientContact(client(2), 4, 0, 0, EIGHT, EIGHT + MINUTE)),
        2,
        "fn-1",
        List.of("AN1332"),
        true,
        Status.NEW,
        List.of());
  }

  private static final NetworkKind ACCESS = NetworkKind.ACCESS;

  /** The finding with one sentence of the caller's. */
  public static Finding withVerdict(Finding like, String sentence) {
    return withEvidence(like, "NEW_AGENTS", 3, sentence);
  }

  /** The finding with one piece of evidence of the caller's. */
  public static Finding withEvidence(
      Finding like, String code, double contribution, String sentence) {
    Verdict verdict =
        new Verdict(
            like.level(),
            like.verdict().variant(),
            12,
            List.of(evidence(code, contribution, "%s", sentence)),
            List.of(),
            List.of(),
            like.level());
    return like(like, verdict, like.addresses(), like.clientCount());
  }

  /** The finding with so many addresses and clients, of which it names those that it named. */
  public static Finding withCounts(Finding like, int addresses, int clients) {
    Finding.Addresses of = like.addresses();
    return like(
        like,
        like.verdict(),
        new Finding.Addresses(addresses, of.asns(), of.countries(), of.sample()),
        clients);
  }

  private static Finding like(
      Finding like, Verdict verdict, Finding.Addresses addresses, int clients) {
    return new Finding(
        like.id(),
        like.domain(),
        like.names(),
        like.nameCount(),
        like.via(),
        like.level(),
        like.peakLevel(),
        verdict,
        like.baseline(),
        like.firstSeenMicros(),
        like.lastSeenMicros(),
        like.suspectAtMicros(),
        like.alertAtMicros(),
        like.answers(),
        addresses,
        like.ttl(),
        like.nameServers(),
        like.clients(),
        clients,
        like.network(),
        like.attack(),
        like.synthetic(),
        like.status(),
        like.changes());
  }

  private static Client client(int number) {
    return Client.of(IpAddress.of("10.20.0." + number));
  }

  private static Finding.SeenAddress seen(String address, @Nullable Network network) {
    return new Finding.SeenAddress(IpAddress.of(address), network, EIGHT, EIGHT + 5 * MINUTE);
  }

  private static Evidence evidence(
      String code, double contribution, String format, Object... values) {
    return new Evidence(
        code,
        12,
        "addresses",
        "few",
        contribution,
        Sentence.of(format, values),
        List.of(new Provenance("logs/10.20.0.1/dns.log", 0, 10)));
  }

  /** What the form writes of the findings as they are. */
  public static String written(OutputForm form, Finding... findings) throws IOException {
    return written(form, Redaction.none().disclose(List.of(findings)));
  }

  /** What the form writes. */
  public static String written(OutputForm form, List<Disclosed> findings) throws IOException {
    OutputSettings settings =
        new OutputSettings(
            false,
            Level.ALERT,
            EIGHT + 90 * MINUTE,
            PublicSuffixList.bundled(),
            DomainName.of("fluxgate.rpz"),
            PolicyAction.NXDOMAIN,
            TrafficLight.AMBER_STRICT);
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(octets, false, StandardCharsets.UTF_8);
    form.open(settings).write(findings, out);
    out.flush();
    return octets.toString(StandardCharsets.UTF_8);
  }
}
