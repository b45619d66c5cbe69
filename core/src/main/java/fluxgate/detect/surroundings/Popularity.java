package fluxgate.detect.surroundings;

import fluxgate.detect.state.Slice;
import fluxgate.detect.state.StateReader;
import fluxgate.detect.state.StateWriter;
import fluxgate.dns.DomainName;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which names many clients ask for, today or yesterday.
 *
 * @param names only those asked by at least {@value #LEAST_CLIENTS} clients
 */
public record Popularity(Map<DomainName, Asked> names) implements Slice {
  /** Below, a name is no matter of everybody's. */
  public static final int LEAST_CLIENTS = 30;

  /** Nothing known. */
  public static final Popularity NONE = new Popularity(Map.of());

  /**
   * Who asked for one name on one day.
   *
   * @param clients distinct
   * @param everybody distinct clients that asked for anything at the same vantage
   * @param busyHours hours in which several clients asked
   */
  public record Asked(int clients, int everybody, int busyHours) {
    /** {@code 31 of 32 clients}, or where there are too many to count exactly, about. */
    public String words() {
      return String.format(
          Locale.ROOT,
          "%s%,d of %s%,d clients",
          clients > ClientCount.EXACT ? "about " : "",
          clients,
          everybody > ClientCount.EXACT ? "about " : "",
          everybody);
    }
  }

  public Popularity {
    names = Collections.unmodifiableMap(new HashMap<>(names));
  }

  /** Null where few asked. */
  public @Nullable Asked of(DomainName domain) {
    return names.get(domain);
  }

  @Override
  public void write(StateWriter out) {
    out.count(names.size());
    new TreeMap<>(names)
        .forEach((domain, asked) -> {
          out.name(domain);
          out.count(asked.clients);
          out.count(asked.everybody);
          out.count(asked.busyHours);
        });
  }

  static Popularity read(StateReader in) {
    Map<DomainName, Asked> names = new HashMap<>();
    for (int i = in.size(); i > 0; i--) {
      DomainName domain = in.name();
      names.put(domain, new Asked(in.smallCount(), in.smallCount(), in.smallCount()));
    }
    return new Popularity(names);
  }
}
