package fluxgate.app.source;

import fluxgate.format.DecoderState;
import fluxgate.format.Outcome;
import fluxgate.format.ResumableDecoder;
import fluxgate.format.framing.LineBlock;
import fluxgate.observation.Observation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What decoding a block of lines gave, kept until the file comes to it: some 30 octets a record
 * beside the observations. Made by one thread, then read by another.
 */
final class DecodedBlock {
  /** A block of the usual logs has one to two thousand records. */
  private static final int USUAL = 2_048;

  private Outcome[] outcomes = new Outcome[USUAL];
  private long[] positions = new long[USUAL];
  private int[] rawLengths = new int[USUAL];
  private ReadRecord[] accepted = new ReadRecord[USUAL];
  private int[] observedTo = new int[USUAL];
  private int count;
  private final List<Observation> observations = new ArrayList<>(USUAL);
  private final DecoderState ended;

  /**
   * Decodes all of the block.
   *
   * @param begun what the decoder of the lines before ended with, as far as is known
   */
  DecodedBlock(LineBlock block, RecordFormat format, ResumableDecoder decoder, DecoderState begun)
      throws IOException {
    decoder.resume(begun);
    Records records = new InlineRecords(format, block.reader(), decoder);
    while (records.next()) {
      keep(records);
    }
    ended = decoder.state();
  }

  private void keep(Records records) {
    if (count == outcomes.length) {
      outcomes = Arrays.copyOf(outcomes, 2 * count);
      positions = Arrays.copyOf(positions, 2 * count);
      rawLengths = Arrays.copyOf(rawLengths, 2 * count);
      accepted = Arrays.copyOf(accepted, 2 * count);
      observedTo = Arrays.copyOf(observedTo, 2 * count);
    }
    Outcome outcome = records.outcome();
    outcomes[count] = outcome;
    positions[count] = records.position();
    rawLengths[count] = records.rawLength();
    if (outcome.kind() == Outcome.Kind.ACCEPTED) {
      accepted[count] = records.accepted();
    }
    List<Observation> emitted = records.observations();
    for (int i = 0; i < emitted.size(); i++) {
      observations.add(emitted.get(i));
    }
    observedTo[count++] = observations.size();
  }

  /** What the decoder keeps for the lines after the block. */
  DecoderState ended() {
    return ended;
  }

  /** The records, in order; they end with the block. */
  Records records() {
    return new Kept();
  }

  private final class Kept implements Records {
    private final List<Observation> emitted = new ArrayList<>();
    private int at = -1;

    @Override
    public boolean next() {
      if (at + 1 == count) {
        return false;
      }
      emitted.clear();
      int from = at < 0 ? 0 : observedTo[at];
      at++;
      for (int i = from; i < observedTo[at]; i++) {
        emitted.add(observations.get(i));
      }
      return true;
    }

    @Override
    public Outcome outcome() {
      return outcomes[at];
    }

    @Override
    public List<Observation> observations() {
      return emitted;
    }

    @Override
    public long position() {
      return positions[at];
    }

    @Override
    public int rawLength() {
      return rawLengths[at];
    }

    @Override
    public long packetMicros() {
      return Long.MIN_VALUE;
    }

    @Override
    public ReadRecord accepted() {
      return accepted[at];
    }
  }
}
