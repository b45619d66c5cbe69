package fluxgate.app.cli.casefile;

import fluxgate.app.casefile.CaseFile;
import fluxgate.app.casefile.CaseStore;
import fluxgate.app.casefile.dossier.Dossier;
import fluxgate.app.casefile.dossier.Host;
import fluxgate.app.casefile.dossier.Naming;
import fluxgate.app.casefile.export.HostFiles;
import fluxgate.app.cli.option.HistoryWords;
import fluxgate.app.cli.terminal.Output;
import fluxgate.app.history.folder.StoreException;
import fluxgate.app.history.folder.StoreFolder;
import fluxgate.app.ledger.OutputException;
import fluxgate.app.output.table.HostTable;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;

/** {@code fluxgate case hosts}: the machines of a case, why they are listed, and their states. */
final class CaseHosts implements Callable<Integer> {
  private static final String STATES = "open, cleared, isolated or rebuilt";

  private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("hosts");
  private final CaseWords words = new CaseWords(spec);

  private CaseHosts() {
    spec.usageMessage()
        .description(
            "Prints the machines that asked for the names of a case, or were led there by another"
                + " name, or connected to an address while an answer gave it to them, and why each"
                + " is listed. Looking is logged."
                + HistoryWords.PARTLY);
    words.addCase();
    words.options(
        "--set",
        "HOST=STATE",
        "Say what became of a machine: " + STATES + "; may be given several times.");
    words.option("--owner", "WHO", "Who deals with the machines of --set (default: --by).");
    words.option("--to", "FORM", "csv instead of a table.");
    words.flag("--json", "Print one JSON object a machine.");
    words.addWhy();
    words.addActor();
    words.addNow();
    words.addCommon();
  }

  static CommandSpec spec() {
    return new CaseHosts().spec;
  }

  private record Setting(String host, CaseFile.State state) {}

  @Override
  public Integer call() throws OutputException {
    String form = words.text("--to");
    if (form != null && !form.equals("csv")) {
      throw words.wrong("--to", form, "csv");
    }
    List<Setting> settings = settings();
    try (StoreFolder store = StoreFolder.toRead(words.folder());
        CaseStore cases = words.cases()) {
      CaseFile file = words.find(cases);
      if (file == null) {
        return CaseWords.FAILED;
      }
      CaseWork work = new CaseWork(words, store, cases, file);
      Dossier dossier = work.dossier();
      if (!settings.isEmpty()) {
        return set(settings, cases, dossier);
      }
      words.sayMissing(store, file);
      cases.access(
          file, "hosts", words.why(file), dossier.hosts().size() + dossier.resolvers().size());
      PrintStream out = Output.standard();
      Naming plain = Naming.plain();
      if (words.isSet("--json")) {
        HostFiles.json(dossier.hosts(), dossier.resolvers(), plain).forEach(out::println);
      } else if (form != null) {
        out.print(HostFiles.csv(dossier.hosts(), dossier.resolvers(), plain));
      } else {
        new HostTable(out).print(dossier);
      }
      Output.finish(out);
      dossier.gaps().forEach(words::say);
      return CaseWords.ended(dossier);
    } catch (StoreException e) {
      return words.refuse(e);
    }
  }

  private List<Setting> settings() {
    List<Setting> settings = new ArrayList<>();
    for (String text : words.texts("--set")) {
      int equals = text.lastIndexOf('=');
      CaseFile.State state = CaseFile.State.of(text.substring(equals + 1).toLowerCase(Locale.ROOT));
      if (equals < 1 || state == null) {
        throw words.wrong("--set", text, "HOST=STATE, where STATE is " + STATES);
      }
      settings.add(new Setting(text.substring(0, equals), state));
    }
    return settings;
  }

  private int set(List<Setting> settings, CaseStore cases, Dossier dossier) throws StoreException {
    CaseFile file = dossier.file();
    String said = words.text("--owner");
    String owner = said == null ? cases.actor().name() : words.checked("--owner", said);
    List<Host> found = new ArrayList<>();
    for (Setting setting : settings) {
      Host host = named(setting.host, dossier.hosts());
      if (host == null) {
        // Whether a machine is in the case is told by the answer, so this is a look as well.
        cases.access(file, "hosts --set, refused", words.why(file) + "; nothing was set", 0);
        words.say(refusal(setting.host, dossier) + " Nothing was set.");
        return CaseWords.FAILED;
      }
      found.add(host);
    }
    cases.access(file, "hosts --set", words.why(file), (int) found.stream().distinct().count());
    for (int i = 0; i < found.size(); i++) {
      Host host = found.get(i);
      cases.setHost(file, host.called(), settings.get(i).state, owner);
      words.say(host.label() + " is " + settings.get(i).state.word() + ".");
    }
    words.sayClosed(file);
    return ExitCode.OK;
  }

  private static @Nullable Host named(String name, List<Host> hosts) {
    return hosts.stream().filter(one -> one.isCalled(name)).findFirst().orElse(null);
  }

  private static String refusal(String name, Dossier dossier) {
    return named(name, dossier.resolvers()) != null
        ? name
            + " is listed as a resolver, and only machines that asked for themselves have a state."
        : name
            + " is no machine of "
            + dossier.file().id()
            + "; 'fluxgate case hosts "
            + dossier.file().id()
            + "' lists them.";
  }
}
