package fluxgate.detect.state;

import java.util.function.Predicate;

/** Holds for the first owner name that it is asked about and that does not rotate. */
final class FirstQuiet implements Predicate<OwnerName> {
  private boolean found;

  @Override
  public boolean test(OwnerName owner) {
    boolean isIt = !found && !owner.isRotating();
    found |= isIt;
    return isIt;
  }
}
