package fluxgate.detect.state;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.dns.Ttl;
import fluxgate.dns.TtlKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The book against a sorted list of all that it was told. */
final class TtlBookTest {
  private static final int MAX_VALUES = 512;

  @Test
  void saysWhatASortedListOfAllSays() {
    Random random = new Random(20);
    for (int run = 0; run < 200; run++) {
      int range = 1 + random.nextInt(run % 4 == 0 ? 2_000 : 60);
      TtlBook book = new TtlBook();
      List<Long> kept = new ArrayList<>();
      Set<Long> distinct = new HashSet<>();
      for (int i = 1 + random.nextInt(1_500); i > 0; i--) {
        long seconds = random.nextInt(range);
        book.see(new Ttl(seconds, TtlKind.REMAINING), false);
        if (distinct.contains(seconds) || distinct.size() < MAX_VALUES) {
          distinct.add(seconds);
          kept.add(seconds);
        }
      }
      Collections.sort(kept);
      assertThat(book.min()).isEqualTo(kept.getFirst());
      assertThat(book.max()).isEqualTo(kept.getLast());
      assertThat(book.median()).as("run %d", run).isEqualTo(kept.get((kept.size() - 1) / 2));
      assertThat(saved(TtlBook.read(new StateReader(saved(book))))).isEqualTo(saved(book));
    }
  }

  @Test
  void knowsNothingOfAnswersWithoutTtl() {
    TtlBook book = new TtlBook();
    book.see(Ttl.ABSENT, false);
    assertThat(book.isKnown()).isFalse();
    assertThat(book.kind()).isEqualTo(TtlKind.ABSENT);
  }

  private static byte[] saved(TtlBook book) {
    StateWriter out = new StateWriter();
    book.write(out);
    return out.toBytes();
  }
}
