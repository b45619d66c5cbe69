package fluxgate.detect.signal;

import fluxgate.verdict.Evidence;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Collects what the signals say of one domain at one time. */
public final class EvidenceSink {
  private final List<Evidence> evidence = new ArrayList<>();
  private final List<String> unknown = new ArrayList<>();
  private final List<String> caps = new ArrayList<>();

  public void say(Evidence piece) {
    evidence.add(piece);
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
