package fluxgate.app.casefile.evidence;

import org.jspecify.annotations.Nullable;

/** What became of an input since it was imported. */
public enum InputState {
  /** It is as it was read. */
  SAME("as it was imported"),
  /** It begins with what was read, and more follows. */
  GROWN("grown since it was imported"),
  /** Another content lies under its name. */
  CHANGED("changed since it was imported, so nothing was taken from it"),
  /** Nothing lies under its name. */
  GONE("gone: not where it was imported from"),
  /** It cannot be read, or not to the end. */
  UNREADABLE("not readable"),
  /** It was a pipe or standard input, which can be read only once. */
  ONCE("a pipe, which could be read only once");

  private final String words;

  InputState(String words) {
    this.words = words;
  }

  /** The word in files: lower case. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /** For a sentence. */
  public String words() {
    return words;
  }

  /** Whether records can be taken from it. */
  boolean isUsable() {
    return this == SAME || this == GROWN;
  }

  /** The state of a word; null for another. */
  static @Nullable InputState of(String word) {
    for (InputState state : values()) {
      if (state.word().equals(word)) {
        return state;
      }
    }
    return null;
  }
}
