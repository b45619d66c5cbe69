package fluxgate.detect;

import fluxgate.detect.baseline.Baseline;
import fluxgate.detect.context.DomainContext;
import fluxgate.detect.context.Entry;
import fluxgate.detect.context.ListKind;
import fluxgate.detect.context.ListRole;
import fluxgate.detect.context.ListTerms;
import fluxgate.detect.context.Scope;
import fluxgate.dns.DomainName;
import fluxgate.dns.PublicSuffixList;
import fluxgate.dns.Question;
import fluxgate.dns.RRType;
import fluxgate.dns.RRset;
import fluxgate.dns.Rdata;
import fluxgate.dns.Section;
import fluxgate.dns.Ttl;
import fluxgate.dns.TtlKind;
import fluxgate.net.IpAddress;
import fluxgate.net.NetworkKinds;
import fluxgate.net.NetworkMap;
import fluxgate.net.Networks;
import fluxgate.net.RowLedger;
import fluxgate.observation.Client;
import fluxgate.observation.ConnectionObservation;
import fluxgate.observation.Observation;
import fluxgate.observation.Provenance;
import fluxgate.observation.RRsetObservation;
import fluxgate.observation.Vantage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A timeline in zone-file syntax with virtual time, and what Fluxgate should say of it.
 *
 * <pre>
 * pool NAME KIND ADDRESSES NETWORKS      addresses of that kind, spread over so many networks
 * rack NAME KIND ADDRESSES NETWORKS      the same, side by side in each network
 * every SECONDS times N from SECONDS     what is indented below happens so often; {#} in a name is its number,
 *                                        {#%12} what remains of it over twelve
 * learned DAYS                           what happens in these first days was learned in an earlier run
 *   resolver ADDRESS | upstream | passive-dns
 *   clients ADDRESS,ADDRESS+40           each (the second and the 39 after it) gets the same answer
 *   process PATH                         the program of each client
 *   via NAME                             the question, where a CNAME led to the owner
 *   policy                               the answer was made by a policy
 *   OWNER TTL IN A {POOL:n}              n of the pool, drawn anew each time; TTL- is counted down by a cache
 *   OWNER TTL IN A {POOL:n/active/life}  n of the active ones, which are replaced after life seconds
 *   OWNER TTL IN A {POOL@}               the pool's n-th address the n-th time
 *   OWNER TTL IN NS HOST HOST
 *   additional OWNER TTL IN A {POOL:n}
 *   connect PORT/PROTOCOL N [failing]    each client connects to the first N addresses of the answer,
 *                                        one after the other where all but the last fail
 *   connect-elsewhere                    each client connects to an address that no answer gave
 * list KIND[/ROLE] NAME EXPIRES SCOPE SCOPE    a list with owner 'who' and reason 'why'; - for no end
 * registered DOMAIN DAYS                       so many days before the timeline begins
 * expect DOMAIN LEVEL [VARIANT] [+CODE] [-CODE] [unlisted=LEVEL]     LEVEL exactly; 'below-suspect' for none or watch
 *                                        addresses=N distinct ones; via=none where nothing led to it by alias
 * </pre>
 */
final class Scenario {
  private static final long START_MICROS = 1_793_577_600_000_000L; // 2026-11-02T00:00:00Z
  private static final long SECOND = 1_000_000L;
  private static final Pattern REMAINDER = Pattern.compile("\\{#%(\\d+)}");

  /** What should hold in the end. */
  record Expectation(String domain, String level, List<String> words) {}

  private final Map<String, List<IpAddress>> pools = new LinkedHashMap<>();
  private final StringBuilder map = new StringBuilder("prefix,asn,as_name,country,kind\n");
  private final SplittableRandom random = new SplittableRandom(42);
  final List<Observation> observations = new ArrayList<>();
  final List<Expectation> expectations = new ArrayList<>();
  private final DomainContext.Builder known = new DomainContext.Builder();
  private Baseline baseline = Baseline.COLD;
  private int learnedDays;
  private int networks;
  private int round;
  private int line;

  static Scenario parse(String text) {
    Scenario scenario = new Scenario();
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty() || line.startsWith(";")) {
        continue;
      }
      String[] words = line.split("\\s+");
      switch (words[0]) {
        case "pool", "rack" -> scenario.pool(words);
        case "every" -> {
          int end = i + 1;
          while (end < lines.size() && lines.get(end).startsWith("  ")) {
            end++;
          }
          scenario.every(words, lines.subList(i + 1, end));
          i = end - 1;
        }
        case "list" -> scenario.list(words);
        case "registered" ->
            scenario.known.addRegistration(
                DomainName.of(words[1]), START_MICROS - Long.parseLong(words[2]) * 86_400 * SECOND);
        case "learned" -> scenario.learnedDays = Integer.parseInt(words[1]);
        case "expect" ->
            scenario.expectations.add(
                new Expectation(words[1], words[2], Arrays.asList(words).subList(3, words.length)));
        default -> throw new IllegalArgumentException("scenario line: " + line);
      }
    }
    scenario.observations.sort(Comparator.comparingLong(Observation::orderMicros));
    scenario.learn();
    return scenario;
  }

  private void list(String[] words) {
    String[] kind = words[1].split("/");
    ListTerms terms =
        new ListTerms(
            words[2],
            Objects.requireNonNull(ListKind.parse(kind[0])),
            kind.length > 1 ? Objects.requireNonNull(ListRole.parse(kind[1])) : ListRole.OTHER,
            "who",
            "why",
            words[3].equals("-") ? null : LocalDate.parse(words[3]));
    for (String scope : Arrays.asList(words).subList(4, words.length)) {
      known.add(new Entry(Objects.requireNonNull(Scope.parse(scope)), terms));
    }
  }

  /** Plays the learned days in a run of their own, and keeps what they taught. */
  private void learn() {
    long judgedFrom = START_MICROS + learnedDays * 86_400L * SECOND;
    Detector earlier = new Detector(context());
    earlier.learn();
    observations.stream().filter(seen -> seen.timeMicros() < judgedFrom).forEach(earlier::observe);
    earlier.finish();
    observations.removeIf(seen -> seen.timeMicros() < judgedFrom);
    baseline = earlier.learned().baseline();
  }

  private void pool(String[] words) {
    int count = Integer.parseInt(words[3]);
    int over = Integer.parseInt(words[4]);
    List<IpAddress> addresses = new ArrayList<>();
    int first = networks;
    for (int n = 0; n < over; n++) {
      map.append(block(networks))
          .append("0/24")
          .append(',')
          .append(64512 + networks)
          .append(",net ")
          .append(networks);
      map.append(",,").append(words[2]).append('\n');
      networks++;
    }
    for (int a = 0; a < count; a++) {
      int network = first + a % over;
      int place = words[0].equals("rack") ? a / over : a / over * 37 % 254;
      addresses.add(IpAddress.of(block(network) + (1 + place)));
    }
    pools.put(words[1], addresses);
  }

  /**
   * One /24 a network in shared address space (100.64.0.0/10), each in another /16 as far as they
   * reach.
   */
  private static String block(int network) {
    return "100." + (64 + network % 64) + "." + network / 64 + ".";
  }

  private void every(String[] words, List<String> body) {
    long step = Long.parseLong(words[1]);
    int times = Integer.parseInt(words[3]);
    long from = words.length > 5 ? Long.parseLong(words[5]) : 0;
    for (int i = 0; i < times; i++) {
      round = i;
      String number = Integer.toString(i);
      happen(
          START_MICROS + (from + i * step) * SECOND,
          body.stream().map(each -> numbered(each.replace("{#}", number))).toList());
    }
  }

  private String numbered(String line) {
    return REMAINDER
        .matcher(line)
        .replaceAll(match -> Integer.toString(round % Integer.parseInt(match.group(1))));
  }

  /** {@code 10.0.0.1} or {@code 10.0.0.1+40}: so many in a row. */
  private static Stream<Client> clients(String word) {
    String[] parts = word.split("\\+");
    int first = IpAddress.of(parts[0]).v4Bits();
    int count = parts.length > 1 ? Integer.parseInt(parts[1]) : 1;
    return IntStream.range(0, count).mapToObj(i -> Client.of(IpAddress.v4(first + i)));
  }

  private void happen(long micros, List<String> body) {
    IpAddress server = IpAddress.of("10.0.0.53");
    Vantage.Position position = Vantage.Position.BELOW_RECURSIVE;
    List<Client> clients = List.of(Client.of(IpAddress.of("10.0.0.1")));
    String via = "";
    RRsetObservation.Origin origin = RRsetObservation.Origin.ZONE;
    List<IpAddress> answered = List.of();
    for (String raw : body) {
      String[] words = raw.strip().split("\\s+");
      switch (words[0]) {
        case "resolver" -> server = IpAddress.of(words[1]);
        case "upstream" -> {
          position = Vantage.Position.ABOVE_RECURSIVE;
          clients = List.of();
        }
        case "passive-dns" -> {
          position = Vantage.Position.PASSIVE_DNS;
          clients = List.of();
        }
        case "clients" ->
            clients = Arrays.stream(words[1].split(",")).flatMap(Scenario::clients).toList();
        case "process" -> clients = running(clients, words[1]);
        case "via" -> via = words[1];
        case "policy" -> origin = RRsetObservation.Origin.POLICY;
        case "connect" -> connect(words, micros, clients, answered);
        case "connect-elsewhere" ->
            connect(
                new String[] {"connect", "443/tcp", "1"},
                micros,
                clients,
                List.of(IpAddress.of("198.19.255.255")));
        default -> {
          Section section = Section.ANSWER;
          if (words[0].equals("additional") || words[0].equals("authority")) {
            section = words[0].equals("additional") ? Section.ADDITIONAL : Section.AUTHORITY;
            words = Arrays.copyOfRange(words, 1, words.length);
          }
          RRset rrset = rrset(words, position, micros);
          if (section == Section.ANSWER && rrset.type().isAddress()) {
            answered = rrset.addresses();
          }
          emit(rrset, section, micros, position, server, clients, via, origin);
        }
      }
    }
  }

  private static List<Client> running(List<Client> clients, String process) {
    return clients.stream().map(c -> new Client(c.address(), c.host(), process)).toList();
  }

  private RRset rrset(String[] words, Vantage.Position position, long micros) {
    RRType type = RRType.parse(words[3]);
    if (type == null) {
      throw new IllegalArgumentException("no type " + words[3]);
    }
    List<Rdata> rdata = new ArrayList<>();
    for (int i = 4; i < words.length; i++) {
      if (words[i].startsWith("{")) {
        draw(words[i].substring(1, words[i].length() - 1), micros)
            .forEach(address -> rdata.add(new Rdata.Address(address)));
      } else if (type.isAddress()) {
        rdata.add(new Rdata.Address(IpAddress.of(words[i])));
      } else {
        rdata.add(new Rdata.Target(DomainName.of(words[i])));
      }
    }
    Ttl ttl =
        switch (position) {
          case PASSIVE_DNS -> Ttl.ABSENT;
          case ABOVE_RECURSIVE -> new Ttl(Long.parseLong(words[1]), TtlKind.AUTHORITATIVE);
          default -> new Ttl(remaining(words[1], micros), TtlKind.REMAINING);
        };
    return new RRset(DomainName.of(words[0]), type, ttl, rdata);
  }

  private static long remaining(String ttl, long micros) {
    if (!ttl.endsWith("-")) {
      return Long.parseLong(ttl);
    }
    long whole = Long.parseLong(ttl.substring(0, ttl.length() - 1));
    return whole - (micros - START_MICROS) / SECOND % whole;
  }

  /** {@code pool:n} or {@code pool:n/active/life}. */
  private List<IpAddress> draw(String spec, long micros) {
    if (spec.endsWith("@")) {
      List<IpAddress> all = pools.getOrDefault(spec.substring(0, spec.length() - 1), List.of());
      return List.of(all.get(round % all.size()));
    }
    String[] parts = spec.split("[:/]");
    List<IpAddress> pool = pools.getOrDefault(parts[0], List.of());
    int count = Integer.parseInt(parts[1]);
    List<IpAddress> from = pool;
    if (parts.length > 2) {
      int active = Integer.parseInt(parts[2]);
      long generation = (micros - START_MICROS) / SECOND / Long.parseLong(parts[3]);
      int shift = (int) (generation * active % pool.size());
      from = new ArrayList<>();
      for (int i = 0; i < active; i++) {
        from.add(pool.get((shift + i) % pool.size()));
      }
    }
    List<IpAddress> drawn = new ArrayList<>();
    while (drawn.size() < Math.min(count, from.size())) {
      IpAddress address = from.get(random.nextInt(from.size()));
      if (!drawn.contains(address)) {
        drawn.add(address);
      }
    }
    return drawn;
  }

  private void emit(
      RRset rrset,
      Section section,
      long micros,
      Vantage.Position position,
      IpAddress server,
      List<Client> clients,
      String via,
      RRsetObservation.Origin origin) {
    Question question =
        new Question(via.isEmpty() ? rrset.owner() : DomainName.of(via), rrset.type());
    List<Client> askers = clients.isEmpty() ? new ArrayList<>(List.of()) : clients;
    if (askers.isEmpty()) {
      observations.add(
          observation(rrset, section, micros, position, server, null, question, origin));
    }
    for (Client client : askers) {
      observations.add(
          observation(rrset, section, micros, position, server, client, question, origin));
    }
  }

  private RRsetObservation observation(
      RRset rrset,
      Section section,
      long micros,
      Vantage.Position position,
      IpAddress server,
      @org.jspecify.annotations.Nullable Client client,
      Question question,
      RRsetObservation.Origin origin) {
    boolean passive = position == Vantage.Position.PASSIVE_DNS;
    return new RRsetObservation(
        micros,
        new Vantage(passive ? "pdns" : "sensor", position),
        new Provenance("scenario", line++, 1),
        client,
        passive ? null : server,
        passive ? null : question,
        section,
        RRsetObservation.Authority.UNKNOWN,
        origin,
        rrset,
        1,
        micros,
        micros);
  }

  private void connect(
      String[] words, long micros, List<Client> clients, List<IpAddress> destinations) {
    String[] port = words[1].split("/");
    int most = Integer.parseInt(words[2]);
    boolean failing = words.length > 3 && words[3].equals("failing");
    for (Client client : clients) {
      List<IpAddress> tried = destinations.stream().limit(most).toList();
      for (IpAddress destination : tried) {
        boolean fails = failing && !destination.equals(tried.getLast());
        long begins = micros + SECOND * (failing ? 1 + tried.indexOf(destination) : 1);
        observations.add(
            new ConnectionObservation(
                begins,
                begins + 2 * SECOND,
                new Vantage("sensor", Vantage.Position.UNKNOWN),
                new Provenance("scenario", line++, 1),
                client,
                destination,
                port[1].equals("udp") ? ConnectionObservation.UDP : ConnectionObservation.TCP,
                Integer.parseInt(port[0]),
                fails
                    ? ConnectionObservation.Result.UNANSWERED
                    : ConnectionObservation.Result.ESTABLISHED,
                null));
      }
    }
  }

  /** The context in which the scenario plays. */
  DetectorContext context() {
    try {
      NetworkMap networkMap =
          NetworkMap.parse(
              new ByteArrayInputStream(map.toString().getBytes(StandardCharsets.UTF_8)),
              new RowLedger());
      return DetectorContext.of(
              new Networks(networkMap, () -> address -> null, NetworkKinds.bundled()),
              PublicSuffixList.bundled())
          .withDomains(known.build())
          .withBaseline(baseline);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How long it plays. */
  Duration length() {
    return Duration.ofMillis(
        (observations.getLast().timeMicros() - observations.getFirst().timeMicros()) / 1000);
  }
}
