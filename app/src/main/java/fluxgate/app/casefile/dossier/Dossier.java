package fluxgate.app.casefile.dossier;

import fluxgate.app.casefile.CaseFile;
import fluxgate.app.explain.Explanation;
import fluxgate.app.history.sighting.ImportedFile;
import fluxgate.app.history.sighting.SeenAnswer;
import fluxgate.app.output.Counted;
import fluxgate.app.source.ContextFile;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Everything that is known of a case.
 *
 * @param file the case
 * @param hosts machines that had to do with it, without resolvers
 * @param resolvers machines that asked for others
 * @param answers what the names answered with
 * @param aliases names elsewhere that led there
 * @param explanations one a domain, judged anew from the store
 * @param kept findings as hunts kept them, a line of JSON each
 * @param claims what is claimed
 * @param happenings what happened, in its order
 * @param history tuples of the names in the common output format, a line each
 * @param imports the store's inputs
 * @param maps of networks, by which the domains were judged
 * @param whole whether all that the store should have of that time was there, and could be read
 * @param gaps what could not be seen, or is left out
 */
public record Dossier(
    CaseFile file,
    List<Host> hosts,
    List<Host> resolvers,
    List<SeenAnswer> answers,
    List<String> aliases,
    List<Explanation> explanations,
    List<String> kept,
    List<Claim> claims,
    List<Happening> happenings,
    List<String> history,
    List<ImportedFile> imports,
    List<ContextFile> maps,
    boolean whole,
    List<String> gaps) {
  public Dossier {
    hosts = List.copyOf(hosts);
    resolvers = List.copyOf(resolvers);
    answers = List.copyOf(answers);
    aliases = List.copyOf(aliases);
    explanations = List.copyOf(explanations);
    kept = List.copyOf(kept);
    claims = List.copyOf(claims);
    happenings = List.copyOf(happenings);
    history = List.copyOf(history);
    imports = List.copyOf(imports);
    maps = List.copyOf(maps);
    gaps = List.copyOf(gaps);
  }

  /** Whom it concerns, in one sentence. */
  public String gist() {
    Set<String> servers = new HashSet<>();
    answers.stream()
        .filter(answer -> answer.type().equals("NS"))
        .forEach(answer -> servers.add(name(answer.rdata())));
    long addresses = addresses(answer -> true);
    long ofServersAlone = addresses - addresses(answer -> !servers.contains(name(answer.owner())));
    String machines =
        hosts.isEmpty()
            ? "No machine is known to have asked for it or to have connected."
            : Counted.of(hosts.size(), "machine", "machines") + " asked for it or connected to it.";
    if (answers.isEmpty()) {
      return "No answer of it was seen. " + machines;
    }
    long first = answers.stream().mapToLong(SeenAnswer::firstMicros).min().orElse(0);
    long last = answers.stream().mapToLong(SeenAnswer::lastMicros).max().orElse(0);
    return (file.domains().size() == 1 ? "It" : file.domains().size() + " domains")
        + " answered with "
        + Counted.of(addresses, "address", "addresses")
        + (ofServersAlone == 0
            ? ""
            : String.format(Locale.ROOT, " (%,d of them only of its name servers)", ofServersAlone))
        + " from "
        + Host.time(first)
        + " to "
        + Host.time(last)
        + ". "
        + machines
        + (resolvers.isEmpty()
            ? ""
            : " "
                + Counted.of(resolvers.size(), "resolver", "resolvers")
                + " asked for others: who these are stands in their own logs.");
  }

  private long addresses(Predicate<SeenAnswer> which) {
    return answers.stream()
        .filter(answer -> answer.type().equals("A") || answer.type().equals("AAAA"))
        .filter(which)
        .map(SeenAnswer::rdata)
        .distinct()
        .count();
  }

  private static String name(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("\\.$", "");
  }
}
