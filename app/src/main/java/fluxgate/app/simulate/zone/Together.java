package fluxgate.app.simulate.zone;

import java.util.List;

/** Several kinds of askers at once. */
public final class Together implements Asking {
  private final List<Asking> parts;
  private Asking first;

  public Together(List<? extends Asking> parts) {
    this.parts = List.copyOf(parts);
    this.first = this.parts.getFirst();
    find();
  }

  private void find() {
    for (Asking part : parts) {
      if (part.micros() < first.micros()) {
        first = part;
      }
    }
  }

  @Override
  public long micros() {
    return first.micros();
  }

  @Override
  public int client() {
    return first.client();
  }

  @Override
  public void advance() {
    first.advance();
    find();
  }
}
