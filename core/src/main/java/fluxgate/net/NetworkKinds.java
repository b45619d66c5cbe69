package fluxgate.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the addresses of an autonomous system are mostly used for: a curated table by number first,
 * then rules on the organisation's name. Where neither is sure the answer is {@link
 * NetworkKind#UNKNOWN}, which counts for nothing in the detector. How often they are right is
 * measured in {@code docs/network-kinds.md}. Immutable.
 */
public final class NetworkKinds {
  private final Map<Long, NetworkKind> curated;
  private final NetworkNameRules rules;

  private NetworkKinds(Map<Long, NetworkKind> curated, NetworkNameRules rules) {
    this.curated = Map.copyOf(curated);
    this.rules = rules;
  }

  /** Read once, by whoever needs it first. */
  private static final class Bundled {
    private static final NetworkKinds KINDS = read();
  }

  /** The table and the rules that Fluxgate carries. */
  public static NetworkKinds bundled() {
    return Bundled.KINDS;
  }

  private static NetworkKinds read() {
    RowLedger ledger = new RowLedger();
    try (InputStream table = resource("network-kinds.csv");
        InputStream rules = resource("network-name-rules.csv")) {
      NetworkKinds kinds = parse(table, rules, ledger);
      if (!ledger.rejected().isEmpty()) {
        throw new IllegalStateException("network kinds: " + ledger.rejected());
      }
      return kinds;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream resource(String name) {
    InputStream in = NetworkKinds.class.getResourceAsStream(name);
    if (in == null) {
      throw new IllegalStateException(name + " is missing from this build of Fluxgate");
    }
    return in;
  }

  /**
   * Reads a table {@code asn,kind,why} and rules {@code kind,pattern,why} (see {@link
   * NetworkNameRules}), without headers. A number given twice is rejected. The streams stay open.
   *
   * @param ledger gets every row of both, with the reason where it was rejected
   */
  public static NetworkKinds parse(InputStream table, InputStream rules, RowLedger ledger)
      throws IOException {
    Map<Long, NetworkKind> curated = new HashMap<>();
    CsvRows rows = new CsvRows(table, ledger);
    for (List<String> row = rows.next(); row != null; row = rows.next()) {
      long asn = AsnRecord.parseAsn(row.get(0));
      NetworkKind kind = row.size() < 3 ? null : NetworkKind.parse(row.get(1));
      if (asn < 0) {
        ledger.reject("bad_asn");
      } else if (kind == null) {
        ledger.reject("bad_kind");
      } else if (curated.putIfAbsent(asn, kind) != null) {
        ledger.reject("asn_given_twice");
      } else {
        ledger.accept();
      }
    }
    return new NetworkKinds(curated, NetworkNameRules.parse(rules, ledger));
  }

  /** The kind of the system with this number and organisation name. */
  public NetworkKind kind(long asn, String name) {
    NetworkKind kind = curated.get(asn);
    return kind != null ? kind : rules.kind(name);
  }

  /** The rules on names alone. */
  public NetworkNameRules rules() {
    return rules;
  }

  /** Whether the curated table has the number. */
  public boolean isCurated(long asn) {
    return curated.containsKey(asn);
  }
}
