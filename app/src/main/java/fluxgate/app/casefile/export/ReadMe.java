package fluxgate.app.casefile.export;

import fluxgate.app.casefile.CaseFile;
import fluxgate.app.casefile.dossier.CaseView;
import fluxgate.app.output.Attack;
import fluxgate.app.output.Counted;

/** What somebody who was handed a package, and nothing else, needs to know first. */
final class ReadMe {
  static final String PATH = "data/readme.md";

  private ReadMe() {}

  /**
   * The text.
   *
   * @param keyId of the key that signs
   */
  static String of(CaseView view, String keyId, boolean redacts) {
    CaseFile file = view.dossier().file();
    return """
    # %s: %s

    A case of Fluxgate: what was seen of names that may be fast flux, who asked for them, and what \
    that rests on. Begin with report.html (or report.md, the same as text). It holds %s%s.

    ## How to check it

    1. `fluxgate case verify FILE`, FILE being the zip, or the folder that it unpacks into: offline, all of what follows.
    2. With common tools, in the folder that holds manifest-sha256.txt: `sha256sum -c manifest-sha256.txt` and `sha256sum -c tagmanifest-sha256.txt`.
    3. Who signed it: the fingerprint of the key is

           %s

       It is the SHA-256 of the public key's DER: `openssl pkey -pubin -in data/custody-key.pem -outform DER | sha256sum`. \
    Ask whoever gave you the package for it on another way (by telephone, on paper): somebody who makes all of it anew under a key of his own changes this file too. \
    Then `fluxgate case verify FILE --key FINGERPRINT`.

    ## What is where

    * report.html, report.md: the report
    * case.json: what the case is about, and what could not be seen (`gaps`)
    * hosts.csv, hosts.json: the machines, why each is listed, and what each is called in custody (`pseudonym`)
    * claims.jsonl: each claim and the raw records that it rests on
    * timeline.jsonl: what happened, in event time
    * evidence/: the raw records, and records.jsonl, which says where each lay and where it lies now; a file of text begins with the lines of its log that name the columns
    * inputs.jsonl: the logs, and the network maps with their copies in context/
    * findings.jsonl, stix.json, history.cof.jsonl, attack.md: for other programs, and context
    * notes.jsonl, access.jsonl: notes, and who looked at data of clients
    * custody.jsonl, custody-head.json, custody-key.pem: who did what with the case, and the signature
    %s
    attack.md, the report, findings.jsonl and stix.json name techniques of MITRE ATT&CK. %s
    """
        .formatted(
            file.id(),
            file.subject().replace(".", "[.]"),
            Counted.of(view.records(), "raw record", "raw records"),
            view.missing() == 0 ? "" : "; " + view.missing() + " more are not to be had",
            keyId,
            redacts
                ? "\nMachines are pseudonyms here, under a key that stays where the case was made.\n"
                : "* collections/, listings/: what was copied and what was listed when, whose hashes"
                    + " stand in custody\n",
            Attack.NOTICE);
  }
}
