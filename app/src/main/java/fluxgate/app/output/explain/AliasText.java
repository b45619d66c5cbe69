package fluxgate.app.output.explain;

import fluxgate.app.explain.AliasTrail;
import fluxgate.app.explain.Explanation;
import fluxgate.app.output.Neutral;
import java.util.List;

/** Where the aliases below a domain lead, in sentences. */
public final class AliasText {
  private AliasText() {}

  /** One sentence for each domain that they lead to; the verdict on their addresses is there. */
  public static List<String> of(Explanation explanation) {
    return explanation.aliases().stream().map(AliasText::sentence).toList();
  }

  private static String sentence(AliasTrail.Alias alias) {
    return String.format(
        "%s is an alias of %s; try: fluxgate explain %s",
        Neutral.defanged(alias.name()),
        Neutral.defanged(alias.target()),
        Neutral.defanged(alias.domain()));
  }
}
