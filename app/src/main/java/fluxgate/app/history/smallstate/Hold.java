package fluxgate.app.history.smallstate;

import fluxgate.app.history.folder.StoredFile;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Days that retention leaves alone as long as a case needs them.
 *
 * @param caseId the case
 * @param vantage whose; null: all
 * @param first the first day held
 * @param last the last day held
 * @param owner who asked for it
 * @param reason why, for those who find that something old is still there
 */
public record Hold(
    String caseId,
    @Nullable String vantage,
    LocalDate first,
    LocalDate last,
    String owner,
    String reason) {
  /** Whether it covers one of these days, of whatever vantage. */
  public boolean covers(LocalDate firstDay, LocalDate lastDay) {
    return !lastDay.isBefore(first) && !firstDay.isAfter(last);
  }

  /** Whether it covers something of a file. */
  public boolean covers(StoredFile file) {
    LocalDate fileFirst = LocalDate.parse(file.isMonth() ? file.period() + "-01" : file.period());
    return covers(fileFirst, file.lastDay())
        && (vantage == null
            || file.shares().isEmpty()
            || file.shares().stream().anyMatch(share -> share.vantage().equals(vantage)));
  }
}
