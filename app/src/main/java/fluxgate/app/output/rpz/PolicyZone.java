package fluxgate.app.output.rpz;

import fluxgate.app.output.Counted;
import fluxgate.app.output.FindingOutput;
import fluxgate.app.output.Headline;
import fluxgate.app.output.OutputSettings;
import fluxgate.app.redaction.Disclosed;
import fluxgate.dns.DomainName;
import fluxgate.verdict.Finding;
import fluxgate.verdict.Status;
import fluxgate.verdict.Variant;
import java.io.PrintStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes the zone. */
public final class PolicyZone implements FindingOutput {
  /** Clients forget a policy that was lifted within a minute. */
  private static final int TTL_SECONDS = 60;

  /** Refresh, retry, expire: a day, since a policy that expires vanishes, and negative TTL. */
  private static final String TIMERS = "60 30 86400 60";

  private static final String NAME_SERVER_TRIGGER = "rpz-nsdname";

  /**
   * Context lowers a finding and never hides it; to block what its owner allows is another thing.
   */
  private static final String ALLOWED = "ALLOW_LISTED";

  /** A whole name: RFC 1035 §2.3.4, without the root octet. */
  private static final int MOST_OCTETS = 254;

  private final OutputSettings settings;
  private int allowed;

  public PolicyZone(OutputSettings settings) {
    this.settings = settings;
  }

  @Override
  public void write(List<Disclosed> findings, PrintStream out) {
    line(out, "; Response policy zone of fast-flux findings, written by Fluxgate.");
    line(
        out,
        "; Each rule blocks a registered domain and all below it, or (rpz-nsdname) whatever is");
    line(out, "; delegated to a name server inside a double-flux domain. Review before loading.");
    line(out, "$ORIGIN " + ZoneText.name(settings.zone()) + ".");
    line(out, "$TTL " + TTL_SECONDS);
    line(out, "@ IN SOA localhost. hostmaster.localhost. " + serial() + " " + TIMERS);
    line(out, "@ IN NS localhost.");
    Set<String> written = new HashSet<>(); // one resolver refuses a zone that repeats a rule
    for (Disclosed disclosed : findings) {
      finding(disclosed.finding(), written, out);
    }
  }

  @Override
  public List<String> notes() {
    return allowed == 0
        ? List.of()
        : List.of(
            Counted.of(allowed, "finding is", "findings are")
                + " in the zone as a comment only, without a rule: a list of yours allows "
                + (allowed == 1 ? "it." : "them."));
  }

  /** Seconds of event time in RFC 1982's 32 bits; 1 where nothing happened. */
  private long serial() {
    Long micros = settings.lastEventMicros();
    return micros == null ? 1 : Math.floorDiv(micros, 1_000_000L) & 0xFFFF_FFFFL;
  }

  private void finding(Finding finding, Set<String> written, PrintStream out) {
    line(out, "");
    ZoneText.comment(finding.id() + " " + Headline.forOutside(finding))
        .forEach(text -> line(out, text));
    String refusal = refusal(finding);
    if (refusal != null) {
      ZoneText.comment("No rule: " + refusal + ".").forEach(text -> line(out, text));
      return;
    }
    String domain = ZoneText.name(finding.domain());
    rule(domain, written, out);
    rule("*." + domain, written, out);
    if (finding.verdict().variant() == Variant.DOUBLE_FLUX) {
      for (DomainName server : finding.nameServers().names()) {
        if (server.isAtOrBelow(finding.domain()) && isSafe(server)) {
          rule(ZoneText.name(server) + "." + NAME_SERVER_TRIGGER, written, out);
        }
      }
    }
  }

  private void rule(String owner, Set<String> written, PrintStream out) {
    if (written.add(owner)) {
      line(out, owner + " CNAME " + settings.action().target());
    }
  }

  /** Why the finding makes no rule; null where it makes one. */
  private @Nullable String refusal(Finding finding) {
    if (finding.status() == Status.CLOSED) {
      return "it is over";
    }
    if (finding.level().compareTo(settings.least()) < 0) {
      return "it stands below " + settings.least().word() + " now";
    }
    if (finding.verdict().evidence().stream().anyMatch(piece -> piece.code().equals(ALLOWED))) {
      allowed++;
      return "a list of yours allows it";
    }
    DomainName domain = finding.domain();
    if (domain.labelCount() < 2 || settings.suffixes().isPublicSuffix(domain)) {
      return "names are registered directly below it";
    }
    return isSafe(domain) ? null : "its name has a meaning of its own in a policy zone, or no room";
  }

  /** Whether the name, a wildcard before it and the zone behind it say what they seem to. */
  private boolean isSafe(DomainName name) {
    byte[] labels = name.toLabels();
    for (int at = 0; at < labels.length; at += labels[at] + 1) {
      boolean wildcard = labels[at] == 1 && labels[at + 1] == '*';
      if (wildcard || startsWithReserved(labels, at + 1, labels[at])) {
        return false;
      }
    }
    int decorations = 2 + NAME_SERVER_TRIGGER.length() + 1;
    return labels.length + decorations + settings.zone().octetCount() <= MOST_OCTETS;
  }

  /** {@code rpz-ip}, {@code rpz-client-ip} and whatever else may come to mean something. */
  private static boolean startsWithReserved(byte[] labels, int start, int length) {
    return length >= 4
        && labels[start] == 'r'
        && labels[start + 1] == 'p'
        && labels[start + 2] == 'z'
        && labels[start + 3] == '-';
  }

  /** Line feeds on every system: it is a file for a name server. */
  private static void line(PrintStream out, String text) {
    out.print(text + "\n");
  }
}
