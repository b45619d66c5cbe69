package fluxgate.app.cli.store;

import fluxgate.app.cli.option.HistoryWords;
import fluxgate.app.cli.terminal.Output;
import fluxgate.app.history.History;
import fluxgate.app.history.folder.Hole;
import fluxgate.app.history.folder.Holes;
import fluxgate.app.history.folder.StoreException;
import fluxgate.app.history.folder.StoreFolder;
import fluxgate.app.history.folder.StoredFile.Kind;
import fluxgate.app.history.sighting.ClientActivity;
import fluxgate.app.history.tuple.Question;
import fluxgate.app.history.tuple.Tuple;
import fluxgate.app.ledger.OutputException;
import fluxgate.app.output.Counted;
import fluxgate.dns.RRType;
import fluxgate.net.IpAddress;
import fluxgate.net.IpPrefix;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;

/** {@code fluxgate history name} and {@code history address}: one look-up. */
final class HistoryLookup implements Callable<Integer> {
  private final CommandSpec spec;
  private final HistoryWords words;
  private final boolean names;

  private HistoryLookup(boolean names) {
    this.names = names;
    spec = CommandSpec.wrapWithoutInspection(this).name(names ? "name" : "address");
    words = new HistoryWords(spec);
    if (names) {
      spec.usageMessage()
          .description("Prints what a name was seen to answer with." + HistoryWords.PARTLY);
      words.addWord(
          "NAME",
          "An owner name; '*.bad.example' is every name below bad.example, '.bad.example' these"
              + " and itself. (DNSDB's '*.bad.example' is the latter.)");
      words.flag("--below", "Also every name below NAME; the same as '.NAME'.");
      words.option("--type", "TYPE", "Only this RRtype, such as A, NS or TYPE65.");
    } else {
      spec.usageMessage()
          .description(
              "Prints which names led to an address, or into a block. Of one address that no"
                  + " name led to it says whether it asked questions itself."
                  + HistoryWords.PARTLY);
      words.addWord("ADDRESS", "An address or a block, such as 198.51.100.7 or 2001:db8::/48.");
    }
    TupleOutput.addTo(words);
    words.addCommon();
  }

  static CommandSpec ofNames() {
    return new HistoryLookup(true).spec;
  }

  static CommandSpec ofAddresses() {
    return new HistoryLookup(false).spec;
  }

  @Override
  public Integer call() throws OutputException {
    Question question = names ? name() : address();
    long since = words.sinceMicros();
    long until = words.untilMicros();
    try (StoreFolder store = StoreFolder.toRead(words.folder());
        History history = History.open(store, since, until, words::say)) {
      words.sayAll(history.missing());
      List<Tuple> tuples = history.ask(question);
      PrintStream out = Output.standard();
      TupleOutput.print(tuples, words, out);
      Output.finish(out);
      boolean isWhole = history.isWhole();
      if (tuples.isEmpty()) {
        words.say(
            (names ? "nothing of " + words.word() : "no name led to " + words.word())
                + (isWhole ? " in " : " in what can be read of ")
                + words.folder()
                + ".");
        if (names) {
          sayWhatElse(words.word());
        }
        if (question instanceof Question.Address asked
            && asked.block().address().equals(asked.block().last())) {
          isWhole &= sayClient(store, asked.block().address(), since, until);
        }
      }
      return isWhole ? ExitCode.OK : HistoryWords.UNREADABLE;
    } catch (StoreException e) {
      return words.refuse(e);
    }
  }

  /** What was meant by a word that is a name, but hardly one that anybody asks for. */
  private void sayWhatElse(String word) {
    if (IpPrefix.parse(word) != null) {
      words.say("of an address, ask 'fluxgate history address " + word + "'.");
    } else if (word.contains("/")) {
      words.say("a name stands alone, without what a URL has before and after it.");
    }
  }

  /**
   * Counts and days alone: what a client asked is for cases, which log that somebody looks. Whether
   * all was there that can tell.
   */
  private boolean sayClient(StoreFolder store, IpAddress address, long since, long until) {
    List<Hole> holes =
        store.holes(since, until).stream()
            .filter(hole -> !hole.isArchived() && hole.isOf(Kind.OBSERVATIONS, Kind.QUESTIONS))
            .toList();
    words.sayAll(
        Holes.summary(
            holes.stream().filter(hole -> hole.isOf(Kind.QUESTIONS)).toList(),
            ", so what it asked may be missing"));
    try {
      ClientActivity activity = ClientActivity.of(store, address, since, until);
      if (activity != null) {
        words.say(
            address
                + " is known as a client"
                + (holes.isEmpty() ? ": " : ", in what can be read: ")
                + (activity.isAbout() ? "about " : "")
                + Counted.of(activity.lookUps(), "look-up", "look-ups")
                + (activity.first().equals(activity.last())
                    ? " on " + activity.first()
                    : " from " + activity.first() + " to " + activity.last())
                + ". Who asked for a name is for cases, which log that somebody looked: 'fluxgate"
                + " case open NAME', then 'fluxgate case hosts ID'.");
      } else if (!holes.isEmpty()) {
        words.say(
            address + " asked nothing in what can be read; what is missing may have more of it.");
      }
      return holes.isEmpty();
    } catch (StoreException e) {
      words.say("whether " + address + " asked anything itself is not known: " + e.getMessage());
      return false;
    }
  }

  private Question name() {
    @Nullable RRType type = null;
    String mnemonic = words.text("--type");
    if (mnemonic != null) {
      type = RRType.parse(mnemonic);
      if (type == null) {
        throw words.wrong("--type takes an RRtype such as A or TYPE65, not '" + mnemonic + "'.");
      }
    }
    Question.Owner question = Question.owner(words.word(), type);
    if (question != null && words.isSet("--below")) {
      if (question.reach() == Question.Reach.BELOW) {
        throw words.wrong(
            "'*.' leaves the name itself out and --below takes it in: say one of them.");
      }
      question = new Question.Owner(question.name(), Question.Reach.AT_OR_BELOW, type);
    }
    if (question == null) {
      throw words.wrong(
          "'"
              + words.word()
              + "' is no domain name; such are www.bad.example and, in quotes, '*.bad.example'.");
    }
    return question;
  }

  private Question address() {
    IpPrefix block = IpPrefix.parse(words.word().replace("[.]", "."));
    if (block == null) {
      throw words.wrong(
          "'"
              + words.word()
              + "' is no address and no block; such are 198.51.100.7 and 2001:db8::/48.");
    }
    return new Question.Address(block);
  }
}
