package fluxgate.app.source;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.format.Input;
import fluxgate.format.ResumableDecoder;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Decoders that rest belong to their file, and are few. */
class SpareDecodersTest {
  private final SpareDecoders decoders = new SpareDecoders();

  private SpareDecoders.Of file(String name) {
    return decoders.of(() -> new ToyFormat(new Input(name)));
  }

  @Test
  void theSameDecoderIsUsedAgainForTheSameFileOnly() {
    SpareDecoders.Of one = file("one");
    SpareDecoders.Of other = file("other");
    ResumableDecoder first = one.take();
    ResumableDecoder second = one.take();
    assertThat(second).isNotSameAs(first);
    one.giveBack(first);
    assertThat(other.take()).isNotSameAs(first);
    assertThat(one.take()).isSameAs(first);
  }

  @Test
  void ofManyThatRestTheEldestGo() {
    SpareDecoders.Of eldest = file("eldest");
    ResumableDecoder decoder = eldest.take();
    eldest.giveBack(decoder);
    Set<ResumableDecoder> made = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      SpareDecoders.Of next = file("file " + i);
      ResumableDecoder taken = next.take();
      made.add(taken);
      next.giveBack(taken);
      assertThat(next.take()).isSameAs(taken);
      next.giveBack(taken);
    }
    assertThat(made).hasSize(100);
    assertThat(eldest.take()).isNotSameAs(decoder);
  }
}
