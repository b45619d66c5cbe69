package fluxgate.app.output.rpz;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a resolver answers for a name under policy. */
public enum PolicyAction {
  /** That the name does not exist. */
  NXDOMAIN("."),
  /** That the name has no such record. */
  NODATA("*."),
  /** What it would anyway: an exemption from other policies, or a dry run with a log. */
  PASSTHRU("rpz-passthru."),
  /** Nothing. Clients ask again and wait. */
  DROP("rpz-drop.");

  private final String target;

  PolicyAction(String target) {
    this.target = target;
  }

  /** The CNAME's rdata. */
  String target() {
    return target;
  }

  /** The action of a word in whatever case, or null. */
  public static @Nullable PolicyAction of(String word) {
    for (PolicyAction action : values()) {
      if (action.name().equals(word.toUpperCase(Locale.ROOT))) {
        return action;
      }
    }
    return null;
  }
}
