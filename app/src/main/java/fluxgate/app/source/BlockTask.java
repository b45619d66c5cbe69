package fluxgate.app.source;

import fluxgate.format.DecoderState;
import fluxgate.format.ResumableDecoder;
import fluxgate.format.framing.LineBlock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A block of lines that whoever claims it first decodes: a thread with nothing else to do, or the
 * one that reads the file, once it comes to it.
 */
final class BlockTask implements Runnable {
  final LineBlock block;
  private final RecordFormat format;
  private final SpareDecoders.Of decoders;
  private final DecoderState begun;
  private final AtomicBoolean claimed = new AtomicBoolean();
  private final CompletableFuture<DecodedBlock> decoded = new CompletableFuture<>();

  /**
   * @param begun what the lines before the block seem to lead to
   */
  BlockTask(LineBlock block, RecordFormat format, SpareDecoders.Of decoders, DecoderState begun) {
    this.block = block;
    this.format = format;
    this.decoders = decoders;
    this.begun = begun;
  }

  /** Whether the block is the caller's alone from now on. */
  boolean claim() {
    return claimed.compareAndSet(false, true);
  }

  /** Decodes the block, unless it was claimed. */
  @Override
  public void run() {
    if (claim()) {
      decode(null);
    }
  }

  /** As {@link #run}, with the caller's decoder, whose state is then another. */
  void run(ResumableDecoder decoder) {
    if (claim()) {
      decode(decoder);
    }
  }

  /** Whatever happens, somebody may wait for the end of it. */
  private void decode(@Nullable ResumableDecoder given) {
    try {
      ResumableDecoder decoder = given == null ? decoders.take() : given;
      decoded.complete(new DecodedBlock(block, format, decoder, begun));
      if (given == null) {
        decoders.giveBack(decoder);
      }
    } catch (IOException e) {
      decoded.completeExceptionally(new UncheckedIOException(e)); // which no array throws
    } catch (RuntimeException | Error e) {
      decoded.completeExceptionally(e);
    }
  }

  /** What another thread that claimed it makes of it. */
  Future<DecodedBlock> decoded() {
    return decoded;
  }
}
