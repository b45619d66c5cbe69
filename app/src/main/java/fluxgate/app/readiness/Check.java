package fluxgate.app.readiness;

import static fluxgate.app.readiness.Facts.count;
import static fluxgate.app.readiness.Facts.named;
import static fluxgate.app.readiness.Facts.percent;

import fluxgate.app.output.Counted;
import fluxgate.app.output.UtcTime;
import fluxgate.net.IpAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The table of checks, in the order of their ids: one row a check. */
public enum Check {
  R01(
      "DNS with answers and TTLs",
      "at least one source, its newest event at most 15 minutes old",
      Check::answersAndTtl),
  R02(
      "Delegations seen (NS records, for double flux)",
      "at least one source above the resolver or with authority sections",
      Check::delegations),
  R03(
      "Clients identified",
      "95 % of DNS records with a client that is no resolver, and with its machine's name",
      Check::clients),
  R11("Hours without records", "no hour with less than a tenth of the usual", Check::gaps),
  R12(
      "Complete records: time, name, type, TTL of each answer, client where one can be seen",
      "99 % of the DNS records, unread ones counted as incomplete",
      Check::complete),
  R14(
      "DNS past the resolvers: foreign, DoT, DoH",
      "at most 0.1 % of the DNS records, and connections are seen",
      Check::bypass);

  private static final double MOST_AGE_MINUTES = 15;
  private static final double IDENTIFIED = 0.95;
  private static final double COMPLETE = 0.99;
  private static final double BYPASS = 0.001;

  /** From this share on one client is more likely a forwarder than a person. */
  private static final double FORWARDER = 0.5;

  private final String title;
  private final String threshold;
  private final Function<Facts, Result> measure;

  Check(String title, String threshold, Function<Facts, Result> measure) {
    this.title = title;
    this.threshold = threshold;
    this.measure = measure;
  }

  public String title() {
    return title;
  }

  public String threshold() {
    return threshold;
  }

  public Result measure(Facts facts) {
    return measure.apply(facts);
  }

  private static Result answersAndTtl(Facts facts) {
    List<Source> dns = facts.dnsSources();
    List<Source> good = facts.answersWithTtl();
    if (good.isEmpty()) {
      String seen =
          dns.isEmpty()
              ? "No input shows DNS."
              : "Of " + named(dns) + " none carries answers with their TTLs.";
      return Result.of(
          Status.FAIL,
          seen,
          0.0,
          "add the resolver's dnstap, Zeek's dns.log, Suricata's dns events or a capture of port 53");
    }
    boolean live = facts.isLive();
    long age = facts.ageMinutes(good);
    long answers = good.stream().mapToLong(source -> source.answers).sum();
    long ttls = good.stream().mapToLong(source -> source.ttls).sum();
    boolean recent = live && age <= MOST_AGE_MINUTES;
    boolean known = ttls >= COMPLETE * answers;
    return Result.of(
            recent && known ? Status.PASS : Status.PARTIAL,
            String.format(
                Locale.ROOT,
                "%s: %s answers, %s with a TTL; %s.",
                named(good),
                count(answers),
                percent(ttls, answers),
                live ? "the newest is " + minutes(age) + " old" : "how old they are was not asked"),
            live ? (double) age : null,
            !live
                ? "tell a live log from an old one with --as-of now"
                : recent ? "see why some answers have no TTL" : "see whether the log still arrives")
        .on(good);
  }

  private static String minutes(long age) {
    if (age < 120) {
      return age == 1 ? "1 minute" : age + " minutes";
    }
    return age < 2_880 ? age / 60 + " hours" : age / 1_440 + " days";
  }

  private static Result delegations(Facts facts) {
    List<Source> with =
        facts.dnsSources().stream().filter(source -> source.delegations > 0).toList();
    long records = with.stream().mapToLong(source -> source.delegations).sum();
    String add = "add dnstap on the resolver's upstream side, or a sensor above the resolver";
    if (facts.dnsSources().isEmpty()) {
      return Result.of(Status.FAIL, "No input shows DNS.", 0.0, add);
    }
    return with.isEmpty()
        ? Result.of(
            Status.FAIL,
            "No NS record was seen in " + count(all(facts)) + " DNS records.",
            0.0,
            add)
        : Result.pass(
                named(with) + ": " + count(records) + " records with NS records.", (double) records)
            .on(with);
  }

  private static long all(Facts facts) {
    return facts.dnsSources().stream().mapToLong(source -> source.dns).sum();
  }

  private static Result clients(Facts facts) {
    long records = facts.clientRecords();
    if (records == 0) {
      return Result.of(
          Status.FAIL,
          facts.dnsSources().isEmpty()
              ? "No input shows DNS."
              : "No source sees clients: all are above the resolver, or aggregates.",
          0.0,
          "add the resolver's own log, or a sensor between clients and resolver");
    }
    Survey survey = facts.survey();
    long resolvers = survey.recordsOf(facts.isResolver());
    long known = survey.recordsOf(client -> true) + survey.recordsOfMoreClients() - resolvers;
    long mapped =
        survey.recordsOf(client -> client.host() != null && !facts.isResolver().test(client));
    Status identified = Status.ofShare(known, records, IDENTIFIED);
    Status status =
        identified == Status.PASS && mapped < IDENTIFIED * records ? Status.PARTIAL : identified;
    StringBuilder measured = new StringBuilder();
    measured.append(
        String.format(
            Locale.ROOT,
            "Of %s DNS records %s have a client, %s its machine's name.",
            count(records),
            percent(known, records),
            percent(mapped, records)));
    if (resolvers > 0) {
      measured.append(
          " In " + percent(resolvers, records) + " the client is itself a resolver or forwarder.");
    } else if (survey.largestShare() > FORWARDER && survey.clientCount() > 1) {
      measured.append(
          String.format(
              Locale.ROOT,
              " One client has %.0f %% of them: perhaps a forwarder.",
              100 * survey.largestShare()));
    }
    return Result.of(
            status,
            measured.toString(),
            (double) mapped / records,
            identified == Status.PASS
                ? "give leases with --host-map"
                : "log where clients ask, at the forwarder too")
        .on(facts.dnsSources());
  }

  private static Result gaps(Facts facts) {
    List<String> silent = new ArrayList<>();
    long hours = 0;
    long judged = 0;
    for (Source source : facts.sources()) {
      Hours.Quiet quiet = source.quiet(facts.survey().lastMicros());
      judged += quiet.judged();
      hours += quiet.hours();
      if (!quiet.gaps().isEmpty()) {
        Hours.Gap longest =
            quiet.gaps().stream().max(Comparator.comparingLong(Hours.Gap::hours)).orElseThrow();
        silent.add(
            String.format(
                Locale.ROOT,
                "%s %d h (longest from %s)",
                source.format().id(),
                quiet.hours(),
                UtcTime.second(longest.fromMicros())));
      }
    }
    if (judged == 0) {
      return Result.unknown(
          "No source has whole hours with ten records or more as usual, so none can be missed.",
          "give a day or more of each log");
    }
    return Result.of(
        hours == 0 ? Status.PASS : hours <= judged * 0.01 ? Status.PARTIAL : Status.FAIL,
        silent.isEmpty()
            ? "None in " + count(judged) + " hours of the sources together."
            : String.join(", ", silent) + ", of " + count(judged) + " hours.",
        (double) hours,
        "see whether the sensor, its disk or its forwarding stopped");
  }

  private static Result complete(Facts facts) {
    List<Source> dns = facts.dnsSources();
    if (dns.isEmpty()) {
      return Result.unknown("No input shows DNS.", "add a DNS log");
    }
    long rejected = facts.rejected(dns);
    long records = all(facts) + rejected;
    long complete = dns.stream().mapToLong(Source::whole).sum();
    Source worst =
        dns.stream()
            .min(Comparator.comparingDouble(source -> (double) source.whole() / source.dns))
            .orElseThrow();
    String least =
        complete == records
            ? ""
            : " Least: "
                + named(List.of(worst))
                + " with "
                + percent(worst.whole(), worst.dns)
                + lacks(worst)
                + ".";
    String unread =
        rejected == 0 ? "" : " " + count(rejected) + " records could not be read at all.";
    return Result.of(
            Status.ofShare(complete, records, COMPLETE),
            String.format(
                Locale.ROOT,
                "%s of %s DNS records.%s%s",
                percent(complete, records),
                count(records),
                least,
                unread),
            (double) complete / records,
            "add what the sources lack; 'hunt --summary FILE --strict' names unread records")
        .on(dns);
  }

  private static String lacks(Source source) {
    List<String> lacking = new ArrayList<>();
    if (source.lacking() > 0) {
      lacking.add("answers");
    }
    if (source.ttls < source.answers) {
      lacking.add("TTLs");
    }
    if (source.hasClients() && source.clients < source.dns) {
      lacking.add("clients");
    }
    return lacking.isEmpty() ? "" : " (lacks " + String.join(", ", lacking) + ")";
  }

  private static Result bypass(Facts facts) {
    long records = facts.clientRecords();
    boolean flows = !facts.connectionSources().isEmpty();
    if (records == 0 && !flows) {
      return Result.unknown("Neither clients' DNS nor connections are seen.", "add either");
    }
    Bypass.Total past = facts.survey().bypass().total(facts.isResolver());
    List<String> parts = new ArrayList<>();
    add(parts, past.records(), "records ask");
    add(parts, past.flows(), "connections to port 53 go to");
    add(parts, past.encrypted(), "connections that look like encrypted DNS go to");
    String found =
        parts.isEmpty()
            ? "No machine asks past the resolvers, in " + count(records) + " DNS records"
            : String.join(", ", parts)
                + " servers that are not the house's: "
                + first(past.servers());
    String measured = found + (flows ? "." : "; connections are not seen.");
    long asked = Math.max(past.records(), past.flows()) + past.encrypted();
    if (records == 0) {
      return Result.of(
          asked > 0 ? Status.PARTIAL : Status.UNKNOWN,
          measured,
          null,
          "add a DNS log of the clients, to know which share that is");
    }
    double share = (double) asked / records;
    if (share > BYPASS) {
      return Result.of(
          share > 10 * BYPASS ? Status.FAIL : Status.PARTIAL,
          measured,
          share,
          "block them at the border, or name their owner; --resolver names your own");
    }
    return Result.of(
        flows ? Status.PASS : Status.UNKNOWN,
        measured,
        share,
        "add connections: who speaks DoT or DoH shows there alone");
  }

  private static void add(List<String> parts, long count, String what) {
    if (count > 0) {
      parts.add(count(count) + " " + what);
    }
  }

  private static String first(Map<IpAddress, Integer> servers) {
    String named =
        servers.entrySet().stream()
            .sorted(Map.Entry.<IpAddress, Integer>comparingByValue().reversed())
            .limit(3)
            .map(entry -> entry.getKey().toString())
            .collect(Collectors.joining(", "));
    return named + Counted.rest(servers.size() - 3L, false);
  }
}
