package fluxgate.app.readiness;

import static fluxgate.app.readiness.Facts.count;
import static fluxgate.app.readiness.Facts.named;

import fluxgate.net.IpAddress;
import fluxgate.observation.Vantage.Position;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * What ATT&CK's analytics of T1568.001 need, clause by clause, in the order of the analytics: one
 * row a clause. The words are ours.
 */
public enum Clause {
  WINDOWS_LOOKUPS(
      "AN1331",
      Platform.WINDOWS,
      "lookups by program, with answers (Sysmon event 22)",
      facts -> lookups(facts, Platform.WINDOWS, "forward Sysmon event 22")),
  WINDOWS_CONNECTIONS(
      "AN1331",
      Platform.WINDOWS,
      "connections by program (Sysmon event 3)",
      facts -> connections(facts, Platform.WINDOWS, "forward Sysmon event 3")),
  WINDOWS_TTL("AN1331", Platform.WINDOWS, "TTLs, which Windows clients do not log", Clause::ttl),
  WINDOWS_LINEAGE(
      "AN1331",
      Platform.WINDOWS,
      "what started the program (Sysmon event 1)",
      facts ->
          Result.unknown(
              "Fluxgate does not read the creation of processes.",
              "look the program of a finding up in Sysmon event 1 or Security event 4688")),
  LINUX_ANSWERS("AN1332", Platform.LINUX, "resolver logs with answers", Clause::resolverAnswers),
  LINUX_TTL("AN1332", Platform.LINUX, "TTLs (TTLThreshold)", Clause::ttl),
  LINUX_CONNECTIONS(
      "AN1332",
      Platform.LINUX,
      "connections by program (auditd connect)",
      facts ->
          connections(
              facts,
              Platform.LINUX,
              "audit connect() (auditctl -a always,exit -F arch=b64 -S connect), or forward osquery")),
  LINUX_REPUTATION(
      "AN1332",
      Platform.LINUX,
      "lists of what is harmless (DomainReputationFeed)",
      facts ->
          Result.of(
              facts.lists() > 0 ? Status.PASS : Status.PARTIAL,
              facts.lists() > 0
                  ? count(facts.lists()) + " lists were given."
                  : "No list was given; delivery networks are told apart by their networks alone.",
              (double) facts.lists(),
              "give lists with --context or 'context import'")),
  MACOS_LOOKUPS(
      "AN1333",
      Platform.MACOS,
      "lookups by program (unified log)",
      facts -> lookups(facts, Platform.MACOS, "forward mDNSResponder's log with private data")),
  MACOS_ANSWERS("AN1333", Platform.MACOS, "answers that change (DNSRotationRate)", Clause::answers),
  MACOS_CONNECTIONS("AN1333", Platform.MACOS, "connections to the answers", Clause::anyConnections),
  MACOS_AGE(
      "AN1333",
      Platform.MACOS,
      "registration dates (NewDomainThreshold)",
      facts ->
          Result.of(
              facts.registrations() > 0 ? Status.PASS : Status.FAIL,
              count(facts.registrations()) + " registration dates were given.",
              (double) facts.registrations(),
              "give them with 'context import --registration'")),
  ESXI_LOOKUPS("AN1334", Platform.ESXI, "resolver logs hold the hosts' lookups", Clause::esxiDns),
  ESXI_RESOLVERS(
      "AN1334",
      Platform.ESXI,
      "the resolvers set on the hosts (ResolverConfigPaths)",
      Clause::esxiResolvers),
  ESXI_CONNECTIONS(
      "AN1334",
      Platform.ESXI,
      "connections of the hosts",
      facts -> connections(facts, Platform.ESXI, "list them by esxcli every few minutes")),
  ESXI_TTL("AN1334", Platform.ESXI, "TTLs of their answers", Clause::ttl);

  private final String analytic;
  private final Platform platform;
  private final String needs;
  private final Function<Facts, Result> measure;

  Clause(String analytic, Platform platform, String needs, Function<Facts, Result> measure) {
    this.analytic = analytic;
    this.platform = platform;
    this.needs = needs;
    this.measure = measure;
  }

  /** The id of the analytic in the catalogue. */
  public String analytic() {
    return analytic;
  }

  /** The platform, as the catalogue spells it. */
  public String platform() {
    return platform.title();
  }

  public String needs() {
    return needs;
  }

  public Result measure(Facts facts) {
    return measure.apply(facts);
  }

  private static Result lookups(Facts facts, Platform platform, String remedy) {
    long lookups = facts.survey().lookups(platform);
    long answered = facts.survey().lookupsAnswered(platform);
    return Result.of(
        answered > 0 ? Status.PASS : lookups > 0 ? Status.PARTIAL : Status.FAIL,
        lookups == 0
            ? "No input shows which program of a " + platform.title() + " machine looks up names."
            : count(lookups) + " lookups by program, " + count(answered) + " with answers.",
        (double) answered,
        remedy);
  }

  private static Result connections(Facts facts, Platform platform, String remedy) {
    long seen = facts.survey().connections(platform);
    boolean any = !facts.connectionSources().isEmpty();
    return Result.of(
        seen > 0 ? Status.PASS : any ? Status.PARTIAL : Status.FAIL,
        seen > 0
            ? count(seen) + " connections by program."
            : any
                ? named(facts.connectionSources())
                    + " shows connections, but of no program on "
                    + platform.title()
                    + "."
                : "No input shows connections.",
        (double) seen,
        remedy);
  }

  private static Result anyConnections(Facts facts) {
    List<Source> sources = facts.connectionSources();
    long outbound = facts.coverage().outboundConnections();
    long explained = facts.coverage().explainedConnections();
    return Result.of(
        sources.isEmpty() ? Status.FAIL : Status.PASS,
        sources.isEmpty()
            ? "No input shows connections."
            : named(sources)
                + ": a logged answer explains "
                + Facts.percent(explained, outbound)
                + " of "
                + count(outbound)
                + " connections outside.",
        outbound == 0 ? null : (double) explained / outbound,
        "add a connection log");
  }

  private static Result ttl(Facts facts) {
    List<Source> sources = facts.answersWithTtl();
    return Result.of(
        sources.isEmpty() ? Status.FAIL : Status.PASS,
        sources.isEmpty() ? "No source carries TTLs." : "From " + named(sources) + ".",
        null,
        "add the resolver's dnstap, Zeek, Suricata or a capture");
  }

  private static Result answers(Facts facts) {
    return answers(facts.dnsSources());
  }

  /** Of the network alone: what one machine's programs were told is no resolver's log. */
  private static Result resolverAnswers(Facts facts) {
    return answers(facts.dnsSources().stream().filter(s -> s.position() != Position.STUB).toList());
  }

  private static Result answers(List<Source> from) {
    List<Source> sources = from.stream().filter(source -> source.answers > 0).toList();
    return Result.of(
        sources.isEmpty() ? Status.FAIL : Status.PASS,
        sources.isEmpty()
            ? "No source carries answers: questions alone show no flux."
            : "From " + named(sources) + ".",
        null,
        "log responses, not only queries");
  }

  private static Result esxiDns(Facts facts) {
    Set<IpAddress> hosts = facts.survey().esxiHosts();
    if (hosts.isEmpty()) {
      return Result.unknown(
          "No input says which addresses ESXi hosts have.",
          "give 'esxcli network ip connection list' of each host");
    }
    long asked = hosts.stream().filter(facts.survey()::hasAsked).count();
    return Result.of(
        asked == hosts.size() ? Status.PASS : asked > 0 ? Status.PARTIAL : Status.FAIL,
        count(asked) + " of " + count(hosts.size()) + " addresses of hosts ask in the DNS logs.",
        (double) asked / hosts.size(),
        "log the resolver that they ask");
  }

  private static Result esxiResolvers(Facts facts) {
    long settings = facts.survey().settings();
    if (settings == 0) {
      return Result.of(
          Status.FAIL,
          "No input shows which resolvers a host was told to ask.",
          0.0,
          "forward shell.log and hostd.log, and give 'esxcli network ip dns server list'");
    }
    return Result.pass(
        count(settings)
            + " settings seen, "
            + count(facts.survey().settingChanges())
            + " of them changes.",
        (double) settings);
  }
}
