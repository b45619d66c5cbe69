package fluxgate.app.output;

/**
 * MITRE ATT&amp;CK's words for what is found: numbers, names and addresses, which formats ask for
 * one by one.
 */
public final class Attack {
  public static final String FRAMEWORK = "MITRE ATT&CK";
  public static final String TACTIC = "TA0011";
  public static final String TACTIC_NAME = "Command and Control";
  public static final String TECHNIQUE = "T1568";
  public static final String TECHNIQUE_NAME = "Dynamic Resolution";
  public static final String SUBTECHNIQUE = "T1568.001";
  public static final String SUBTECHNIQUE_NAME = "Fast Flux DNS";
  public static final String SITE = "https://attack.mitre.org/";
  public static final String SUBTECHNIQUE_PAGE = SITE + "techniques/T1568/001";

  /** What MITRE asks of whoever passes on words of ATT&amp;CK. */
  public static final String NOTICE =
      "© The MITRE Corporation. This work is reproduced and distributed with the permission of The"
          + " MITRE Corporation. ATT&CK is a registered trademark of The MITRE Corporation.";

  private Attack() {}
}
