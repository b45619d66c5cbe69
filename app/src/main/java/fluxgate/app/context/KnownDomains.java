package fluxgate.app.context;

import fluxgate.app.output.Counted;
import fluxgate.app.source.Decompressed;
import fluxgate.app.source.NamedFile;
import fluxgate.detect.context.Breadth;
import fluxgate.detect.context.DomainContext;
import fluxgate.detect.context.HostMap;
import fluxgate.detect.context.HostMapReader;
import fluxgate.detect.context.ListKind;
import fluxgate.detect.context.ListTerms;
import fluxgate.detect.context.ReadingLedger;
import fluxgate.dns.PublicSuffixList;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Loads what people know of domains and machines. */
public final class KnownDomains {
  /** Damaged files said one by one; of more than these it is said how many. */
  private static final int MOST_NOTES = 10;

  private KnownDomains() {}

  /**
   * Loads the store where there is one, and the files and folders named.
   *
   * @param suffixes what is too wide to allow
   * @param notes takes a sentence for the store, and for each file of which something is not used
   * @throws IOException with a sentence on the file that cannot be read
   */
  public static DomainContext load(
      @Nullable ContextStore store,
      List<Path> named,
      PublicSuffixList suffixes,
      Consumer<String> notes)
      throws IOException {
    DomainContext.Builder builder = new DomainContext.Builder();
    List<String> problems = new ArrayList<>();
    ContextFiles files = new ContextFiles(new Breadth.Narrowing(builder, suffixes), problems::add);
    boolean isKept = store != null && store.exists();
    if (store != null && isKept) {
      files.readAll(store.folder(), null);
    }
    for (Path path : named) {
      files.readAll(path, null);
    }
    DomainContext context = builder.build();
    problems.stream().limit(MOST_NOTES).forEach(notes);
    if (problems.size() > MOST_NOTES) {
      notes.accept(
          Counted.of(
              problems.size() - MOST_NOTES,
              "more file of context has such entries.",
              "more files of context have such entries."));
    }
    if (!context.isEmpty()) {
      notes.accept("context: " + summary(context) + where(isKept ? store : null, named) + ".");
    }
    return context;
  }

  private static String where(@Nullable ContextStore store, List<Path> named) {
    List<String> places = new ArrayList<>();
    if (store != null) {
      places.add(store.folder().toString());
    }
    named.forEach(path -> places.add(path.toString()));
    return ", from " + String.join(", ", places);
  }

  private static long entries(DomainContext context, Predicate<ListTerms> terms) {
    return context.lists().entrySet().stream()
        .filter(list -> terms.test(list.getKey()))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /** By today, as {@code context list} shows it; telemetry of earlier days may still count it. */
  private static boolean isOver(ListTerms terms, LocalDate today) {
    LocalDate last = terms.expires();
    return last != null && last.isBefore(today);
  }

  private static String summary(DomainContext context) {
    LocalDate today = LocalDate.now(Clock.system(ZoneOffset.UTC));
    List<String> parts = new ArrayList<>();
    for (ListKind kind : ListKind.values()) {
      long entries = entries(context, terms -> terms.kind() == kind);
      long expired = entries(context, terms -> terms.kind() == kind && isOver(terms, today));
      if (entries > 0) {
        parts.add(
            Counted.of(entries, kind.word() + " entry", kind.word() + " entries")
                + (expired > 0
                    ? String.format(Locale.ROOT, ", %,d of them expired", expired)
                    : ""));
      }
    }
    if (context.registrations() > 0) {
      parts.add(Counted.of(context.registrations(), "registration date", "registration dates"));
    }
    return String.join(", ", parts);
  }

  /**
   * Loads a table of leases.
   *
   * @throws IOException with a sentence where it cannot be read or is no such table
   */
  public static HostMap hosts(Path file, Consumer<String> notes) throws IOException {
    NamedFile.check(file);
    ReadingLedger ledger = new ReadingLedger();
    HostMap map;
    try (InputStream in = Decompressed.open(file)) {
      map = HostMapReader.read(in, ledger);
    }
    if (ledger.problem() != null) {
      throw new IOException(file + ": " + ledger.problem());
    }
    if (ledger.accepted() == 0) {
      throw new IOException(file + ": no row reads address,host,first,last");
    }
    if (ledger.rejectedCount() > 0) {
      notes.accept(file + ": " + ledger.sentence());
    }
    return map;
  }
}
