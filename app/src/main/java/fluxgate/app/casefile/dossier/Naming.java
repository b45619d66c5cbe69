package fluxgate.app.casefile.dossier;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * How machines are called: the one place that decides it for tables, files and pages.
 *
 * @param pseudonymous whether nobody is to know who they are
 * @param scrub other text, as it may be shown
 */
public record Naming(boolean pseudonymous, UnaryOperator<String> scrub) {
  /** Everybody by their own name. */
  public static Naming plain() {
    return new Naming(false, text -> text);
  }

  /** Everybody by a pseudonym. */
  public static Naming pseudonyms(UnaryOperator<String> scrub) {
    return new Naming(true, scrub);
  }

  public String label(Host host) {
    return pseudonymous ? host.pseudonym() : host.label();
  }

  /** Its addresses; none where they would give it away. */
  public List<String> addresses(Host host) {
    return pseudonymous ? List.of() : host.seen().addresses();
  }

  /** Its programs; the folder of one often names a person. */
  public List<String> processes(Host host) {
    return host.seen().processes().stream()
        .map(process -> pseudonymous ? program(process) : process)
        .map(this::text)
        .distinct()
        .toList();
  }

  private static String program(String process) {
    return process.substring(Math.max(process.lastIndexOf('/'), process.lastIndexOf('\\')) + 1);
  }

  /** Other text, as it may be shown. */
  public String text(String text) {
    return scrub.apply(text);
  }
}
