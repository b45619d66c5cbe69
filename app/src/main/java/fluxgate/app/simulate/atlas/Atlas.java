package fluxgate.app.simulate.atlas;

import fluxgate.app.simulate.chance.Dice;
import fluxgate.net.IpAddress;
import fluxgate.net.IpPrefix;
import fluxgate.net.NetworkKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All autonomous systems of a synthetic world. Immutable once drawn. */
public final class Atlas {
  /** AA, QM–QZ, XA–XZ and ZZ are left to users; XK is left out, which some registries use. */
  private static final String COUNTRIES =
      "AAQMQNQOQPQQQRQSQTQUQVQWQXQYQZXAXBXCXDXEXFXGXHXIXJXLXMXNXOXPXQXRXSXTXUXVXWXXXYXZZZ";

  private static final long FIRST_ASN = 4_200_000_100L;
  private static final long FIRST_V6 = IpAddress.of("2001:db8::").high();

  /** Enough that no family lacks the few networks that it is about. */
  private static final int LEAST_NETWORKS = 8;

  private final Dice dice;
  private final double share;
  private final Map<NetworkKind, List<AutonomousSystem>> byKind = new EnumMap<>(NetworkKind.class);
  private final List<AutonomousSystem> all = new ArrayList<>();
  private final List<IpPrefix> free = new ArrayList<>();
  private final Map<Integer, IpPrefix> begun = new HashMap<>();

  /** What tables do not know, and what they get wrong, in this world. */
  private final double unlisted;

  private final double mislisted;

  private Atlas(Dice dice, double share) {
    this.dice = dice;
    this.share = share;
    // Of the kinds of large real tables, some 5 to 15 % are open and 0 to 3 % wrong
    // (docs/network-kinds.md).
    unlisted = dice.within(0.05, 0.15);
    mislisted = dice.within(0, 0.03);
    List<IpPrefix> blocks = new ArrayList<>();
    blocks.add(IpPrefix.of("198.18.0.0/16"));
    blocks.add(IpPrefix.of("198.19.0.0/16"));
    for (int second = 0; second < 15 * 256; second++) {
      blocks.add(new IpPrefix(IpAddress.v4(0xF000_0000 + (second << 16)), 16));
    }
    free.addAll(dice.sample(blocks, blocks.size()));
  }

  /** An internet with about as many kinds of networks as one organisation's answers lead to. */
  public static Atlas draw(Dice dice) {
    return draw(dice, 1);
  }

  /**
   * A part of such an internet.
   *
   * @param share of the networks of each kind, of which some are always left
   */
  public static Atlas draw(Dice dice, double share) {
    Atlas atlas = new Atlas(dice, share);
    atlas.found(NetworkKind.CLOUD, dice.between(9, 15), 4, 8, 16, 17);
    atlas.found(NetworkKind.CDN, dice.between(8, 14), 2, 6, 17, 20);
    atlas.found(NetworkKind.ACCESS, dice.between(750, 1_050), 1, 8, 16, 20);
    atlas.found(NetworkKind.HOSTING, dice.between(550, 750), 1, 4, 19, 23);
    atlas.found(NetworkKind.EDUCATION, dice.between(100, 160), 1, 2, 17, 20);
    atlas.found(NetworkKind.UNKNOWN, dice.between(150, 250), 1, 1, 21, 24);
    return atlas;
  }

  private void found(NetworkKind kind, int count, int least, int most, int widest, int narrowest) {
    int part = Math.max((int) (count * share), Math.min(count, LEAST_NETWORKS));
    for (int i = 0; i < part; i++) {
      List<IpPrefix> v4 = new ArrayList<>();
      int prefixes = dice.between(least, most);
      for (int j = 0; j < prefixes; j++) {
        v4.add(block(dice.between(widest, narrowest)));
      }
      int index = all.size();
      IpPrefix v6 = new IpPrefix(new IpAddress(FIRST_V6 | (long) index << 20, 0), 44);
      // Squared, so that some countries have many networks and some few.
      double skewed = dice.unit() * dice.unit();
      int country = (int) (skewed * (COUNTRIES.length() / 2));
      AutonomousSystem system =
          new AutonomousSystem(
              FIRST_ASN + index * 7L,
              OperatorNames.draw(kind, dice),
              COUNTRIES.substring(2 * country, 2 * country + 2),
              kind,
              listed(kind),
              v4,
              v6);
      all.add(system);
      byKind.computeIfAbsent(kind, k -> new ArrayList<>()).add(system);
    }
  }

  private NetworkKind listed(NetworkKind kind) {
    if (dice.chance(unlisted)) {
      return NetworkKind.UNKNOWN;
    }
    return dice.chance(mislisted)
        ? dice.pick(List.of(NetworkKind.ACCESS, NetworkKind.HOSTING))
        : kind;
  }

  /** The next block of this length; blocks of one length lie side by side in a /16. */
  private IpPrefix block(int length) {
    IpPrefix next = begun.remove(length);
    if (next == null) {
      next = new IpPrefix(free.removeLast().address(), length);
    }
    int after = next.address().v4Bits() + (1 << (32 - length));
    if (length > 16 && (after & 0xFFFF) != 0) {
      begun.put(length, new IpPrefix(IpAddress.v4(after), length));
    }
    return next;
  }

  public List<AutonomousSystem> all() {
    return List.copyOf(all);
  }

  public List<AutonomousSystem> of(NetworkKind kind) {
    return byKind.getOrDefault(kind, List.of());
  }

  /** So many different systems of a kind, or all where there are no more. */
  public List<AutonomousSystem> some(NetworkKind kind, int count, Dice own) {
    return own.sample(of(kind), count);
  }

  public AutonomousSystem one(NetworkKind kind, Dice own) {
    return own.pick(of(kind));
  }
}
