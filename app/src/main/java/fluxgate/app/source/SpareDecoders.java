package fluxgate.app.source;

import fluxgate.format.ResumableDecoder;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Decoders for blocks, kept from one block of a file to the next, because what a decoder has seen
 * makes it faster. Each belongs to one file and to one thread at a time. Of those that nobody uses
 * the one that rested longest goes, so that many files do not mean many decoders.
 */
final class SpareDecoders {
  /** A decoder that has seen much keeps up to some 12 MB. */
  private static final int MOST_RESTING = 8;

  private record Resting(Of file, ResumableDecoder decoder) {}

  /** The decoders of one file. */
  final class Of {
    private final Supplier<ResumableDecoder> maker;

    private Of(Supplier<ResumableDecoder> maker) {
      this.maker = maker;
    }

    ResumableDecoder take() {
      ResumableDecoder known = awaken(this);
      return known != null ? known : maker.get();
    }

    void giveBack(ResumableDecoder decoder) {
      rest(new Resting(this, decoder));
    }
  }

  /** Guarded by this; the one that rests longest is first. */
  private final ArrayDeque<Resting> resting = new ArrayDeque<>();

  Of of(Supplier<ResumableDecoder> maker) {
    return new Of(maker);
  }

  private synchronized @Nullable ResumableDecoder awaken(Of file) {
    for (Iterator<Resting> all = resting.descendingIterator(); all.hasNext(); ) {
      Resting next = all.next();
      if (next.file() == file) {
        all.remove();
        return next.decoder();
      }
    }
    return null;
  }

  private synchronized void rest(Resting decoder) {
    resting.add(decoder);
    if (resting.size() > MOST_RESTING) {
      resting.remove();
    }
  }
}
