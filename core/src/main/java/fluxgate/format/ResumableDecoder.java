package fluxgate.format;

/**
 * A decoder from which another one of the same format and input can take over between any two
 * records: so that several can read parts of one input at once. What it remembers only to be faster
 * is its own, and not part of the state.
 */
public interface ResumableDecoder extends Decoder {
  /**
   * What it keeps of what it was given so far; the same object as long as nothing changes. As it
   * comes, nothing: every record stands for itself.
   */
  default DecoderState state() {
    return DecoderState.NOTHING;
  }

  /**
   * Goes on as if it had been given the records that led to {@code state}, and forgets its own.
   *
   * @param state given by a decoder of the same format
   */
  default void resume(DecoderState state) {}
}
