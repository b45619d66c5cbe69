package fluxgate.app.simulate.play;

import fluxgate.app.simulate.chance.Dice;
import fluxgate.net.IpAddress;

/**
 * The clients and the resolvers that they use.
 *
 * @param clients how many, numbered from 0; at 10.64.0.1 and up
 * @param resolvers how many, numbered from 0; at 10.53.0.53, 10.53.1.53 …
 */
public record Office(int clients, int resolvers, Dice dice) {
  private static final int FIRST_CLIENT = IpAddress.of("10.64.0.1").v4Bits();
  private static final int FIRST_RESOLVER = IpAddress.of("10.53.0.53").v4Bits();

  /** 10.64.0.0/10 has room for four million. */
  public static final int MOST_CLIENTS = 4_000_000;

  /** Clients that ask for IPv6 addresses too. */
  private static final double BOTH_FAMILIES_SHARE = 0.2;

  IpAddress client(int number) {
    return IpAddress.v4(FIRST_CLIENT + number);
  }

  /** Which resolver a client asks; one lookup in fifty goes to another. */
  int resolverOf(int client, Dice lookup) {
    return lookup.chance(0.02) ? lookup.below(resolvers) : dice.at(client).below(resolvers);
  }

  boolean asksBoth(int client) {
    return dice.at(-1L - client).chance(BOTH_FAMILIES_SHARE);
  }

  /** The address of a resolver, where it answers on port 53. */
  public static IpAddress resolver(int number) {
    return IpAddress.v4(FIRST_RESOLVER + (number << 8));
  }
}
