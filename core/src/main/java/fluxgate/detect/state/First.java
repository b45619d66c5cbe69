package fluxgate.detect.state;

import java.util.function.Predicate;

/** Holds once: for the first owner name asked about of which something given holds. */
final class First implements Predicate<OwnerName> {
  private final Predicate<OwnerName> given;
  private boolean found;

  First(Predicate<OwnerName> given) {
    this.given = given;
  }

  @Override
  public boolean test(OwnerName owner) {
    boolean isIt = !found && given.test(owner);
    found |= isIt;
    return isIt;
  }
}
