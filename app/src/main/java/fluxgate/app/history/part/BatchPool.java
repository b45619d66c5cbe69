package fluxgate.app.history.part;

import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Batches whose rows are written, to be filled again: a day has a hundred of them, which would be
 * moved about by the collector of garbage before they are dropped. Bounded.
 */
final class BatchPool {
  private final int most;
  private final Queue<AnswerBatch> answers = new ArrayDeque<>();
  private final Queue<QuestionBatch> questions = new ArrayDeque<>();
  private final Queue<ConnectionBatch> connections = new ArrayDeque<>();

  /**
   * @param most batches that it keeps
   */
  BatchPool(long most) {
    this.most = (int) Math.min(most, Integer.MAX_VALUE);
  }

  synchronized AnswerBatch answers(Part part) {
    AnswerBatch batch = answers.isEmpty() ? new AnswerBatch() : answers.remove();
    batch.begin(part);
    return batch;
  }

  synchronized QuestionBatch questions(Part part) {
    QuestionBatch batch = questions.isEmpty() ? new QuestionBatch() : questions.remove();
    batch.begin(part);
    return batch;
  }

  synchronized ConnectionBatch connections(Part part) {
    ConnectionBatch batch = connections.isEmpty() ? new ConnectionBatch() : connections.remove();
    batch.begin(part);
    return batch;
  }

  /** Of which an import has few. */
  SettingBatch settings(Part part) {
    SettingBatch batch = new SettingBatch();
    batch.begin(part);
    return batch;
  }

  /** Takes a batch of which nobody knows any more. */
  synchronized void giveBack(Batch batch) {
    if (answers.size() + questions.size() + connections.size() < most) {
      batch.begin(Batch.NO_PART);
      switch (batch) {
        case AnswerBatch written -> answers.add(written);
        case QuestionBatch written -> questions.add(written);
        case ConnectionBatch written -> connections.add(written);
        case SettingBatch rare -> {}
      }
    }
  }
}
