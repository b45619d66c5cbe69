package fluxgate.app.cli.context;

import fluxgate.app.context.ContextStore;
import fluxgate.detect.context.Breadth;
import fluxgate.detect.context.Entry;
import fluxgate.detect.context.ListKind;
import fluxgate.detect.context.ListRole;
import fluxgate.detect.context.ListTerms;
import fluxgate.detect.context.Scope;
import fluxgate.detect.context.StoreFile;
import fluxgate.dns.PublicSuffixList;
import fluxgate.net.IpPrefix;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;

/** {@code fluxgate context add}: one entry, with who and why. */
final class ContextAdd implements Callable<Integer> {
  private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("add");
  private final ContextWords words = new ContextWords(spec);

  private ContextAdd() {
    spec.usageMessage().description("Adds an allow or a watch entry.");
    words.positional(
        "allow|watch SCOPE",
        "0..*",
        "The kind, and what it covers; 'fluxgate context --help' has the scopes.");
    words.addTerms();
    words.addCommon();
  }

  static CommandSpec spec() {
    return new ContextAdd().spec;
  }

  @Override
  public Integer call() throws IOException {
    List<String> given = words.positionals();
    if (given.size() != 2) {
      throw words.wrong(
          (given.size() < 2 ? "Say the kind and one scope" : "One scope at a time, a * in quotes")
              + ": context add allow '*.shop.example' --owner WHO --reason WHY.");
    }
    ListKind kind = ListKind.parse(given.getFirst());
    if (kind != ListKind.ALLOW && kind != ListKind.WATCH) {
      throw words.wrong(
          "The kind is allow or watch, not '"
              + given.getFirst()
              + "'"
              + (kind == null ? "." : "; information comes in lists, by import."));
    }
    PublicSuffixList suffixes = PublicSuffixList.bundled();
    Scope scope = scope(given.get(1), kind, suffixes);
    words.requireTerms();
    ListTerms terms =
        new ListTerms(
            StoreFile.OWN,
            kind,
            ListRole.OTHER,
            words.required("--owner"),
            words.required("--reason"),
            words.expires());
    ContextStore store = words.store();
    if (scope instanceof Scope.Exact exact && suffixes.isPublicSuffix(exact.name())) {
      words.say(
          String.format(
              "names are registered below '%s', and this entry covers that name alone, none of"
                  + " them.",
              scope));
    }
    words.warnOfPast();
    boolean replaced = store.add(new Entry(scope, terms), words::say);
    words.say(
        String.format(
            "%s %s %s in %s.",
            replaced ? "replaced" : "added", kind.word(), scope, store.folder()));
    return ExitCode.OK;
  }

  private Scope scope(String text, ListKind kind, PublicSuffixList suffixes) {
    Scope scope = Scope.parse(text);
    if (scope == null) {
      throw words.wrong(
          "'"
              + text
              + (IpPrefix.parse(text) != null
                  ? "' covers every address there is, which says nothing of any; name the block that"
                      + " is meant, such as 198.51.100.0/24."
                  : "' is no scope; one is a name (www.shop.example), all below it (*.shop.example),"
                      + " both (.shop.example), addresses (198.51.100.0/24) or a network"
                      + " (AS64500)."));
    }
    String problem = Breadth.ofAllowed(kind, scope, suffixes);
    if (problem != null) {
      throw words.wrong(
          "'"
              + text
              + "' "
              + problem
              + ", so allowing it would hold down the findings that matter; name the "
              + (scope instanceof Scope.Block
                  ? "block that is meant, such as 198.51.100.0/24."
                  : "domain that is meant, such as *.shop.example."));
    }
    return scope;
  }
}
