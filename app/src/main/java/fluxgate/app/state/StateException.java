package fluxgate.app.state;

/** State cannot be used; the message is one whole sentence that says what to do. */
public final class StateException extends Exception {
  private static final long serialVersionUID = 1;
  private final boolean busy;

  StateException(String sentence, boolean busy) {
    super(sentence);
    this.busy = busy;
  }

  /** Whether another run uses the folder now, and nothing is wrong with it. */
  public boolean isBusy() {
    return busy;
  }
}
