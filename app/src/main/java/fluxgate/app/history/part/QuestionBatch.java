package fluxgate.app.history.part;

import fluxgate.app.history.folder.StoredFile.Kind;
import fluxgate.dns.Rcode;
import fluxgate.observation.QuestionObservation;

/** Questions of which no answer is known. */
final class QuestionBatch extends Batch {
  private static final int OWN_OCTETS = 12;

  final int[] question = new int[MOST];

  /** -1 for none, as in the next. */
  final int[] server = new int[MOST];

  final int[] rcode = new int[MOST];

  QuestionBatch() {
    super(Kind.QUESTIONS);
  }

  void add(QuestionObservation asked, long place, boolean isLate) {
    int row = row(asked, asked.client(), place, isLate);
    Rcode end = asked.rcode();
    question[row] = part.questions.of(asked.question());
    server[row] = part.addresses.ofNullable(asked.server());
    rcode[row] = end == null ? -1 : end.code();
    part.added(ROW_OCTETS + OWN_OCTETS, 0);
  }
}
