package fluxgate.app.history.sighting;

import java.util.List;

/**
 * A machine that had to do with the names of a case.
 *
 * @param label what it is called: its name where one is known, else its address
 * @param addresses that it had
 * @param processes programs that did it, where endpoints say
 * @param namesakes how many machines the logs know under its address; 1 where only it
 * @param resolver whether it answers others, so that it asked for somebody else
 * @param deeds what it did, by kind
 */
public record SeenHost(
    String label,
    List<String> addresses,
    List<String> processes,
    long namesakes,
    boolean resolver,
    List<Deed> deeds) {
  public SeenHost {
    addresses = List.copyOf(addresses);
    processes = List.copyOf(processes);
    deeds = List.copyOf(deeds);
  }

  /** What a machine did; each kind is a reason to list it. */
  public enum Kind {
    /** It asked for the name. */
    ASKED,
    /** It asked for another name, which led there. */
    ASKED_ALIAS,
    /** It connected to an address while the answer that gave it that address held. */
    CONNECTED,
    /** The same after that answer's time had run out. */
    CONNECTED_LATER,
    /**
     * It connected to an address while the name had it, by answers that do not say who asked, and
     * nobody was told that address by another name.
     */
    CONNECTED_UNASKED;

    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /**
   * What it did of one kind.
   *
   * @param times how often, by the sensor that saw it most often
   * @param count raw records of all sensors
   * @param names names asked for; none for connections
   * @param destinations distinct addresses; 0 for questions
   * @param ports contacted; none for questions
   * @param answered of these, by the sensor that saw most: questions whose answer had addresses of
   *     the names, connections in which both sides spoke
   */
  public record Deed(
      Kind kind,
      long times,
      long count,
      long firstMicros,
      long lastMicros,
      List<String> names,
      long destinations,
      List<Integer> ports,
      long answered) {
    public Deed {
      names = List.copyOf(names);
      ports = List.copyOf(ports);
    }
  }
}
