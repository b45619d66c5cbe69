package fluxgate.app.output;

import fluxgate.app.output.csv.FindingCsv;
import fluxgate.app.output.ecs.FindingEcs;
import fluxgate.app.output.json.FindingLines;
import fluxgate.app.output.rpz.PolicyZone;
import fluxgate.app.output.stix.StixBundle;
import fluxgate.app.output.table.FindingPage;
import fluxgate.verdict.Level;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The table of outputs: one row and one folder each. */
public enum OutputForm {
  TABLE(Level.SUSPECT, FindingPage::new),
  JSON(Level.SUSPECT, settings -> new FindingLines()),
  CSV(Level.SUSPECT, settings -> new FindingCsv()),
  ECS(Level.SUSPECT, FindingEcs::new),
  /** Blocking what is only suspected breaks things for people who did nothing. */
  RPZ(Level.ALERT, PolicyZone::new),
  STIX(Level.SUSPECT, StixBundle::new);

  private final Level leastLevel;
  private final Function<OutputSettings, FindingOutput> constructor;

  OutputForm(Level leastLevel, Function<OutputSettings, FindingOutput> constructor) {
    this.leastLevel = leastLevel;
    this.constructor = constructor;
  }

  /** The word for it: lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The least level that it takes where the user names none. */
  public Level leastLevel() {
    return leastLevel;
  }

  /** Whether a document replaces the one before it, so that only all findings together will do. */
  public boolean isWhole() {
    return this == RPZ;
  }

  /** The output, ready to write once. */
  public FindingOutput open(OutputSettings settings) {
    return constructor.apply(settings);
  }

  /** The row of a word in whatever case, or null. */
  public static @Nullable OutputForm of(String word) {
    for (OutputForm form : values()) {
      if (form.word().equals(word.toLowerCase(Locale.ROOT))) {
        return form;
      }
    }
    return null;
  }

  /** All words, as a sentence lists them. */
  public static String words() {
    return Arrays.stream(values()).map(OutputForm::word).collect(Collectors.joining(", "));
  }
}
