package fluxgate.app.history;

import fluxgate.app.history.folder.Times;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How long is kept what was seen. Whole days: a day goes when all of it is older.
 *
 * @param name as it is given
 * @param searchable how long {@code history} searches it
 * @param retrievable how long it is kept at all, in the folder {@code archive} after it is no
 *     longer searched; no shorter than {@code searchable}
 */
public record RetentionProfile(String name, Period searchable, Period retrievable) {
  /** OMB M-26-14 (2026): six months searchable, twelve in all. */
  public static final RetentionProfile STANDARD =
      new RetentionProfile("m-26-14", Period.ofMonths(6), Period.ofMonths(12));

  private static final List<RetentionProfile> KNOWN =
      List.of(
          STANDARD,
          // OMB M-21-31 (2021 to 2026), still found in contracts: 12 months, then 18 cold.
          new RetentionProfile("m-21-31", Period.ofMonths(12), Period.ofMonths(30)),
          // Long enough to rebuild an infrastructure's trail; below it an answer has to guess.
          new RetentionProfile("minimum-ir", Period.ofDays(90), Period.ofDays(90)));

  private static final Pattern DAYS = Pattern.compile("(\\d{1,5})(?:/(\\d{1,5}))?");

  /**
   * The profile of a name, or of days: {@code 90}, or {@code 90/365} for searchable and in all.
   *
   * @return null for anything else
   */
  public static @Nullable RetentionProfile parse(String text) {
    for (RetentionProfile known : KNOWN) {
      if (known.name.equals(text)) {
        return known;
      }
    }
    Matcher days = DAYS.matcher(text);
    if (!days.matches()) {
      return null;
    }
    int searchable = Integer.parseInt(days.group(1));
    int all = days.group(2) == null ? searchable : Integer.parseInt(days.group(2));
    return searchable < 1 || all < searchable
        ? null
        : new RetentionProfile(text, Period.ofDays(searchable), Period.ofDays(all));
  }

  /** The first day that is searched. */
  public LocalDate searchableFrom(Instant now) {
    return Times.today(now).minus(searchable);
  }

  /** The first day that is kept. */
  public LocalDate retrievableFrom(Instant now) {
    return Times.today(now).minus(retrievable);
  }
}
