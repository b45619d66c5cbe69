package fluxgate.detect.signal;

import fluxgate.verdict.Evidence;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Collects what the signals say of one domain at one time. */
public final class EvidenceSink {
  private final List<Evidence> evidence = new ArrayList<>();
  private final List<String> unknown = new ArrayList<>();
  private final List<String> caps = new ArrayList<>();
  private final Set<String> without;

  /** A sink that takes everything. */
  public EvidenceSink() {
    this(Set.of());
  }

  /** A sink that does not hear evidence of these codes. */
  public EvidenceSink(Set<String> without) {
    this.without = Set.copyOf(without);
  }

  public void say(Evidence piece) {
    if (!without.contains(piece.code())) {
      evidence.add(piece);
    }
  }

  /** Something could not be observed: a stable UPPER_SNAKE_CASE code. */
  public void unknown(String code) {
    if (!unknown.contains(code)) {
      unknown.add(code);
    }
  }

  /** The level may not pass {@code suspect}, and this sentence says why. */
  public void capAtSuspect(String sentence) {
    caps.add(sentence);
  }

  public List<Evidence> evidence() {
    return Collections.unmodifiableList(evidence);
  }

  public List<String> unknown() {
    return Collections.unmodifiableList(unknown);
  }

  public List<String> caps() {
    return Collections.unmodifiableList(caps);
  }
}
