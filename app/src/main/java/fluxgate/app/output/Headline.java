package fluxgate.app.output;

import fluxgate.observation.Client;
import fluxgate.verdict.Evidence;
import fluxgate.verdict.Finding;
import fluxgate.verdict.Level;
import fluxgate.verdict.Variant;
import java.util.Locale;
import java.util.function.Predicate;

/** A finding in one paragraph, for formats that have room for no more. */
public final class Headline {
  /** The strongest pieces carry most of the score; the rest stands in JSON. */
  private static final int MOST_REASONS = 3;

  private Headline() {}

  /**
   * Level, name, kind, and the strongest reasons for it, with the strongest against where there is
   * one. Not neutralised: names are in presentation format, sentences as they are.
   */
  public static String of(Finding finding) {
    return of(finding, piece -> true);
  }

  /** The same for readers outside, without the sentences that name a client. */
  public static String forOutside(Finding finding) {
    return of(finding, piece -> !namesClient(piece));
  }

  /** Whether the sentence names a client; that of a redacted finding names none. */
  public static boolean namesClient(Evidence piece) {
    return piece.sentence().values().stream().anyMatch(Client.class::isInstance);
  }

  private static String of(Finding finding, Predicate<Evidence> told) {
    StringBuilder text = new StringBuilder();
    Variant variant = finding.verdict().variant();
    text.append(
        String.format(
            Locale.ROOT,
            "%s (%s, score %.1f, %s).",
            finding.domain(),
            finding.level() == Level.NONE ? "below watch" : finding.level().word(),
            finding.verdict().score(),
            variant == Variant.UNDETERMINED ? "kind undetermined" : variant.word()));
    finding.verdict().evidence().stream()
        .filter(piece -> piece.contribution() > 0 && told.test(piece))
        .limit(MOST_REASONS)
        .forEach(piece -> text.append(' ').append(piece.sentence()));
    finding.verdict().evidence().stream()
        .filter(piece -> piece.contribution() < 0 && told.test(piece))
        .findFirst()
        .map(Evidence::sentence)
        .ifPresent(sentence -> text.append(" Against it: ").append(sentence));
    return text.toString();
  }
}
