package fluxgate.app.output.stix;

import fluxgate.app.output.Attack;
import fluxgate.app.output.Certainty;
import fluxgate.app.output.Headline;
import fluxgate.app.output.Neutral;
import fluxgate.dns.DomainName;
import fluxgate.net.Network;
import fluxgate.verdict.Evidence;
import fluxgate.verdict.Finding;
import fluxgate.verdict.Level;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.core.JsonGenerator;

/** The objects of one finding. */
final class StixFinding {
  /** Addresses of a bundle, a finding: enough to see the rotation, too few to drown in. */
  private static final int MOST_ADDRESSES = 50;

  /** What the standard allows to count to. */
  private static final long MOST_OBSERVED = 999_999_999L;

  /** A flux name is seldom used for longer; then somebody should look again. */
  private static final long VALID_MICROS = 30L * 24 * 3600 * 1_000_000;

  private final Finding finding;
  private final StixWriter stix;
  private final JsonGenerator json;
  private final long since;
  private final long until;
  private final Set<String> observed = new LinkedHashSet<>();

  StixFinding(Finding finding, StixWriter stix) {
    this.finding = finding;
    this.stix = stix;
    this.json = stix.json;
    Long alert = finding.alertAtMicros();
    Long suspect = finding.suspectAtMicros();
    this.since = alert != null ? alert : suspect != null ? suspect : finding.firstSeenMicros();
    this.until = Math.max(since, finding.lastSeenMicros());
  }

  void write() {
    observables();
    String data = id("observed-data");
    String indicator = id("indicator");
    observedData(data);
    indicator(indicator);
    relationship("indicates", indicator, StixBundle.FAST_FLUX);
    relationship("based-on", indicator, data);
    note(indicator);
  }

  /** The id of an object of which a finding has one. */
  private String id(String type) {
    return StixId.of(type, finding.id());
  }

  private void observables() {
    String domain = domainName(finding.domain());
    String answering = domain;
    for (DomainName name : finding.names()) {
      String id = domainName(name);
      answering = name.equals(finding.names().getFirst()) ? id : answering;
    }
    List<Finding.SeenAddress> sample = finding.addresses().sample();
    for (Finding.SeenAddress seen : sample.subList(0, Math.min(MOST_ADDRESSES, sample.size()))) {
      String address = address(seen);
      if (finding.nameCount() == 1) { // of several names the sample does not say whose it is
        resolution(answering, address, seen);
      }
    }
  }

  private String domainName(DomainName name) {
    String id = StixId.ofValue("domain-name", name.toString());
    observed.add(id);
    if (stix.isNew(id)) {
      stix.startObservable("domain-name", id);
      json.writeStringProperty("value", name.toString());
      stix.end();
    }
    return id;
  }

  private String address(Finding.SeenAddress seen) {
    String value = seen.address().toString();
    String type = value.indexOf(':') >= 0 ? "ipv6-addr" : "ipv4-addr";
    Network network = seen.network();
    String system = network == null ? null : autonomousSystem(network);
    String id = StixId.ofValue(type, value);
    observed.add(id);
    if (stix.isNew(id)) {
      stix.startObservable(type, id);
      json.writeStringProperty("value", value);
      if (system != null) {
        stix.strings("belongs_to_refs", List.of(system));
      }
      stix.end();
    }
    return id;
  }

  private String autonomousSystem(Network network) {
    String id = StixId.ofAutonomousSystem(network.asn());
    observed.add(id);
    if (stix.isNew(id)) {
      stix.startObservable("autonomous-system", id);
      json.writeNumberProperty("number", network.asn());
      if (!network.name().isBlank()) {
        json.writeStringProperty("name", Neutral.text(network.name()));
      }
      stix.end();
    }
    return id;
  }

  private void resolution(String name, String address, Finding.SeenAddress seen) {
    String id = StixId.of("relationship", "resolves-to " + name + " " + address);
    if (stix.isNew(id)) {
      stix.startObject("relationship", id, seen.firstSeenMicros(), seen.lastSeenMicros());
      json.writeStringProperty("relationship_type", "resolves-to");
      json.writeStringProperty("source_ref", name);
      json.writeStringProperty("target_ref", address);
      json.writeStringProperty("start_time", StixWriter.time(seen.firstSeenMicros()));
      // The standard wants the end after the beginning.
      long end = Math.max(seen.lastSeenMicros(), seen.firstSeenMicros() + 1000);
      json.writeStringProperty("stop_time", StixWriter.time(end));
      stix.end();
    }
  }

  private void observedData(String id) {
    stix.startObject("observed-data", id, finding.firstSeenMicros(), until);
    json.writeStringProperty("first_observed", StixWriter.time(finding.firstSeenMicros()));
    json.writeStringProperty("last_observed", StixWriter.time(finding.lastSeenMicros()));
    json.writeNumberProperty(
        "number_observed", Math.clamp(finding.answers().total(), 1L, MOST_OBSERVED));
    stix.strings("object_refs", observed);
    stix.end();
  }

  private void indicator(String id) {
    stix.startObject("indicator", id, finding.firstSeenMicros(), until);
    json.writeStringProperty("name", "Fast-flux domain " + finding.domain());
    json.writeStringProperty("description", Neutral.text(Headline.forOutside(finding)));
    stix.strings(
        "indicator_types",
        finding.level() == Level.ALERT
            ? List.of("anomalous-activity", "malicious-activity")
            : List.of("anomalous-activity"));
    json.writeStringProperty("pattern", pattern());
    json.writeStringProperty("pattern_type", "stix");
    json.writeStringProperty("pattern_version", "2.1");
    json.writeStringProperty("valid_from", StixWriter.time(since));
    json.writeStringProperty(
        "valid_until",
        StixWriter.time(Math.min(until, Long.MAX_VALUE - VALID_MICROS) + VALID_MICROS));
    json.writeArrayPropertyStart("kill_chain_phases");
    json.writeStartObject();
    json.writeStringProperty("kill_chain_name", "mitre-attack");
    json.writeStringProperty("phase_name", "command-and-control");
    json.writeEndObject();
    json.writeEndArray();
    json.writeNumberProperty("confidence", Certainty.percent(finding));
    stix.strings(
        "labels",
        finding.synthetic()
            ? List.of(finding.verdict().variant().word(), "synthetic")
            : List.of(finding.verdict().variant().word()));
    stix.attackReference(Attack.SUBTECHNIQUE, Attack.SUBTECHNIQUE_PAGE);
    stix.end();
  }

  /** The registered domain and the names seen below it, each as a whole. */
  private String pattern() {
    Set<DomainName> names = new LinkedHashSet<>();
    names.add(finding.domain());
    names.addAll(finding.names());
    StringBuilder pattern = new StringBuilder("[");
    for (DomainName name : names) {
      String literal = name.toString().replace("\\", "\\\\").replace("'", "\\'");
      pattern.append(pattern.length() == 1 ? "" : " OR ");
      pattern.append("domain-name:value = '").append(literal).append('\'');
    }
    return pattern.append(']').toString();
  }

  private void relationship(String type, String source, String target) {
    String id = StixId.of("relationship", type + " " + finding.id());
    stix.startObject("relationship", id, finding.firstSeenMicros(), until);
    json.writeStringProperty("relationship_type", type);
    json.writeStringProperty("source_ref", source);
    json.writeStringProperty("target_ref", target);
    stix.end();
  }

  /** The sentence, or only its measure where it names a client. */
  private static String words(Evidence piece) {
    return Headline.namesClient(piece)
        ? String.format(Locale.ROOT, "%.0f %s.", piece.measured(), piece.unit())
        : piece.sentence().toString();
  }

  /** All sentences, for and against, with what each adds. */
  private void note(String indicator) {
    StringBuilder content = new StringBuilder();
    for (Evidence piece : finding.verdict().evidence()) {
      content
          .append(String.format(Locale.ROOT, "%+.1f %s: ", piece.contribution(), piece.code()))
          .append(Neutral.text(words(piece)))
          .append('\n');
    }
    finding.verdict().caps().forEach(cap -> content.append(Neutral.text(cap)).append('\n'));
    if (!finding.verdict().unknown().isEmpty()) {
      content.append("Unknown: ").append(String.join(", ", finding.verdict().unknown()));
      content.append('\n');
    }
    content.append("No attribution is asserted.");
    stix.startObject("note", id("note"), finding.firstSeenMicros(), until);
    json.writeStringProperty("abstract", "Evidence for and against");
    json.writeStringProperty("content", content.toString());
    stix.strings("object_refs", List.of(indicator));
    stix.end();
  }
}
