package fluxgate.dns;

import fluxgate.net.IpAddress;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * The rdata of an RRset, at least one, unchangeable, with what is asked of it again and again. Sets
 * that say the same may share one, so that most comparisons end at once.
 */
public final class RdataList extends AbstractList<Rdata> implements RandomAccess {
  private final Rdata[] rdata;

  /** Made when first asked for; whichever thread makes it, it is the same. */
  private @Nullable List<IpAddress> addresses;

  /** Worked out when first asked for; 0 before. */
  private int hash;

  private RdataList(Rdata[] rdata) {
    this.rdata = rdata;
  }

  /**
   * The list itself where it is one of these, else a copy.
   *
   * @param list at least one
   */
  public static RdataList of(List<Rdata> list) {
    if (list instanceof RdataList already) {
      return already;
    }
    Rdata[] rdata = list.toArray(new Rdata[0]);
    if (rdata.length == 0) {
      throw new IllegalArgumentException("an RRset has at least one record");
    }
    for (Rdata data : rdata) {
      Objects.requireNonNull(data);
    }
    return new RdataList(rdata);
  }

  /** The addresses, in the order sent. */
  List<IpAddress> addresses() {
    List<IpAddress> known = addresses;
    if (known == null) {
      List<IpAddress> found = new ArrayList<>(rdata.length);
      for (Rdata data : rdata) {
        if (data instanceof Rdata.Address a) {
          found.add(a.address());
        }
      }
      known = List.copyOf(found);
      addresses = known;
    }
    return known;
  }

  @Override
  public Rdata get(int index) {
    return rdata[index];
  }

  @Override
  public int size() {
    return rdata.length;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other == this || super.equals(other);
  }

  @Override
  public int hashCode() {
    int known = hash;
    if (known == 0) {
      known = super.hashCode();
      hash = known;
    }
    return known;
  }
}
