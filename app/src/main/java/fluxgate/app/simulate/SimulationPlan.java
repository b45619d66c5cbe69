package fluxgate.app.simulate;

import fluxgate.app.simulate.log.LogFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a simulation makes.
 *
 * @param hours from 1
 * @param flux planted names; a few more where several belong together
 * @param benign names
 * @param lookAlikes share of the benign names that look like flux to some detector or other
 * @param lookups of a benign name on average a day
 * @param formats what is written
 * @param kinds what the network map says of the kinds of networks
 * @param connections whether connections are written
 * @param hourly whether a new file begins every hour
 * @param defects whether what goes wrong in real logs goes wrong here
 */
public record SimulationPlan(
    long seed,
    int hours,
    int clients,
    int resolvers,
    int flux,
    int benign,
    double lookAlikes,
    double lookups,
    Set<LogFormat> formats,
    Kinds kinds,
    boolean connections,
    boolean hourly,
    boolean defects) {

  /** What the network map says. */
  public enum Kinds {
    /** The kind of most networks, as good tables know it. */
    LISTED,
    /** What Fluxgate's own rules make of the operators' names. */
    NAMES,
    /** Nothing. */
    NONE
  }

  /** The plan as options of the command, for people who want to make it again. */
  List<String> words() {
    return List.of(
        "seed " + seed,
        "hours " + hours,
        "clients " + clients,
        "resolvers " + resolvers,
        "flux " + flux,
        "benign " + benign,
        "look-alikes " + lookAlikes,
        "lookups " + lookups,
        "format " + formats.stream().sorted().map(LogFormat::id).collect(Collectors.joining(",")),
        "kinds " + kinds,
        "connections " + connections,
        "hourly " + hourly,
        "defects " + defects);
  }
}
