package fluxgate.detect.state;

import fluxgate.net.IpAddress;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/** Answers that led to sinkholes: whoever runs one is no host of the domain. */
public final class SinkholeBook implements Slice {
  /** Sinkholes of one name that are told apart. */
  private static final int MAX_ADDRESSES = 8;

  /** Comes with the first. */
  private Set<IpAddress> addresses = Set.of();

  private long answers;

  /** Takes answers that led to a sinkhole. */
  public void see(IpAddress address, long count) {
    answers += count;
    if (addresses.size() < MAX_ADDRESSES) {
      add(address);
    }
  }

  private void add(IpAddress address) {
    addresses = addresses.isEmpty() ? new LinkedHashSet<>(2) : addresses;
    addresses.add(address);
  }

  /** How many answers led to one. */
  public long answers() {
    return answers;
  }

  /** The first {@value #MAX_ADDRESSES} of them. */
  public Set<IpAddress> addresses() {
    return Collections.unmodifiableSet(addresses);
  }

  @Override
  public void write(StateWriter out) {
    out.count(answers);
    out.count(addresses.size());
    addresses.forEach(out::address);
  }

  static SinkholeBook read(StateReader in) {
    SinkholeBook book = new SinkholeBook();
    book.answers = in.count();
    for (int i = in.size(); i > 0; i--) {
      book.add(in.address());
    }
    return book;
  }
}
