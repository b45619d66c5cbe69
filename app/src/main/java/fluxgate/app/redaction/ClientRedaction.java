package fluxgate.app.redaction;

import fluxgate.dns.DomainName;
import fluxgate.net.IpAddress;
import fluxgate.observation.Client;
import fluxgate.observation.ConnectionObservation;
import fluxgate.observation.Observation;
import fluxgate.observation.Provenance;
import fluxgate.observation.QuestionObservation;
import fluxgate.observation.RRsetObservation;
import fluxgate.observation.ResolverSettingObservation;
import fluxgate.verdict.Evidence;
import fluxgate.verdict.Finding;
import fluxgate.verdict.Sentence;
import fluxgate.verdict.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Shows clients as pseudonyms: this is the one place where it happens. */
final class ClientRedaction implements Redaction {
  /**
   * Met in passing; those of findings are always learned. A quarter of a kilobyte each, and more
   * than ask in an organisation, unless a log's sources are forged.
   */
  private static final int MOST_MET = 100_000;

  /** What holds text, and by itself none: a style sheet or a tag. */
  private static final Pattern MARKUP = Pattern.compile("<style>[^<]*</style>|<[^>]*>");

  /** A machine with a name is one client, and may have several addresses to hide. */
  private record Met(@Nullable IpAddress address, @Nullable String host) {}

  private final Set<Met> met = new HashSet<>();
  private final TextScrubber scrubber;

  ClientRedaction(RedactionKey key) {
    scrubber = new TextScrubber(key);
  }

  @Override
  public void meet(Client client) {
    Met seen = new Met(client.address(), client.host());
    if (!met.contains(seen) && met.size() < MOST_MET) {
      met.add(seen);
      scrubber.learn(client);
    }
  }

  @Override
  public void meet(Observation observation) {
    switch (observation) {
      case RRsetObservation seen -> meetIfKnown(seen.client());
      case QuestionObservation asked -> meetIfKnown(asked.client());
      case ResolverSettingObservation setting -> meetIfKnown(setting.machine());
      case ConnectionObservation connection -> {
        // Whoever connects may be anybody outside, an agent of the botnet too.
        String host = connection.client().host();
        if (host != null) {
          meet(new Client(null, host, null));
        }
      }
    }
  }

  private void meetIfKnown(@Nullable Client client) {
    if (client != null) {
      meet(client.process() == null ? client : new Client(client.address(), client.host(), null));
    }
  }

  @Override
  public List<Disclosed> disclose(List<Finding> findings) {
    for (Finding finding : findings) {
      finding.clients().forEach(contact -> scrubber.learn(contact.client()));
      for (Evidence piece : finding.verdict().evidence()) {
        for (Object value : piece.sentence().values()) {
          if (value instanceof Client client) {
            scrubber.learn(client);
          }
        }
      }
    }
    return findings.stream().map(finding -> new Disclosed(redact(finding))).toList();
  }

  @Override
  public String text(String text) {
    return scrubber.scrub(text, address -> false);
  }

  @Override
  public String document(String text) {
    return scrubber.scrub(text, address -> !scrubber.isOwn(address));
  }

  @Override
  public String page(String html) {
    StringBuilder page = new StringBuilder(html.length());
    Matcher markup = MARKUP.matcher(html);
    int at = 0;
    while (markup.find()) {
      page.append(document(html.substring(at, markup.start()))).append(markup.group());
      at = markup.end();
    }
    return page.append(document(html.substring(at))).toString();
  }

  private Finding redact(Finding finding) {
    List<Finding.SeenAddress> addresses =
        finding.addresses().sample().stream()
            .filter(seen -> !scrubber.isOwn(seen.address()))
            .toList();
    List<IpAddress> serverAddresses =
        finding.nameServers().sample().stream().filter(a -> !scrubber.isOwn(a)).toList();
    Set<IpAddress> reported = new HashSet<>(serverAddresses);
    addresses.forEach(seen -> reported.add(seen.address()));
    List<DomainName> names = new ArrayList<>();
    keep(finding.names(), names);
    if (names.isEmpty()) {
      names.add(finding.domain()); // there is always one
    }
    Set<DomainName> via = new LinkedHashSet<>();
    keep(finding.via(), via);
    return new Finding(
        finding.id(),
        finding.domain(),
        names,
        finding.nameCount(),
        via,
        finding.level(),
        finding.peakLevel(),
        verdict(finding.verdict(), reported::contains),
        finding.baseline(),
        finding.firstSeenMicros(),
        finding.lastSeenMicros(),
        finding.suspectAtMicros(),
        finding.alertAtMicros(),
        finding.answers(),
        new Finding.Addresses(
            finding.addresses().count(),
            finding.addresses().asns(),
            finding.addresses().countries(),
            addresses),
        finding.ttl(),
        nameServers(finding.nameServers(), serverAddresses),
        finding.clients().stream().map(this::contact).toList(),
        finding.clientCount(),
        finding.network(),
        finding.attack(),
        finding.synthetic(),
        finding.status(),
        finding.changes());
  }

  /** The names that spell no client. */
  private void keep(Collection<DomainName> names, Collection<DomainName> kept) {
    for (DomainName name : names) {
      String text = name.toString();
      if (text.equals(text(text))) {
        kept.add(name);
      }
    }
  }

  private Finding.NameServers nameServers(Finding.NameServers servers, List<IpAddress> sample) {
    List<DomainName> names = new ArrayList<>();
    keep(servers.names(), names);
    return new Finding.NameServers(
        servers.observed(),
        names,
        servers.nameCount(),
        servers.addresses(),
        servers.asns(),
        sample);
  }

  private Finding.ClientContact contact(Finding.ClientContact contact) {
    return new Finding.ClientContact(
        client(contact.client()),
        contact.answers(),
        contact.connections(),
        contact.addressesContacted(),
        contact.firstSeenMicros(),
        contact.lastSeenMicros());
  }

  private Client client(Client client) {
    return new Client(null, scrubber.pseudonym(client), program(client.process()));
  }

  /** The program without the folder that it lies in, which often names a person. */
  private @Nullable String program(@Nullable String process) {
    if (process == null) {
      return null;
    }
    int slash = Math.max(process.lastIndexOf('/'), process.lastIndexOf('\\'));
    return text(process.substring(slash + 1));
  }

  private Verdict verdict(Verdict verdict, Predicate<IpAddress> reported) {
    return new Verdict(
        verdict.level(),
        verdict.variant(),
        verdict.score(),
        verdict.evidence().stream().map(piece -> evidence(piece, reported)).toList(),
        verdict.unknown(),
        verdict.caps().stream().map(cap -> scrubber.scrub(cap, reported)).toList(),
        verdict.unlisted());
  }

  private Evidence evidence(Evidence piece, Predicate<IpAddress> reported) {
    List<Object> values = new ArrayList<>();
    for (Object value : piece.sentence().values()) {
      values.add(value instanceof Client client ? scrubber.pseudonym(client) : value);
    }
    Sentence named = new Sentence(piece.sentence().format(), values);
    String words = named.toString();
    String scrubbed = scrubber.scrub(words, reported);
    return new Evidence(
        piece.code(),
        piece.measured(),
        piece.unit(),
        scrubber.scrub(piece.expected(), reported),
        piece.contribution(),
        scrubbed.equals(words) ? named : Sentence.of("%s", scrubbed),
        piece.inputs().stream()
            .map(in -> new Provenance(text(in.file()), in.offset(), in.length()))
            .toList(),
        piece.figure());
  }
}
