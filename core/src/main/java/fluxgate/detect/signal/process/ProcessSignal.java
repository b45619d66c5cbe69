package fluxgate.detect.signal.process;

import fluxgate.detect.signal.EvidenceSink;
import fluxgate.detect.signal.Scene;
import fluxgate.detect.signal.Signal;
import fluxgate.detect.state.ClientBook;
import fluxgate.detect.state.DomainState;
import fluxgate.observation.Client;
import fluxgate.verdict.Evidence;
import fluxgate.verdict.Sentence;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/** Programs that have no business with the name. */
public final class ProcessSignal implements Signal.Stateless {
  /** Names of programs in one sentence; more would say no more. */
  private static final int MOST_NAMED = 5;

  /** Natural-log likelihood ratio: administrators script downloads too. */
  private static final double TOOLS = 1.5;

  /** Installers unpack themselves where anybody may write, and then ask for their maker's name. */
  private static final double LYING_ABOUT = 1;

  @Override
  public void measure(DomainState state, Scene scene, EvidenceSink sink) {
    Set<String> seen = new TreeSet<>();
    Set<Client> machines = new HashSet<>();
    boolean tools = true;
    boolean named = false;
    for (ClientBook.Dealings dealings : state.clients().all()) {
      String process = dealings.client().process();
      named |= process != null;
      Program program = process == null ? null : Program.of(process);
      if (program == null || program.isForOthers()) {
        continue;
      }
      if (!program.isUnusual()) {
        return;
      }
      tools &= program.isTool();
      machines.add(dealings.client().machine());
      seen.add(program.label());
    }
    if (!named) {
      sink.unknown("PROCESS_UNOBSERVED");
    }
    if (seen.isEmpty()) {
      return;
    }
    sink.say(
        new Evidence(
            "UNUSUAL_PROCESS",
            machines.size(),
            "clients",
            "browsers, mail programs and updaters resolve names; script hosts seldom",
            tools ? TOOLS : LYING_ABOUT,
            Sentence.of(
                tools
                    ? "Of the programs that asked for it or connected, all that are known are"
                        + " script hosts or system tools: %s."
                    : "Of the programs that asked for it or connected, all that are known are"
                        + " script hosts, system tools, or lie where nothing is installed: %s.",
                named(seen)),
            state.examples().places()));
  }

  private static String named(Set<String> programs) {
    String first = String.join(", ", programs.stream().limit(MOST_NAMED).toList());
    int rest = programs.size() - MOST_NAMED;
    return rest > 0 ? first + " and " + rest + " more" : first;
  }
}
