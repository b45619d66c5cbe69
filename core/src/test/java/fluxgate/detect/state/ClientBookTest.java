package fluxgate.detect.state;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.net.IpAddress;
import fluxgate.observation.Client;
import org.junit.jupiter.api.Test;

/** How many machines dealt with a domain. */
final class ClientBookTest {
  private final ClientBook book = new ClientBook();

  private static Client named(String host, String process) {
    return new Client(null, host, process);
  }

  @Test
  void a_machine_counts_once_whichever_program_asked() {
    book.answered(named("pc1", "a.exe"), 1);
    book.answered(named("pc1", "b.exe"), 2);
    assertThat(book.size()).isEqualTo(1);
  }

  @Test
  void one_known_by_name_here_and_by_address_there_does_not_make_two() {
    book.answered(named("pc1", "a.exe"), 1);
    book.answered(Client.of(IpAddress.of("10.0.0.1")), 2);
    assertThat(book.size()).isEqualTo(1);
    book.answered(Client.of(IpAddress.of("10.0.0.2")), 3);
    assertThat(book.size()).isEqualTo(2);
  }
}
