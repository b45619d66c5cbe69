package fluxgate.app.history.part;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Compares ranks with those that a sorted set of the same texts gives. */
class OctetOrderTest {
  private static int[] expected(byte[] @Nullable [] texts) {
    TreeSet<byte[]> sorted = new TreeSet<>(Arrays::compareUnsigned);
    for (byte[] text : texts) {
      if (text != null) {
        sorted.add(text);
      }
    }
    List<byte[]> places = new ArrayList<>(sorted);
    int[] ranks = new int[texts.length];
    for (int i = 0; i < ranks.length; i++) {
      byte[] text = texts[i];
      int place =
          text == null
              ? places.size()
              : java.util.Collections.binarySearch(places, text, Arrays::compareUnsigned);
      ranks[i] = place;
    }
    return ranks;
  }

  private static void compare(byte[] @Nullable [] texts) {
    assertThat(OctetOrder.ranks(texts)).containsExactly(expected(texts));
  }

  @Test
  void ranksOfFewAndOfNone() {
    compare(new byte[0][]);
    compare(new byte[][] {null, null});
    compare(new byte[][] {{}, {0}, {0, 0}, null, {}, {(byte) 0xFF}, {0x7F}, {(byte) 0x80}});
  }

  /** Texts whose octets are of a small alphabet share beginnings, repeat and end in one another. */
  @Test
  void ranksOfManyAlike() {
    for (int seed = 0; seed < 60; seed++) {
      Random random = new Random(seed);
      byte[] alphabet = seed % 2 == 0 ? new byte[] {0, 1, (byte) 0xFF} : new byte[] {'a', '.'};
      byte[][] texts = new byte[1 + random.nextInt(3_000)][];
      for (int i = 0; i < texts.length; i++) {
        byte[] text = new byte[random.nextInt(seed % 3 == 0 ? 40 : 9)];
        for (int at = 0; at < text.length; at++) {
          text[at] = alphabet[random.nextInt(alphabet.length)];
        }
        texts[i] = random.nextInt(20) == 0 ? null : text;
      }
      compare(texts);
    }
  }

  @Test
  void ranksOfReversedNames() {
    Random random = new Random(7);
    byte[][] texts = new byte[20_000][];
    for (int i = 0; i < texts.length; i++) {
      texts[i] =
          ("example.domain" + random.nextInt(3_000) + ".host" + random.nextInt(9))
              .getBytes(StandardCharsets.UTF_8);
    }
    compare(texts);
  }

  /** Each the beginning of the next: a recursion for each octet would need a deep stack. */
  @Test
  void ranksOfAChainOfBeginnings() {
    byte[][] texts = new byte[2_000][];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = new byte[3 * i];
    }
    compare(texts);
  }
}
