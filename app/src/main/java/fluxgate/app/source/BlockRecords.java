package fluxgate.app.source;

import fluxgate.format.DecoderState;
import fluxgate.format.Input;
import fluxgate.format.Outcome;
import fluxgate.format.ResumableDecoder;
import fluxgate.format.framing.LineBlock;
import fluxgate.format.framing.LineReader;
import fluxgate.observation.Observation;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Records of lines, decoded in blocks by threads that have nothing else to do, while there are any.
 *
 * <p>One thread, the reader's, cuts the stream and takes the blocks in order. What it comes to
 * before another thread has begun with it, it decodes itself, one record at a time: nobody waits
 * for what does not run, and alone it does what {@link InlineRecords} does. A block begins with
 * what the decoder kept before it, as far as that is known when it is cut; where lines in between
 * change that (a header), what was decoded after them is thrown away and decoded again. So neither
 * threads nor blocks change what is read.
 */
final class BlockRecords implements FileRecords {
  /** Handing it over costs nothing beside the millisecond that decoding it takes. */
  private static final int BLOCK_OCTETS = 256 * 1024;

  /** Records after which it looks again for idle threads: a fraction of a block. */
  private static final int LOOK_RECORDS = 512;

  /** Where state changes all the time, one record in {@code 2^this} times a block is tried. */
  private static final int MOST_DOUBLINGS = 6;

  private final RecordFormat format;
  private final LineReader lines;
  private final ResumableDecoder decoder;
  private final InlineRecords inline;
  private final Workers workers;
  private final SpareDecoders.Of spare;

  /** Cut and not yet come to. */
  private final ArrayDeque<BlockTask> ahead = new ArrayDeque<>();

  /** What lies before the first of them leads to. */
  private DecoderState state;

  /** The block that it is in; null in the stream itself. */
  private @Nullable Records block;

  /** What was made of that block ahead; null where it is decoded record by record. */
  private @Nullable DecodedBlock decoded;

  private Records current;
  private int mostAhead;
  private int untilLook = LOOK_RECORDS;
  private int changes;

  /**
   * @param lines from now on read by this alone
   * @param decoder that has read nothing of them
   */
  BlockRecords(
      RecordFormat format,
      Input input,
      LineReader lines,
      ResumableDecoder decoder,
      Workers workers) {
    this.format = format;
    this.lines = lines;
    this.decoder = decoder;
    this.workers = workers;
    this.inline = new InlineRecords(format, lines, decoder);
    this.current = inline;
    this.state = decoder.state();
    this.spare = workers.spareDecoders(() -> (ResumableDecoder) format.decoder().apply(input));
  }

  /** How many blocks may lie ahead from now on; 0 for none. */
  @Override
  public void limitAhead(int blocks) {
    mostAhead = blocks;
  }

  @Override
  public boolean next() throws IOException {
    while (true) {
      if (block != null) {
        if (block.next()) {
          return true;
        }
        leaveBlock();
        cut(changes == 0);
      } else if (untilLook-- > 0) {
        return inline.next();
      } else {
        state = decoder.state();
        cut(true);
      }
      enterBlock();
    }
  }

  private void leaveBlock() {
    DecoderState after = decoded == null ? decoder.state() : decoded.ended();
    if (after != state && !after.equals(state)) {
      state = after;
      takeBack();
    } else if (decoded != null) {
      changes = 0;
    }
    block = null;
  }

  /** What was decoded ahead may be wrong: it is this thread's to decode, and so is what follows. */
  private void takeBack() {
    changes = Math.min(changes + 1, MOST_DOUBLINGS);
    for (int i = ahead.size(); i > 0; i--) {
      BlockTask task = ahead.remove();
      task.claim();
      ahead.add(task(task.block));
    }
  }

  private void enterBlock() {
    if (decoded != null) {
      decoder.resume(state);
      decoded = null;
    }
    BlockTask first = ahead.poll();
    if (first == null) {
      untilLook = LOOK_RECORDS << changes;
      current = inline;
    } else if (first.claim()) {
      current = new InlineRecords(format, first.block.reader(), decoder);
      block = current;
    } else {
      decoded = await(first.decoded());
      current = decoded.records();
      block = current;
    }
  }

  /** What another thread is making of a block; the blocks behind it are decoded meanwhile. */
  private DecodedBlock await(Future<DecodedBlock> first) {
    for (BlockTask next : ahead) {
      if (first.isDone()) {
        break;
      }
      next.run(decoder);
    }
    return Workers.await(first);
  }

  /** Cuts blocks for others to decode, as long as somebody does. */
  private void cut(boolean wanted) throws IOException {
    while (wanted && ahead.size() < mostAhead && (decoded != null || workers.isAnyIdle())) {
      LineBlock next = lines.block(BLOCK_OCTETS);
      if (next == null) {
        return;
      }
      BlockTask task = task(next);
      ahead.add(task);
      workers.offer(task);
    }
  }

  private BlockTask task(LineBlock lines) {
    return new BlockTask(lines, format, spare, state);
  }

  @Override
  public Outcome outcome() {
    return current.outcome();
  }

  @Override
  public List<Observation> observations() {
    return current.observations();
  }

  @Override
  public long position() {
    return current.position();
  }

  @Override
  public int rawLength() {
    return current.rawLength();
  }

  @Override
  public long packetMicros() {
    return Long.MIN_VALUE;
  }

  @Override
  public ReadRecord accepted() {
    return current.accepted();
  }

  @Override
  public List<Observation> finish() {
    return inline.finish();
  }

  @Override
  public void close() {
    ahead.forEach(BlockTask::claim);
    ahead.clear();
  }
}
