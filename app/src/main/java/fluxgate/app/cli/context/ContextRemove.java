package fluxgate.app.cli.context;

import fluxgate.app.context.ContextStore;
import fluxgate.detect.context.Scope;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;

/** {@code fluxgate context remove}: an entry, or an imported list. */
final class ContextRemove implements Callable<Integer> {
  private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("remove");
  private final ContextWords words = new ContextWords(spec);

  private ContextRemove() {
    spec.usageMessage().description("Removes the entries of a scope, or an imported list.");
    words.positional("SCOPE", "0..1", "As 'context list' prints it.");
    words.option("--list", "NAME", "Remove the imported list of this name.");
    words.addCommon();
  }

  static CommandSpec spec() {
    return new ContextRemove().spec;
  }

  @Override
  public Integer call() throws IOException {
    List<String> scopes = words.positionals();
    String list = words.text("--list");
    if (scopes.isEmpty() == (list == null)) {
      throw words.wrong("Say either a scope or --list NAME.");
    }
    ContextStore store = words.store();
    if (list != null) {
      if (!store.removeList(list)) {
        words.say("there is no list '" + list + "' in " + store.folder() + ".");
        return ExitCode.SOFTWARE;
      }
      words.say("removed the list '" + list + "'.");
      return ExitCode.OK;
    }
    Scope scope = Scope.parse(scopes.getFirst());
    int removed = scope == null ? 0 : store.remove(scope.toString(), words::say);
    if (removed == 0) {
      words.say("there is no entry " + scopes.getFirst() + " in " + store.folder() + ".");
      return ExitCode.SOFTWARE;
    }
    words.say(
        "removed " + removed + (removed == 1 ? " entry " : " entries ") + scopes.getFirst() + ".");
    return ExitCode.OK;
  }
}
