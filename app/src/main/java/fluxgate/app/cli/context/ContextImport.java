package fluxgate.app.cli.context;

import fluxgate.app.context.ContextFiles;
import fluxgate.app.context.ContextStore;
import fluxgate.app.output.Counted;
import fluxgate.detect.context.Breadth;
import fluxgate.detect.context.Entry;
import fluxgate.detect.context.ListKind;
import fluxgate.detect.context.ListRole;
import fluxgate.detect.context.ListTerms;
import fluxgate.dns.PublicSuffixList;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;

/** {@code fluxgate context import}: lists and registration dates from other people's files. */
final class ContextImport implements Callable<Integer> {
  private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("import");
  private final ContextWords words = new ContextWords(spec);

  private ContextImport() {
    spec.usageMessage()
        .description(
            "Takes lists (MISP warning lists, one entry a line, hosts files) and registration"
                + " dates (RDAP or WHOIS as JSON or CSV) into the store. A list of the same name"
                + " is replaced.");
    words.positional("FILE", "0..*", "Files or folders; form and compression by content.");
    words.option("--as", "KIND", "allow, watch or information (default).");
    words.addTerms();
    words.option("--registration", "FILE", "Only registration dates are wanted of this file.");
    words.addCommon();
  }

  static CommandSpec spec() {
    return new ContextImport().spec;
  }

  @Override
  public Integer call() throws IOException {
    List<String> named = new ArrayList<>(words.positionals());
    String registration = words.text("--registration");
    if (named.isEmpty() && registration == null) {
      throw words.wrong("Which file? Name a list, or --registration FILE.");
    }
    ListTerms as = terms();
    ContextStore.Content content = new ContextStore.Content();
    ContextFiles files =
        new ContextFiles(new Breadth.Narrowing(content, PublicSuffixList.bundled()), words::say);
    try {
      for (String path : named) {
        files.readAll(Path.of(path), as);
      }
      if (registration != null) {
        files.readAll(Path.of(registration), as);
        if (content.registered().isEmpty()) {
          throw new IOException(registration + ": it holds no registration date");
        }
      }
    } catch (IOException e) {
      words.say(e.getMessage() + ".");
      return ContextWords.UNREADABLE;
    }
    words.warnOfPast();
    keep(content, files);
    return ExitCode.OK;
  }

  private @Nullable ListTerms terms() {
    String word = words.text("--as");
    ListKind kind = word == null ? ListKind.INFORMATION : words.kind(word);
    boolean isSaid = kind != ListKind.INFORMATION;
    String owner = isSaid ? words.required("--owner") : words.text("--owner");
    String reason = isSaid ? words.required("--reason") : words.text("--reason");
    boolean plain =
        word == null && owner == null && reason == null && words.text("--expires") == null;
    return plain
        ? null
        : new ListTerms(
            "",
            kind,
            ListRole.OTHER,
            owner == null ? "" : owner,
            reason == null ? "" : reason,
            words.expires());
  }

  private static String role(ListTerms terms, ContextFiles files) {
    String guess = files.guess(terms.list());
    String role = " of the role " + terms.role().word();
    if (guess == null) {
      return role;
    }
    if (guess.isEmpty() && terms.role() == ListRole.OTHER) {
      return role + ", as no word of its name tells another";
    }
    return role + ", guessed from " + (guess.isEmpty() ? "its name" : guess);
  }

  private void keep(ContextStore.Content content, ContextFiles files) throws IOException {
    ContextStore store = words.store();
    Map<String, List<Entry>> lists = new LinkedHashMap<>();
    for (Entry entry : content.entries()) {
      lists.computeIfAbsent(entry.terms().list(), name -> new ArrayList<>()).add(entry);
    }
    for (Map.Entry<String, List<Entry>> list : lists.entrySet()) {
      boolean replaced = store.putList(list.getKey(), list.getValue());
      ListTerms terms = list.getValue().getFirst().terms();
      words.say(
          String.format(
              "%s the list '%s': %s, %s%s.",
              replaced ? "replaced" : "added",
              list.getKey(),
              Counted.of(list.getValue().size(), "entry", "entries"),
              terms.kind().word(),
              terms.kind() == ListKind.INFORMATION ? role(terms, files) : ""));
    }
    if (!content.registered().isEmpty()) {
      int kept = store.putRegistrations(content.registered(), words::say);
      words.say(
          Counted.of(content.registered().size(), "registration date", "registration dates")
              + String.format(Locale.ROOT, "; %,d in the store now.", kept));
    }
    if (lists.isEmpty() && content.registered().isEmpty()) {
      words.say("nothing was found to import; the store is as it was.");
    }
  }
}
