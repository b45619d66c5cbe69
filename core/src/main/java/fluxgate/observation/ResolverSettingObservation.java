package fluxgate.observation;

import fluxgate.net.IpAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A machine was told which resolvers to ask, or was found to ask them.
 *
 * @param machine whose setting it is; null where the source does not say
 * @param change what was done
 * @param servers the resolvers that it is about, in the order given; empty where the source does
 *     not name them
 * @param by the account that did it, where the source says
 */
public record ResolverSettingObservation(
    long timeMicros,
    Vantage vantage,
    Provenance provenance,
    @Nullable Client machine,
    Change change,
    List<IpAddress> servers,
    @Nullable String by)
    implements Observation {

  /** More than any resolver library asks (three), or any form takes. */
  public static final int MOST_SERVERS = 16;

  /** What was done to the setting. */
  public enum Change {
    /** The servers were added to those asked. */
    ADDED,
    /** The servers are no longer asked; all of them where none is named. */
    REMOVED,
    /** The servers took the place of those asked before. */
    REPLACED,
    /** Something was changed, and the source does not say what. */
    CHANGED,
    /** Nothing was done: these are asked. */
    LISTED
  }

  public ResolverSettingObservation {
    servers = List.copyOf(servers.subList(0, Math.min(servers.size(), MOST_SERVERS)));
  }

  /** The same, of another machine. */
  public ResolverSettingObservation withMachine(@Nullable Client other) {
    return new ResolverSettingObservation(
        timeMicros, vantage, provenance, other, change, servers, by);
  }
}
