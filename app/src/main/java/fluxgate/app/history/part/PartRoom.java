package fluxgate.app.history.part;

/**
 * The memory that parts share which are filled and written at the same time. Whoever fills one
 * waits where those that are complete and not written yet leave no room for it.
 */
final class PartRoom {
  private final long mostOctets;
  private long completeOctets;
  private boolean isOpen;

  /**
   * @param mostOctets what all parts may take; a part alone may take more
   */
  PartRoom(long mostOctets) {
    this.mostOctets = mostOctets;
  }

  /** Waits until there is room for the part that is being filled. */
  synchronized void await(long filledOctets) throws InterruptedException {
    while (!isOpen && completeOctets > 0 && completeOctets + filledOctets > mostOctets) {
      wait();
    }
  }

  /** A part is complete. */
  synchronized void complete(long octets) {
    completeOctets += octets;
  }

  /** A part that was complete is written. */
  synchronized void written(long octets) {
    completeOctets -= octets;
    notifyAll();
  }

  /** Nothing is written any more: nobody waits from now on. */
  synchronized void open() {
    isOpen = true;
    notifyAll();
  }
}
