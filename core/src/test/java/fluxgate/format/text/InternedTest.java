package fluxgate.format.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class InternedTest {
  private static final FieldValue NOTHING = new FieldValue();

  /** Something worth keeping. */
  private static final class Word extends Interned.Known {
    final String text;

    Word(String text) {
      this.text = text;
    }
  }

  private final Interned<Word> words = new Interned<>(1_024, 16_384);

  private static FieldValue value(String text) {
    byte[] octets = text.getBytes(StandardCharsets.US_ASCII);
    FieldValue value = new FieldValue();
    value.set(octets, 0, octets.length);
    return value;
  }

  /** The word for the octets, and whether it was known. */
  private boolean seen(String text) {
    FieldValue value = value(text);
    long hash = Interned.hash(0, value, NOTHING);
    Word known = words.get(hash, value, NOTHING);
    if (known != null) {
      assertThat(known.text).isEqualTo(text);
      return true;
    }
    words.put(hash, value, NOTHING, new Word(text));
    return false;
  }

  @Test
  void knowsWhatItSawTwice() {
    assertThat(seen("www.a.example")).isFalse();
    assertThat(seen("www.a.example")).isFalse();
    assertThat(seen("www.a.example")).isTrue();
  }

  @Test
  void keepsNothingOfAFlood() {
    for (int i = 0; i < 2; i++) {
      seen("www.a.example");
    }
    int known = 0;
    for (int i = 0; i < 100_000; i++) {
      known += seen("x" + i + ".flood.example") ? 1 : 0;
    }
    assertThat(known).isZero();
    assertThat(seen("www.a.example")).isTrue();
  }

  @Test
  void forgetsRatherThanGrow() {
    int known = 0;
    for (int round = 0; round < 4; round++) {
      known = 0;
      for (int i = 0; i < 5_000; i++) {
        seen("x" + i);
        known += seen("x" + i) ? 1 : 0;
        seen("x" + i);
      }
    }
    assertThat(known).isLessThan(5_000);
    assertThat(seen("y".repeat(Interned.MOST_KEY + 1))).isFalse();
    assertThat(seen("y".repeat(Interned.MOST_KEY + 1))).isFalse();
    assertThat(seen("y".repeat(Interned.MOST_KEY + 1))).isFalse();
  }

  @Test
  void tellsTheTwoValuesApart() {
    FieldValue ab = value("ab");
    FieldValue c = value("c");
    FieldValue a = value("a");
    FieldValue bc = value("bc");
    for (int i = 0; i < 2; i++) {
      words.put(1, ab, c, new Word("ab c"));
    }
    assertThat(words.get(1, ab, c)).isNotNull();
    assertThat(words.get(1, a, bc)).isNull();
  }
}
