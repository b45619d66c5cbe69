package fluxgate.app.source;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.format.Frame;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is kept while reading is bounded, and still does its work. */
class BoundsTest {
  private static Entry at(long micros) {
    return new Entry(micros, null, new ReadRecord(null));
  }

  @Test
  void theReorderBufferSortsAnyOrder() {
    Random random = new Random(3);
    ReorderBuffer buffer = new ReorderBuffer();
    for (int i = 0; i < 10_000; i++) {
      buffer.add(at(random.nextInt(1_000)));
    }
    List<Long> taken = new ArrayList<>();
    for (Entry e = buffer.poll(0, 0); e != null; e = buffer.poll(0, 0)) {
      taken.add(e.orderMicros());
    }
    assertThat(taken).hasSize(10_000).isSorted();
  }

  @Test
  void theReorderBufferKeepsBackWhatMayStillBePreceded() {
    ReorderBuffer buffer = new ReorderBuffer();
    buffer.add(at(20));
    buffer.add(at(10));
    assertThat(buffer.poll(10, 2)).isNull();
    assertThat(buffer.poll(11, 2)).extracting(e -> e.orderMicros()).isEqualTo(10L);
    assertThat(buffer.poll(Long.MIN_VALUE, 0)).isNotNull();
    assertThat(buffer.size()).isZero();
  }

  @Test
  void aHashIsRememberedForAGenerationAndForgottenAfterTwo() {
    SeenRecords seen = new SeenRecords();
    Frame frame = new Frame();
    frame.buffer = new byte[19];
    frame.length = frame.buffer.length;
    int many = 2 * SeenRecords.GENERATION + 2;
    for (int i = 0; i < many; i++) {
      assertThat(seen.add(hash(frame, i))).isTrue();
      if (i % 1000 == 0 && i >= SeenRecords.GENERATION) {
        assertThat(seen.add(hash(frame, i - SeenRecords.GENERATION))).isFalse();
      }
    }
    assertThat(seen.add(hash(frame, 0))).isTrue();
  }

  @Test
  void hashesAreNewOnceHoweverManyComeTwice() {
    SeenRecords seen = new SeenRecords();
    Set<RecordHash> known = new HashSet<>();
    Random random = new Random(6);
    for (int i = 0; i < 300_000; i++) {
      RecordHash hash = new RecordHash(random.nextInt(200), random.nextInt(1_000));
      assertThat(seen.add(hash)).isEqualTo(known.add(hash));
    }
    assertThat(seen.add(new RecordHash(0, 5_000))).isTrue();
  }

  @Test
  void theReorderBufferSortsWhatIsNearlyInOrder() {
    Random random = new Random(4);
    ReorderBuffer buffer = new ReorderBuffer();
    List<Long> taken = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      buffer.add(at(i - random.nextInt(random.nextInt(20) == 0 ? 400 : 8)));
      for (Entry e = buffer.poll(i - 400, 600); e != null; e = buffer.poll(i - 400, 600)) {
        taken.add(e.orderMicros());
      }
    }
    for (Entry e = buffer.poll(0, 0); e != null; e = buffer.poll(0, 0)) {
      taken.add(e.orderMicros());
    }
    assertThat(taken).hasSize(100_000).isSorted();
  }

  private static RecordHash hash(Frame frame, int number) {
    for (int i = 0; i < 4; i++) {
      frame.buffer[15 + i] = (byte) (number >>> 8 * i);
    }
    return RecordHash.of(ToyFormat.LINES, frame);
  }
}
