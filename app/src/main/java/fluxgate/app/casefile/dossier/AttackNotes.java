package fluxgate.app.casefile.dossier;

import fluxgate.app.explain.Explanation;
import fluxgate.app.output.Attack;
import fluxgate.app.output.Neutral;
import fluxgate.verdict.Finding;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What ATT&amp;CK says that helps with a case, in our words, and what it must not be taken for. */
public final class AttackNotes {
  /** The release that the numbers below were read in. */
  private static final String RELEASE = "18.1";

  /** Groups and software with a procedure on the sub-technique. */
  private static final String OTHERS = "menuPass, TA505, Gamaredon Group; Amadey, gh0st RAT, njRAT";

  private AttackNotes() {}

  /** Sentences, in order. */
  public static List<String> sentences(Dossier dossier) {
    Set<String> analytics = new TreeSet<>();
    for (Explanation explanation : dossier.explanations()) {
      Finding finding = explanation.finding();
      if (finding != null) {
        analytics.addAll(finding.attack());
      }
    }
    return List.of(
        Attack.SUBTECHNIQUE
            + " "
            + Attack.SUBTECHNIQUE_NAME
            + " ("
            + Attack.SUBTECHNIQUE_PAGE
            + "), a sub-technique of "
            + Attack.TECHNIQUE
            + " "
            + Attack.TECHNIQUE_NAME
            + ", tactic "
            + Attack.TACTIC_NAME
            + " ("
            + Attack.TACTIC
            + ").",
        analytics.isEmpty()
            ? "Detection strategy DET0485."
            : "Detection strategy DET0485; what was seen here is what its analytics "
                + String.join(", ", analytics)
                + " look for.",
        "Inherited from "
            + Attack.TECHNIQUE
            + ": M1021 Restrict Web-Based Content (a sinkhole of one's own), M1031 Network Intrusion"
            + " Prevention.",
        "Others that ATT&CK (release "
            + RELEASE
            + ") records as using the technique: "
            + OTHERS
            + ". Nothing in this case says that any of them is behind it: behaviour alone does not"
            + " tell who acts.");
  }

  /** The file of notes: context first. */
  public static String file(Dossier dossier) {
    StringBuilder out = new StringBuilder("# Context and ATT&CK notes\n\n");
    for (Explanation explanation : dossier.explanations()) {
      Finding finding = explanation.finding();
      if (finding != null) {
        out.append("* ")
            .append(Neutral.defanged(finding.domain()))
            .append(": judged against baseline ")
            .append(Neutral.text(finding.baseline()))
            .append("; ")
            .append(finding.addresses().asns())
            .append(" networks by the tables that this installation has.\n");
        finding
            .verdict()
            .unknown()
            .forEach(code -> out.append("* ").append(explanation.unknown(code)).append('\n'));
      }
    }
    sentences(dossier).forEach(sentence -> out.append("* ").append(sentence).append('\n'));
    return out.append('\n').append(Attack.NOTICE).append('\n').toString();
  }
}
