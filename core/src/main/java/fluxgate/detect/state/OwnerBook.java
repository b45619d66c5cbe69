package fluxgate.detect.state;

import fluxgate.dns.DomainName;
import fluxgate.dns.Ttl;
import fluxgate.net.IpAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The owner names of one domain, and which of them rotate. */
final class OwnerBook implements Slice {
  /** Owner names remembered one by one; beyond, the oldest that does not rotate makes room. */
  static final int MAX_OWNERS = 64;

  /**
   * Addresses that the owner names may hold together: as many as the pool, for each to tell new
   * from old, and as many again in the last sets of their views. Beyond, they are counted.
   */
  private static final int MAX_HELD = 2 * AddressPool.CAPACITY;

  private final Map<DomainName, OwnerName> owners = new LinkedHashMap<>(2);
  private long leftOut;
  private long names;
  private int rotating;
  private int spanning;
  private boolean recognised;
  private int held;
  private int octets;

  /** The one that was asked for last: most domains answer under one name. */
  private @Nullable OwnerName last;

  /** What it takes in memory; see {@link Octets}. */
  int octets() {
    return octets;
  }

  /** Whether its names hold so many addresses that they may take no more. */
  boolean isFull() {
    return held >= MAX_HELD;
  }

  /** Before an owner name changes; {@link #changed} comes after. */
  private void changing(OwnerName owner) {
    held -= owner.held();
    octets -= owner.octets();
  }

  private void changed(OwnerName owner) {
    held += owner.held();
    octets += owner.octets();
  }

  /** Whether it is kept. */
  boolean has(DomainName name) {
    return owners.containsKey(name);
  }

  /**
   * The owner name; at capacity it takes the place of the oldest one that does not rotate, or that
   * has shown one wide set of servers and nothing since. Null where none makes room.
   */
  @Nullable OwnerName owner(DomainName name) {
    if (last != null && last.name().equals(name)) {
      return last;
    }
    OwnerName owner = owners.get(name);
    if (owner == null) {
      if (owners.size() >= MAX_OWNERS && !makeRoom()) {
        return null;
      }
      owner = new OwnerName(name);
      owners.put(name, owner);
      changed(owner);
      names++;
    }
    last = owner;
    return owner;
  }

  private boolean makeRoom() {
    OwnerName gone = first(owner -> !owner.isRotating());
    gone = gone == null ? first(OwnerName::isConstant) : gone;
    if (gone == null) {
      return false;
    }
    forget(gone);
    return true;
  }

  private @Nullable OwnerName first(Predicate<OwnerName> given) {
    for (OwnerName owner : owners.values()) {
      if (given.test(owner)) {
        return owner;
      }
    }
    return null;
  }

  private void forget(OwnerName owner) {
    changing(owner);
    owners.remove(owner.name());
    last = null;
  }

  /** An answer for a name for which there was no room. */
  void leaveOut() {
    leftOut++;
  }

  /** Takes an answer of one of the names, and says whether it is fresh. */
  OwnerName.Freshness answered(OwnerName owner, Answer answer) {
    changing(owner);
    owner.answered(answer.usable(), answer.count());
    OwnerName.ViewKey view = answer.view();
    OwnerName.Freshness freshness =
        view == null
            ? owner.takeAggregate(answer.usable())
            : owner.take(
                view, answer.usable(), answer.ttl(), answer.clamped(), answer.micros(), isFull());
    changed(owner);
    return freshness;
  }

  /** Takes over what a name showed before: one or two addresses, or one set that rotates now. */
  void woke(OwnerName owner, QuietNames.Quiet before, AddressPool pool) {
    changing(owner);
    boolean rotated = owner.isRotating();
    before.addresses().forEach(owner::remember);
    before.tell(owner);
    changed(owner);
    if (!rotated && owner.isRotating()) {
      rotating++;
      for (IpAddress address : owner.addresses()) {
        pool.see(address, before.firstSeenMicros(), true);
        pool.heldByAnother(address);
      }
    }
  }

  /**
   * Adds the addresses to the owner name and, once it rotates, all of them to the pool.
   *
   * @param lastMicros until when it was seen
   */
  void remember(FreshAnswer answer, AddressPool pool, long lastMicros) {
    OwnerName owner = answer.owner();
    List<IpAddress> usable = answer.addresses();
    long micros = answer.micros();
    boolean drawn = !answer.renewed() && !answer.echo();
    boolean rotated = owner.isRotating();
    List<IpAddress> newToOwner = new ArrayList<>(usable.size());
    changing(owner);
    boolean full = isFull();
    for (IpAddress address : usable) {
      if (full && !owner.has(address)) {
        pool.leftOutElsewhere();
      } else if (owner.remember(address)) {
        newToOwner.add(address);
      }
    }
    changed(owner);
    if (!owner.isRotating()) {
      return;
    }
    if (!rotated) {
      rotating++;
      for (IpAddress earlier : owner.addresses()) {
        if (!usable.contains(earlier)) {
          pool.see(earlier, micros, true);
        }
      }
    }
    for (IpAddress address : usable) {
      pool.see(address, micros, drawn);
      pool.seenUntil(address, lastMicros);
    }
    if (!owner.isSpanning() && pool.spansHomes(usable)) {
      owner.spans();
      spanning++;
    }
    for (IpAddress address : rotated ? newToOwner : owner.addresses()) {
      pool.heldByAnother(address);
    }
  }

  /** An owner name answers with homes that a network is known for: it counts from two addresses. */
  void recognise(DomainName name, AddressPool pool, long micros) {
    recognised = true;
    OwnerName owner = owner(name);
    if (owner == null || owner.isRotating()) {
      return;
    }
    owner.recognise();
    if (owner.isRotating()) {
      rotating++;
      for (IpAddress address : owner.addresses()) {
        pool.see(address, micros, true);
        pool.heldByAnother(address);
      }
    }
  }

  /**
   * Keeps, of names and of addresses in all, about so many: the names that were fresh last, and of
   * each the last addresses. Of the counts of what rotates nothing is taken back.
   */
  void trim(int most) {
    List<OwnerName> latest = new ArrayList<>(owners.values());
    latest.sort(
        Comparator.comparing(OwnerName::isRotating)
            .thenComparing(OwnerName::lastFreshMicros)
            .reversed());
    int kept = Math.clamp(most / 4, 1, MAX_OWNERS);
    for (OwnerName owner : latest.subList(Math.min(kept, latest.size()), latest.size())) {
      forget(owner);
    }
    for (OwnerName owner : owners.values()) {
      changing(owner);
      owner.trim(most / kept);
      changed(owner);
    }
  }

  boolean isRecognised() {
    return recognised;
  }

  /** In the order in which they came. */
  Collection<OwnerName> all() {
    return Collections.unmodifiableCollection(owners.values());
  }

  boolean isRotating(DomainName name) {
    OwnerName owner = owners.get(name);
    return owner != null && owner.isRotating();
  }

  /** Owner names whose addresses rotate. */
  int rotating() {
    return rotating;
  }

  /** Of those, the ones that showed homes in several networks in one answer. */
  int spanning() {
    return spanning;
  }

  /** Answers for owner names beyond those remembered. */
  long leftOut() {
    return leftOut;
  }

  /**
   * Whether names rotated that are not kept: those that were forgotten are still counted, and of
   * those for which there was no room nothing is known.
   */
  boolean hasMoreRotating() {
    return leftOut > 0 || rotating > owners.values().stream().filter(OwnerName::isRotating).count();
  }

  /** Whether there were more owner names than are remembered. */
  boolean isCapped() {
    return names > owners.size() || leftOut > 0;
  }

  /**
   * An answer as an owner name takes it.
   *
   * @param usable sorted and distinct
   * @param view null for an aggregate
   */
  record Answer(
      List<IpAddress> usable,
      long count,
      OwnerName.@Nullable ViewKey view,
      Ttl ttl,
      boolean clamped,
      long micros) {}

  @Override
  public void write(StateWriter out) {
    out.count(leftOut);
    out.count(names);
    out.count(rotating);
    out.count(spanning);
    out.flag(recognised);
    out.count(owners.size());
    owners.values().forEach(owner -> owner.write(out));
  }

  static OwnerBook read(StateReader in) {
    OwnerBook book = new OwnerBook();
    book.leftOut = in.count();
    book.names = in.count();
    book.rotating = in.smallCount();
    book.spanning = in.smallCount();
    book.recognised = in.flag();
    for (int i = in.size(); i > 0; i--) {
      OwnerName owner = OwnerName.read(in);
      if (book.owners.put(owner.name(), owner) == null) {
        book.changed(owner);
      }
    }
    return book;
  }
}
