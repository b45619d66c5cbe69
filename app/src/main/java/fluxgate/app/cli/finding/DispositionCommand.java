package fluxgate.app.cli.finding;

import fluxgate.app.cli.option.HistoryWords;
import fluxgate.app.cli.terminal.Output;
import fluxgate.app.findings.Decision;
import fluxgate.app.findings.Disposition;
import fluxgate.app.findings.DispositionBook;
import fluxgate.app.findings.DispositionScope;
import fluxgate.app.findings.Dispositions;
import fluxgate.app.findings.KeptFinding;
import fluxgate.app.findings.KeptFindings;
import fluxgate.app.history.folder.StoreException;
import fluxgate.app.history.folder.StoreFolder;
import fluxgate.app.history.smallstate.SmallState;
import fluxgate.app.ledger.OutputException;
import fluxgate.app.output.Counted;
import fluxgate.app.output.Lines;
import fluxgate.app.output.Neutral;
import fluxgate.detect.Footprint;
import fluxgate.dns.DomainName;
import java.io.PrintStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code fluxgate disposition}: what somebody decided of a finding, for a scope and a time. */
public final class DispositionCommand implements Callable<Integer> {
  /** Networks are sold and owners leave within a year: somebody has to look again. */
  private static final int MOST_DAYS = 366;

  private static final int WIDTH = 100;

  private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("disposition");
  private final HistoryWords words = new HistoryWords(spec);

  private DispositionCommand() {
    spec.usageMessage()
        .description(
            "Says what a kept finding is. A benign one is not printed by later hunts with this store"
                + " as long as all that is seen of the name lies in the scope: its names, the"
                + " networks of its addresses, the ports that clients contact. One network or port"
                + " beside these, or its last day over in the time of the data, and it is printed"
                + " again, with the reason. No score changes, and 'hunt --learn' learns nothing of"
                + " it; flux and unsure are shown with the finding and weigh nothing.")
        .footer(
            "",
            "Scopes, each in place of what was seen of that kind:",
            "  name=NAME         www.cdn.example, *.cdn.example (all below it),",
            "                    .cdn.example (both)",
            "  networks=NETWORK  64500, \"Example CDN\" as tables name it, or a block such",
            "                    as 198.51.100.0/24 of addresses that no table knows",
            "  ports=PORT        443, 443/tcp, or any; where no connection was seen",
            "                    80 and 443");
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("ID")
            .arity("0..1")
            .type(String.class)
            .description("The finding's id, its beginning, or its domain.")
            .build());
    words.option("--as", "DECISION", "benign, flux or unsure.");
    words.options(
        "--scope", "KIND=VALUE,…", "What a benign one covers (below); may be given several times.");
    words.option(
        "--expires",
        "DATE",
        "The last day on which it holds, in the time of the data; benign ones need one, at most a"
            + " year ahead.");
    words.option("--reason", "TEXT", "Why, for those who read the finding.");
    words.option("--owner", "WHO", "Who answers for it (default: who runs this).");
    words.flag("--list", "List the dispositions instead.");
    words.option("--withdraw", "N", "Withdraw the disposition of this number instead.");
    words.flag("--json", "Print JSON objects, one a disposition.");
    words.addNow();
    words.addCommon();
  }

  public static CommandSpec spec() {
    return new DispositionCommand().spec;
  }

  @Override
  public Integer call() throws OutputException {
    boolean lists = words.isSet("--list");
    String withdrawn = words.text("--withdraw");
    String id = id();
    if (Stream.of(lists, withdrawn != null, id != null).filter(said -> said).count() != 1) {
      throw words.wrong("Say one of these: ID --as DECISION, --list, or --withdraw N.");
    }
    Instant now = words.now();
    Decision decision = id == null ? null : decision(now);
    long number = words.number("--withdraw", 0, 1, Integer.MAX_VALUE);
    try (StoreFolder store = StoreFolder.toRead(words.folder())) {
      if (lists) {
        return list(store, now);
      }
      try (SmallState state = SmallState.open(store.folder())) {
        return id != null && decision != null
            ? decide(state, id, decision, now)
            : withdraw(state, number, now);
      }
    } catch (StoreException e) {
      return words.refuse(e);
    }
  }

  private @Nullable String id() {
    return spec.positionalParameters().getFirst().getValue();
  }

  /** The decision, with all its words looked at. */
  private Decision decision(Instant now) {
    String as = words.text("--as");
    Decision decision = as == null ? null : Decision.parse(as);
    if (as == null) {
      throw words.wrong("Say what it is: --as benign, --as flux or --as unsure.");
    }
    if (decision == null) {
      throw words.wrong("--as", as, "benign, flux or unsure");
    }
    String reason = words.text("--reason");
    if (reason == null || reason.isBlank()) {
      throw words.wrong("A disposition needs --reason TEXT: whoever reads the finding will ask.");
    }
    if (decision != Decision.BENIGN && !words.texts("--scope").isEmpty()) {
      throw words.wrong("--scope goes with --as benign: only that one holds a finding down.");
    }
    LocalDate last = expires();
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    if (last == null && decision == Decision.BENIGN) {
      throw words.wrong(
          "A benign disposition needs --expires DATE, at most a year ahead: networks and owners"
              + " change, and somebody has to look again.");
    }
    if (last != null && last.isBefore(today)) {
      throw words.wrong("--expires " + last + " is past; name a day ahead.");
    }
    if (last != null && last.isAfter(today.plusDays(MOST_DAYS))) {
      throw words.wrong(
          "--expires "
              + last
              + " is more than a year ahead; networks and owners change, so name a day until "
              + today.plusDays(MOST_DAYS)
              + ".");
    }
    return decision;
  }

  private @Nullable LocalDate expires() {
    String text = words.text("--expires");
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw words.wrong("--expires", text, "a day such as 2027-01-31");
    }
  }

  private int decide(SmallState state, String id, Decision decision, Instant now)
      throws StoreException, OutputException {
    KeptFinding finding = FindingsShow.one(state, id, words);
    if (finding == null) {
      return ExitCode.SOFTWARE;
    }
    Footprint seen = new KeptFindings(state).footprint(finding);
    DomainName domain = DomainName.parse(finding.domain());
    if (seen == null || domain == null) {
      words.say(
          "what was kept of " + finding.id() + " is damaged; hunt again, so that it is kept anew.");
      return ExitCode.SOFTWARE;
    }
    DispositionScope scope;
    try {
      scope = DispositionScope.of(seen).with(words.texts("--scope"), domain);
    } catch (IllegalArgumentException e) {
      throw words.wrong(String.valueOf(e.getMessage()));
    }
    String owner = words.text("--owner");
    Disposition made =
        new Disposition(
            0,
            finding.id(),
            domain,
            decision,
            scope,
            owner == null || owner.isBlank() ? System.getProperty("user.name", "?") : owner.strip(),
            String.valueOf(words.text("--reason")).strip(),
            now,
            expires(),
            null);
    long number = new DispositionBook(state).add(made);
    PrintStream out = Output.standard();
    if (words.isSet("--json")) {
      out.println(DispositionList.json(made.numbered(number), now));
    } else {
      Lines.wrapped(Neutral.text(sentence(made.numbered(number), seen)), WIDTH)
          .forEach(out::println);
    }
    Output.finish(out);
    if (decision == Decision.BENIGN) {
      warn(scope, seen, domain);
    }
    return ExitCode.OK;
  }

  private void warn(DispositionScope scope, Footprint seen, DomainName domain) {
    String beyond = scope.exceededBy(seen, domain);
    if (beyond != null) {
      words.say("it does not cover " + beyond + ", so as long as that is seen nothing is held.");
    }
    int homes = scope.homes(seen);
    if (homes > 0) {
      words.say(
          Counted.of(homes, "of these networks is", "of these networks are")
              + " of homes and phones: whatever else rotates there under these names is not printed"
              + " either.");
    }
  }

  private static String sentence(Disposition made, Footprint seen) {
    LocalDate last = made.expires();
    String what =
        "disposition "
            + made.number()
            + ": "
            + made.domain().toString().replace(".", "[.]")
            + " is "
            + made.decision().word()
            + ", says "
            + made.owner()
            + (last == null ? "" : ", until " + last);
    return made.decision() == Decision.BENIGN
        ? what + ", for the " + made.scope().words(seen) + ". Beside these it is reported again."
        : what + ". It is shown with the finding and weighs nothing.";
  }

  private int withdraw(SmallState state, long number, Instant now) throws StoreException {
    DispositionBook book = new DispositionBook(state);
    Disposition known =
        book.all().stream().filter(one -> one.number() == number).findFirst().orElse(null);
    if (known == null || !book.withdraw(number, now)) {
      words.say(
          known == null
              ? "there is no disposition " + number + "; --list has them."
              : "disposition " + number + " was withdrawn before.");
      return ExitCode.SOFTWARE;
    }
    Disposition older = Dispositions.of(book.all()).of(known.domain());
    words.say(
        "withdrew disposition "
            + number
            + " of "
            + known.domain().toString().replace(".", "[.]")
            + (older != null
                ? "; disposition " + older.words() + " counts now."
                : known.decision() == Decision.BENIGN ? "; it is reported again." : "."));
    return ExitCode.OK;
  }

  private int list(StoreFolder store, Instant now) throws StoreException, OutputException {
    try (SmallState state = SmallState.toRead(store.folder())) {
      List<Disposition> all = state == null ? List.of() : new DispositionBook(state).all();
      PrintStream out = Output.standard();
      if (words.isSet("--json")) {
        all.forEach(one -> out.println(DispositionList.json(one, now)));
      } else {
        DispositionList.print(all, now, out);
      }
      Output.finish(out);
      if (all.isEmpty()) {
        words.say("no disposition in " + store.folder() + ".");
      }
      return ExitCode.OK;
    }
  }
}
