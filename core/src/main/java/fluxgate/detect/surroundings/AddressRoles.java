package fluxgate.detect.surroundings;

import fluxgate.detect.state.MarkSet;
import fluxgate.detect.state.Slice;
import fluxgate.detect.state.StateReader;
import fluxgate.detect.state.StateWriter;
import fluxgate.net.IpAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which addresses serve many unrelated names: alone, as sinkholes, portals and parking pages do, or
 * among others, as the edges of content delivery and shared hosting do.
 */
final class AddressRoles implements Slice {
  private static final int MAX_ADDRESSES = 32_768;

  /** Forgotten after one to two days: addresses change hands. */
  private static final long SPAN_MICROS = 24 * 3600L * 1_000_000;

  /**
   * An address that answers for as many unrelated domains is nobody's own: a sinkhole, a portal, a
   * parking page, an edge.
   */
  private static final int SHARED_DOMAINS = 20;

  /** The names of one address in one generation. */
  private static final class Served {
    private MarkSet alone = new MarkSet();
    private MarkSet all = new MarkSet();
  }

  private final Generations<IpAddress, Served> addresses =
      new Generations<>(MAX_ADDRESSES, SPAN_MICROS);

  void advance(long micros) {
    addresses.advance(micros);
  }

  /**
   * As {@link #answered(long, List, boolean)}; what was told of the domain lately is not told
   * again, for it would change nothing.
   */
  void answered(NamedDomain domain, List<IpAddress> held, boolean news) {
    if (held.size() == 1 && domain.wasTold(held, addresses.turn())) {
      return;
    }
    long leftOut = addresses.leftOut();
    answered(domain.mark(), held, news);
    if (held.size() == 1 && addresses.leftOut() == leftOut) {
      domain.tell(held, addresses.turn());
    }
  }

  /**
   * An answer of the domain of that mark held these addresses; {@code news}: for the first time
   * today.
   */
  void answered(long domain, List<IpAddress> held, boolean news) {
    boolean alone = held.size() == 1;
    if (!alone && !news) {
      return;
    }
    for (IpAddress address : held) {
      Served served = addresses.young(address, Served::new);
      if (served != null) {
        served.all.add(domain, SHARED_DOMAINS);
        if (alone) {
          served.alone.add(domain, SHARED_DOMAINS);
        }
      }
    }
  }

  /**
   * Addresses that serve many.
   *
   * @param alone as the only address of an answer
   * @param any in any answer
   */
  record Shared(Set<IpAddress> alone, Set<IpAddress> any) {}

  Shared close() {
    Set<IpAddress> alone = new HashSet<>();
    Set<IpAddress> any = new HashSet<>();
    addresses.forEach((address, younger, elder) -> {
      if (isMany(younger == null ? null : younger.all, elder == null ? null : elder.all)) {
        any.add(address);
        if (isMany(younger == null ? null : younger.alone, elder == null ? null : elder.alone)) {
          alone.add(address);
        }
      }
    });
    return new Shared(alone, any);
  }

  private static boolean isMany(@Nullable MarkSet younger, @Nullable MarkSet elder) {
    if (younger == null) {
      return elder != null && elder.size() >= SHARED_DOMAINS;
    }
    return younger.size() + (elder == null ? 0 : elder.size()) >= SHARED_DOMAINS
        && (elder == null ? younger.size() : younger.sizeWith(elder)) >= SHARED_DOMAINS;
  }

  long leftOut() {
    return addresses.leftOut();
  }

  @Override
  public void write(StateWriter out) {
    addresses.write(
        out,
        (address, served) -> {
          out.address(address);
          served.alone.write(out);
          served.all.write(out);
        });
  }

  static AddressRoles read(StateReader in) {
    AddressRoles roles = new AddressRoles();
    roles.addresses.read(
        in,
        () -> {
          IpAddress address = in.address();
          Served served = new Served();
          served.alone = MarkSet.read(in);
          served.all = MarkSet.read(in);
          return Map.entry(address, served);
        });
    return roles;
  }
}
