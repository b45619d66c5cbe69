package fluxgate.app.explain;

import fluxgate.dns.DomainName;
import fluxgate.dns.PublicSuffixList;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Names that somebody may have meant: at most two edits away. */
public final class NearNames {
  private static final int MOST_EDITS = 2;
  private static final int MOST_SHOWN = 5;

  private NearNames() {}

  /** The nearest registered domains among those seen, nearest first. */
  public static List<DomainName> of(
      DomainName wanted, Iterable<DomainName> seen, PublicSuffixList suffixes) {
    List<TreeSet<DomainName>> byDistance = new ArrayList<>();
    for (int i = 0; i <= MOST_EDITS; i++) {
      byDistance.add(new TreeSet<>());
    }
    String text = wanted.toString();
    for (DomainName name : seen) {
      DomainName domain = suffixes.registeredDomain(name);
      if (domain != null && Math.abs(domain.octetCount() - wanted.octetCount()) <= MOST_EDITS) {
        int edits = edits(text, domain.toString());
        if (edits <= MOST_EDITS) {
          byDistance.get(edits).add(domain);
        }
      }
    }
    return byDistance.stream().flatMap(TreeSet::stream).limit(MOST_SHOWN).toList();
  }

  /** Levenshtein's distance; names are short, so the whole table is walked. */
  public static int edits(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replace = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replace, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
