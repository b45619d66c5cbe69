package fluxgate.format.text;

import fluxgate.net.IpAddress;
import fluxgate.observation.Client;
import org.jspecify.annotations.Nullable;

/** Reads addresses that come again and again: each gives the same objects, while it is known. */
public final class KnownAddresses {
  /** A network has some thousand clients, and contacts more servers than pay to keep. */
  private static final int MOST_PLACES = 8_192;

  private static final int MOST_OCTETS = 256 * 1024;
  private static final FieldValue NOTHING = new FieldValue();

  private static final class Known extends Interned.Known {
    private final IpAddress address;
    private final Client client;

    Known(IpAddress address) {
      this.address = address;
      this.client = Client.of(address);
    }
  }

  private final Interned<Known> known = new Interned<>(MOST_PLACES, MOST_OCTETS);

  /** As {@link FieldValue#address}. */
  public @Nullable IpAddress address(FieldValue value) {
    Known found = known(value);
    return found == null ? null : found.address;
  }

  /** The client of which only this address is known; null where it is no address. */
  public @Nullable Client client(FieldValue value) {
    Known found = known(value);
    return found == null ? null : found.client;
  }

  private @Nullable Known known(FieldValue value) {
    long hash = Interned.hash(0, value, NOTHING);
    Known found = known.get(hash, value, NOTHING);
    if (found == null) {
      IpAddress address = value.address();
      if (address != null) {
        found = new Known(address);
        known.put(hash, value, NOTHING, found);
      }
    }
    return found;
  }
}
