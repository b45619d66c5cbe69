package fluxgate.format.text;

import fluxgate.dns.DomainName;
import org.jspecify.annotations.Nullable;

/** Reads raw names that come again and again: each gives the same object, while it is known. */
public final class KnownNames {
  /** More than the names that a busy hour asks for often. */
  private static final int MOST_PLACES = 16_384;

  private static final int MOST_OCTETS = 512 * 1024;
  private static final FieldValue NOTHING = new FieldValue();

  private static final class Known extends Interned.Known {
    private final DomainName name;

    Known(DomainName name) {
      this.name = name;
    }
  }

  private final Interned<Known> known = new Interned<>(MOST_PLACES, MOST_OCTETS);

  /** As {@link FieldValue#rawName}. */
  public @Nullable DomainName rawName(FieldValue value) {
    long hash = Interned.hash(0, value, NOTHING);
    Known found = known.get(hash, value, NOTHING);
    if (found != null) {
      return found.name;
    }
    DomainName name = value.rawName();
    if (name != null) {
      known.put(hash, value, NOTHING, new Known(name));
    }
    return name;
  }
}
