package fluxgate.detect.signal.process;

import fluxgate.detect.signal.EvidenceSink;
import fluxgate.detect.signal.Scene;
import fluxgate.detect.signal.Signal;
import fluxgate.detect.state.ClientBook;
import fluxgate.detect.state.DomainState;
import fluxgate.verdict.Evidence;
import fluxgate.verdict.Sentence;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Programs that have no business with the name. */
public final class ProcessSignal implements Signal.Stateless {
  /** File names without extension, in lower case. */
  private static final Set<String> UNUSUAL =
      Set.of(
          "bitsadmin",
          "certutil",
          "cmd",
          "cmstp",
          "cscript",
          "esentutl",
          "forfiles",
          "hh",
          "installutil",
          "mshta",
          "msiexec",
          "msbuild",
          "odbcconf",
          "osascript",
          "powershell",
          "pwsh",
          "regasm",
          "regsvcs",
          "regsvr32",
          "rundll32",
          "schtasks",
          "wmic",
          "wscript");

  /** Natural-log likelihood ratio: administrators script downloads too. */
  private static final double CONTRIBUTION = 1.5;

  @Override
  public void measure(DomainState state, Scene scene, EvidenceSink sink) {
    Set<String> seen = new TreeSet<>();
    int clients = 0;
    for (ClientBook.Dealings dealings : state.clients().all()) {
      String process = dealings.client().process();
      if (process == null) {
        continue;
      }
      String name = fileName(process);
      if (!UNUSUAL.contains(name)) {
        return;
      }
      clients++;
      seen.add(name);
    }
    if (clients == 0) {
      return;
    }
    sink.say(
        new Evidence(
            "UNUSUAL_PROCESS",
            clients,
            "clients",
            "browsers, mail programs and updaters resolve names; script hosts seldom",
            CONTRIBUTION,
            Sentence.of(
                "Of the programs that asked for it or connected, all that are known are script"
                    + " hosts or system tools: %s.",
                String.join(", ", seen)),
            state.examples().places()));
  }

  /** {@code C:\Windows\System32\WScript.exe} becomes {@code wscript}. */
  private static String fileName(String process) {
    int slash = Math.max(process.lastIndexOf('/'), process.lastIndexOf('\\'));
    String file = process.substring(slash + 1).toLowerCase(Locale.ROOT);
    return file.endsWith(".exe") ? file.substring(0, file.length() - 4) : file;
  }
}
