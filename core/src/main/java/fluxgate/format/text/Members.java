package fluxgate.format.text;

import fluxgate.format.Words;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The member names of one shape of JSON object, and which follows which: writers give members in
 * the same order again and again, so that a name is mostly confirmed and seldom looked up.
 */
final class Members {
  /** Names that nobody asked for are learned as well, up to so many. */
  private static final int MOST_LEARNED = 256;

  /** No longer name is learned. */
  private static final int MOST_NAME = 64;

  /** A name as it stands in an object, and what followed it the last two times. */
  static final class Member {
    /** The index of its field in the row, or -1. */
    final int field;

    /** How many octets the name takes with its quotes and the colon. */
    final int length;

    private final long[] words;
    private final long lastMask;
    private @Nullable Member next;
    private @Nullable Member other;

    private Member(String name, int field) {
      byte[] quoted = ('"' + name + "\":").getBytes(StandardCharsets.ISO_8859_1);
      int count = (quoted.length + Long.BYTES - 1) / Long.BYTES;
      byte[] padded = Arrays.copyOf(quoted, count * Long.BYTES);
      this.field = field;
      this.length = quoted.length;
      this.words = new long[count];
      for (int i = 0; i < count; i++) {
        words[i] = Words.at(padded, i * Long.BYTES);
      }
      int used = quoted.length - (count - 1) * Long.BYTES;
      this.lastMask = used == Long.BYTES ? -1L : (1L << 8 * used) - 1;
    }

    private boolean stands(byte[] buffer, int at, int end) {
      int last = words.length - 1;
      if (at + length > end || at + words.length * Long.BYTES > buffer.length) {
        return false;
      }
      for (int i = 0; i < last; i++) {
        if (Words.at(buffer, at + i * Long.BYTES) != words[i]) {
          return false;
        }
      }
      return (Words.at(buffer, at + last * Long.BYTES) & lastMask) == words[last];
    }

    /** The member that stands at {@code at}, if it is one that came here before. */
    @Nullable Member after(byte[] buffer, int at, int end) {
      Member guess = next;
      if (guess != null && guess.stands(buffer, at, end)) {
        return guess;
      }
      guess = other;
      if (guess != null && guess.stands(buffer, at, end)) {
        other = next;
        next = guess;
        return guess;
      }
      return null;
    }

    private void follow(Member member) {
      other = next;
      next = member;
    }
  }

  private final Map<String, Member> byName = new HashMap<>();
  private final Member beginning = new Member("", -1);
  private final Member unknown = new Member("", -1);
  private int learned;

  Members(FieldRow row) {
    for (String name : row.names()) {
      byName.put(name, new Member(name, row.index(name)));
    }
  }

  /** What the first member of an object comes after. */
  Member beginning() {
    return beginning;
  }

  /** The member of this name, which came after {@code previous}. */
  Member lookUp(Member previous, byte[] buffer, int start, int length) {
    String name = new String(buffer, start, length, StandardCharsets.ISO_8859_1);
    Member member = byName.get(name);
    if (member == null) {
      if (learned == MOST_LEARNED || length > MOST_NAME) {
        return unknown;
      }
      learned++;
      member = new Member(name, -1);
      byName.put(name, member);
    }
    previous.follow(member);
    return member;
  }
}
