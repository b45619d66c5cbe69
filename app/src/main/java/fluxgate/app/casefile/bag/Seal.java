package fluxgate.app.casefile.bag;

import fluxgate.app.casefile.CaseKey;
import fluxgate.app.casefile.Jcs;
import fluxgate.app.source.Sha256;
import java.util.Base64;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What holds payload and custody together: the last record of custody has the hash of all other
 * payload, and the head, which is that record's hash, is signed.
 */
public final class Seal {
  /** The chain, a record a line. */
  public static final String CUSTODY = "data/custody.jsonl";

  /** Its head with the signature. */
  public static final String HEAD = "data/custody-head.json";

  /** The public key, as part of what is sealed. */
  public static final String KEY = "data/custody-key.pem";

  /** Said in the record, so that anybody can do it again. */
  public static final String METHOD =
      "SHA-256 of the lines of manifest-sha256.txt without those of " + CUSTODY + " and " + HEAD;

  private Seal() {}

  /** The hash of all payload but custody and its head. */
  static String of(SortedMap<String, String> hashes) {
    SortedMap<String, String> sealed = new TreeMap<>(hashes);
    sealed.remove(CUSTODY);
    sealed.remove(HEAD);
    return Sha256.of(Tags.lines(sealed));
  }

  /** The file of the head, signed. */
  static String head(String caseId, long seq, String hash, CaseKey key) {
    Map<String, Object> head = statement(caseId, seq, hash, key.id());
    return signed(head, key.sign(Jcs.text(head)));
  }

  /** The file of a head with its signature in Base64. */
  static String signed(Map<String, Object> statement, String signature) {
    Map<String, Object> head = new TreeMap<>(statement);
    head.put("algorithm", "Ed25519");
    head.put("signature", signature);
    return Jcs.text(head) + "\n";
  }

  /** Base64 as it is written: others mean the same octets; empty where there are none. */
  static String plain(String signature) {
    try {
      return Base64.getEncoder().encodeToString(Base64.getDecoder().decode(signature));
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  /** What is signed: the canonical text of this. */
  static Map<String, Object> statement(String caseId, long seq, String hash, String keyId) {
    Map<String, Object> head = new TreeMap<>();
    head.put("type", "custody-head");
    head.put("case", caseId);
    head.put("seq", seq);
    head.put("hash", hash);
    head.put("key_id", keyId);
    return head;
  }
}
