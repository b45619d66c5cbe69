package fluxgate.app.cli.finding;

import fluxgate.app.casefile.CaseFile;
import fluxgate.app.casefile.CaseStore;
import fluxgate.app.casefile.Custody;
import fluxgate.app.casefile.Jcs;
import fluxgate.app.cli.terminal.Version;
import fluxgate.app.findings.KeptFinding;
import fluxgate.app.findings.KeptFindings;
import fluxgate.app.history.folder.StoreException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Looks at the clients of kept findings, logged in each case about their domains as {@code case
 * hosts} logs its own. Where no case is about a domain, nobody keeps such a log.
 */
final class FindingsAccess {
  private FindingsAccess() {}

  /** Logs before anything is shown. */
  static void log(Path store, String what, KeptFindings kept, List<KeptFinding> shown)
      throws StoreException {
    Custody.Actor actor =
        new Custody.Actor(System.getProperty("user.name", "unknown"), "unknown", Version.line());
    Custody.When now = new Custody.When(Instant.now().truncatedTo(ChronoUnit.MILLIS), false);
    List<CaseFile> concerned = new ArrayList<>();
    try (CaseStore cases = CaseStore.toRead(store, actor, now)) {
      if (cases != null) {
        for (CaseFile file : cases.cases()) {
          if (shown.stream().anyMatch(finding -> file.domains().contains(finding.domain()))) {
            concerned.add(file);
          }
        }
      }
    }
    if (concerned.isEmpty()) {
      return;
    }
    try (CaseStore cases = CaseStore.open(store, actor, now)) {
      for (CaseFile file : concerned) {
        int clients = 0;
        for (KeptFinding finding : shown) {
          if (file.domains().contains(finding.domain())) {
            clients = Math.max(clients, clients(kept.json(finding)));
          }
        }
        cases.access(file, what, "for " + file.id(), clients);
      }
    }
  }

  private static int clients(String json) {
    Map<String, Object> finding = Jcs.parse(json);
    return finding != null && finding.get("clients") instanceof List<?> clients
        ? clients.size()
        : 0;
  }
}
