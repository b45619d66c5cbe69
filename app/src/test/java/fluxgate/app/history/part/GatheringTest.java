package fluxgate.app.history.part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fluxgate.app.history.folder.Times;
import fluxgate.dns.DomainName;
import fluxgate.dns.Question;
import fluxgate.dns.RRType;
import fluxgate.observation.Provenance;
import fluxgate.observation.QuestionObservation;
import fluxgate.observation.Vantage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Which observations are written together, and that reading goes on meanwhile. */
final class GatheringTest {
  private static final long MIDNIGHT = 20_759 * Times.DAY;
  private static final Question QUESTION = new Question(DomainName.of("a.example"), RRType.A);

  /** Has the rows of each part as the seconds after the first midnight at which they were seen. */
  private static class Written implements Gathering.Writer {
    final List<List<Long>> parts = new ArrayList<>(List.of(new ArrayList<>()));

    @Override
    public void add(Batch batch) {
      for (int row = 0; row < batch.rows; row++) {
        parts.getLast().add((batch.order[row] - MIDNIGHT) / Times.SECOND);
      }
    }

    @Override
    public void endPart() {
      parts.add(new ArrayList<>());
    }

    List<Integer> sizes() {
      return parts.stream().map(List::size).filter(size -> size > 0).toList();
    }
  }

  private static QuestionObservation asked(long second) {
    return new QuestionObservation(
        MIDNIGHT + second * Times.SECOND,
        new Vantage("sensor", Vantage.Position.STUB),
        new Provenance("log", second, 1),
        null,
        null,
        QUESTION,
        null);
  }

  private static void ask(Gathering into, long fromSecond, int count) {
    for (int i = 0; i < count; i++) {
      into.accept(asked(fromSecond + i / 1_000));
    }
  }

  @Test
  void a_day_that_fits_into_a_part_is_not_divided() {
    Written written = new Written();
    Gathering gathering = new Gathering(written, 1_000);
    ask(gathering, 0, 700);
    ask(gathering, 86_400, 700);
    ask(gathering, 2 * 86_400, 700);
    gathering.finish();
    assertThat(written.sizes()).containsExactly(700, 700, 700);
  }

  @Test
  void days_with_little_in_them_are_written_together() {
    Written written = new Written();
    Gathering gathering = new Gathering(written, 1_000);
    for (int day = 0; day < 9; day++) {
      ask(gathering, day * 86_400L, 10);
    }
    gathering.finish();
    assertThat(written.sizes()).containsExactly(90);
  }

  @Test
  void what_comes_late_belongs_to_the_part_that_is_open() {
    Written written = new Written();
    Gathering gathering = new Gathering(written, 1_000);
    ask(gathering, 0, 700);
    ask(gathering, 86_400, 1);
    gathering.accept(asked(86_399));
    ask(gathering, 86_401, 1);
    gathering.finish();
    assertThat(written.parts.get(1)).containsExactly(86_400L, 86_399L, 86_401L);
  }

  @Test
  void the_next_part_is_filled_while_one_is_written() {
    int rows = 5 * Batch.MOST;
    CountDownLatch filled = new CountDownLatch(1);
    Written written =
        new Written() {
          @Override
          public void endPart() {
            try {
              assertThat(filled.await(10, TimeUnit.MINUTES)).isTrue();
            } catch (InterruptedException e) {
              throw new AssertionError(e);
            }
            super.endPart();
          }
        };
    Gathering gathering = new Gathering(written, rows);
    ask(gathering, 0, rows);
    ask(gathering, 86_400, rows);
    filled.countDown();
    ask(gathering, 2 * 86_400, rows);
    gathering.finish();
    assertThat(written.sizes()).containsExactly(rows, rows, rows);
  }

  @Test
  void long_names_count_for_what_they_take() {
    Part part = new Part(1_000_000, 0);
    String labels = ("x".repeat(60) + ".").repeat(3) + "example";
    for (int i = 0; i < 1_000; i++) {
      part.questions.of(new Question(DomainName.of("n" + i + "." + labels), RRType.A));
    }
    // As they were read, in their column, and what makes that: see Part.
    assertThat(part.octets()).isGreaterThan(1_000L * 4 * labels.length());
  }

  @Test
  void reading_ends_where_a_part_cannot_be_written() {
    Gathering gathering =
        new Gathering(
            new Gathering.Writer() {
              @Override
              public void add(Batch batch) {}

              @Override
              public void endPart() throws IOException {
                throw new IOException("no room");
              }
            },
            1_000);
    assertThatThrownBy(
            () -> {
              for (int day = 0; day < 50; day++) {
                ask(gathering, day * 86_400L, 700);
              }
              gathering.finish();
            })
        .isInstanceOf(Gathering.Stopped.class)
        .hasRootCauseMessage("no room");
    gathering.end();
  }
}
