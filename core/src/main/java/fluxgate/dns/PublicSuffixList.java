package fluxgate.dns;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.IDN;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The suffixes under which anybody may register a name: registries' ({@code co.uk}) and, from the
 * list's private section, providers' whose customers own what stands below ({@code
 * dyndns.example}). It turns an owner name into its registered domain.
 *
 * <p>Immutable. Never throws for a name, however odd its labels: a name whose top-level domain is
 * not listed falls under the list's default rule {@code *}, one label.
 */
public final class PublicSuffixList {
  /*
   * A hash table of name suffixes, walked from the right: the hash of "co.uk" continues that of
   * "uk", so a lookup reads each octet of the name once and allocates nothing. Every suffix of a
   * rule is in the table, perhaps with no rule of its own, so the walk ends at the first suffix
   * that is absent: two or three probes for most names.
   *
   * The table is arrays alone: suffixes lie one after the other in octets, each slot has where its
   * own begins and how long it is (0 where it is free). So it is written and read as it is, and a
   * start need not parse ten thousand rules (50 ms, more than Java's own start).
   *
   * The starts of the last seven labels travel in one long, eight bits each (an offset is at most
   * 253), which bounds the rules to seven labels; the longest published one has five.
   */
  private static final int MOST_RULE_LABELS = 7;

  private static final byte RULE = 1;
  private static final byte RULE_PRIVATE = 2;
  private static final byte WILDCARD = 4;
  private static final byte WILDCARD_PRIVATE = 8;
  private static final byte EXCEPTION = 16;
  private static final byte EXCEPTION_PRIVATE = 32;

  /** Beside the label count in the value of {@link #prevailing}. */
  private static final int PRIVATE_RULE = 1 << 8;

  /** The slot of an absent suffix. */
  private static final int ABSENT = -1;

  private static final int LEAST_SLOTS = 1 << 15;

  /** Ten times the bundled table: more is damage, not a list. */
  private static final int MOST_OCTETS = 1 << 23;

  private final String resource;
  private byte[] octets = new byte[1 << 16];
  private int octetCount;
  private int[] starts = new int[LEAST_SLOTS];
  private byte[] lengths = new byte[LEAST_SLOTS];
  private int[] hashes = new int[LEAST_SLOTS];
  private byte[] marks = new byte[LEAST_SLOTS];
  private int used;
  private int rules;
  private int unusableRules;

  private PublicSuffixList(String resource) {
    this.resource = resource;
  }

  /** The list that Fluxgate carries; its first line says which version. */
  public static PublicSuffixList bundled() {
    String resource = "public-suffix-list.bin";
    try (InputStream in = PublicSuffixList.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is missing from this build of Fluxgate");
      }
      return read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes the list as it lies in memory; the stream stays open. */
  public void write(OutputStream out) throws IOException {
    byte[] text = resource.getBytes(StandardCharsets.UTF_8);
    int slots = starts.length;
    ByteBuffer to =
        ByteBuffer.allocate(6 * Integer.BYTES + text.length + octetCount + 10 * slots)
            .order(ByteOrder.LITTLE_ENDIAN);
    to.putInt(text.length).putInt(octetCount).putInt(slots);
    to.putInt(used).putInt(rules).putInt(unusableRules);
    to.put(text).put(octets, 0, octetCount).put(lengths).put(marks);
    to.asIntBuffer().put(starts).put(hashes);
    out.write(to.array());
  }

  /**
   * Reads what {@link #write} wrote, up to the end of the stream, which stays open.
   *
   * @throws IOException where it is damaged in a way that its lengths show
   */
  public static PublicSuffixList read(InputStream in) throws IOException {
    byte[] all = in.readNBytes(MOST_OCTETS);
    ByteBuffer from = ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN);
    int[] header = new int[6];
    if (all.length < Integer.BYTES * header.length) {
      throw new IOException("the public suffix list ends early");
    }
    from.asIntBuffer().get(header);
    from.position(Integer.BYTES * header.length);
    int slots = header[2];
    boolean fits = header[0] >= 0 && header[1] >= 0 && slots > 0 && Integer.bitCount(slots) == 1;
    long length = header[0] + (long) header[1] + 10L * slots;
    if (!fits || length != from.remaining()) {
      throw new IOException("the public suffix list is of another length than it says");
    }
    byte[] text = new byte[header[0]];
    from.get(text);
    PublicSuffixList list = new PublicSuffixList(new String(text, StandardCharsets.UTF_8));
    list.octetCount = header[1];
    list.used = header[3];
    list.rules = header[4];
    list.unusableRules = header[5];
    list.octets = new byte[header[1]];
    list.lengths = new byte[slots];
    list.marks = new byte[slots];
    list.starts = new int[slots];
    list.hashes = new int[slots];
    from.get(list.octets).get(list.lengths).get(list.marks);
    from.asIntBuffer().get(list.starts).get(list.hashes);
    return list;
  }

  /**
   * Reads a list in the syntax of publicsuffix.org, in UTF-8: a rule a line up to the first blank,
   * comments after {@code //}, and the marker comments that begin and end the private section.
   * Rules outside it are registries'. A line that is no usable rule is counted, not thrown. The
   * stream stays open.
   */
  public static PublicSuffixList parse(InputStream in) throws IOException {
    BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    String first = lines.readLine();
    PublicSuffixList list =
        new PublicSuffixList(
            first != null && first.startsWith("//") ? first.substring(2).strip() : "");
    boolean inPrivate = false;
    for (String line = first; line != null; line = lines.readLine()) {
      if (line.startsWith("//")) {
        if (line.contains("===BEGIN PRIVATE DOMAINS===")) {
          inPrivate = true;
        } else if (line.contains("===END PRIVATE DOMAINS===")) {
          inPrivate = false;
        }
      } else if (!line.isBlank()) {
        list.add(firstWord(line), inPrivate);
      }
    }
    return list;
  }

  private static String firstWord(String line) {
    String text = line.strip();
    for (int i = 0; i < text.length(); i++) {
      if (Character.isWhitespace(text.charAt(i))) {
        return text.substring(0, i);
      }
    }
    return text;
  }

  private void add(String rule, boolean inPrivate) {
    byte mark = inPrivate ? RULE_PRIVATE : RULE;
    String text = rule;
    if (rule.startsWith("!")) {
      mark = inPrivate ? EXCEPTION_PRIVATE : EXCEPTION;
      text = rule.substring(1);
    } else if (rule.startsWith("*.")) {
      mark = inPrivate ? WILDCARD_PRIVATE : WILDCARD;
      text = rule.substring(2);
    }
    DomainName suffix = toName(text);
    if (suffix == null || suffix.isRoot() || suffix.labelCount() > MOST_RULE_LABELS) {
      unusableRules++;
      return;
    }
    rules++;
    int labels = suffix.labelCount();
    for (int count = 1; count < labels; count++) {
      insert(suffix.suffix(count));
    }
    marks[insert(suffix)] |= mark;
  }

  /** The name a rule stands for, its labels in the form that the DNS carries; null when none. */
  private static @Nullable DomainName toName(String text) {
    if (text.indexOf('*') >= 0) {
      return null;
    }
    try {
      return DomainName.parse(isAscii(text) ? text : IDN.toASCII(text, IDN.ALLOW_UNASSIGNED));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0x7F) {
        return false;
      }
    }
    return true;
  }

  private int insert(DomainName suffix) {
    if (2 * used >= starts.length) {
      grow();
    }
    int length = suffix.octetCount();
    int hash = hash(suffix, 0, length, 0);
    int slot = slotOf(suffix, 0, hash);
    if (lengths[slot] == 0) {
      octets = Arrays.copyOf(octets, Math.max(octets.length, 2 * (octetCount + length)));
      for (int i = 0; i < length; i++) {
        octets[octetCount + i] = suffix.octet(i);
      }
      fill(slot, octetCount, (byte) length, hash);
      octetCount += length;
      used++;
    }
    return slot;
  }

  private void fill(int slot, int start, byte length, int hash) {
    starts[slot] = start;
    lengths[slot] = length;
    hashes[slot] = hash;
  }

  private void grow() {
    int[] oldStarts = starts;
    byte[] oldLengths = lengths;
    int[] oldHashes = hashes;
    byte[] oldMarks = marks;
    int slots = 2 * oldStarts.length;
    starts = new int[slots];
    lengths = new byte[slots];
    hashes = new int[slots];
    marks = new byte[slots];
    for (int i = 0; i < oldStarts.length; i++) {
      if (oldLengths[i] != 0) {
        int slot = home(oldHashes[i]);
        while (lengths[slot] != 0) {
          slot = after(slot);
        }
        fill(slot, oldStarts[i], oldLengths[i], oldHashes[i]);
        marks[slot] = oldMarks[i];
      }
    }
  }

  private int home(int hash) {
    return (hash ^ hash >>> 15) & (starts.length - 1);
  }

  private int after(int slot) {
    return (slot + 1) & (starts.length - 1);
  }

  /**
   * Continues the hash of what stands right of {@code end} over {@code [start, end)}, leftwards.
   */
  private static int hash(DomainName name, int start, int end, int hash) {
    int h = hash;
    for (int i = end - 1; i >= start; i--) {
      h = 31 * h + name.octet(i);
    }
    return h;
  }

  /** The slot that holds the suffix of {@code name} from {@code start}, or the free one for it. */
  private int slotOf(DomainName name, int start, int hash) {
    int slot = home(hash);
    while (lengths[slot] != 0 && (hashes[slot] != hash || !holds(slot, name, start))) {
      slot = after(slot);
    }
    return slot;
  }

  private boolean holds(int slot, DomainName name, int start) {
    int length = lengths[slot] & 0xFF;
    if (name.octetCount() - start != length) {
      return false;
    }
    int at = starts[slot];
    for (int i = 0; i < length; i++) {
      if (octets[at + i] != name.octet(start + i)) {
        return false;
      }
    }
    return true;
  }

  /**
   * How many labels the public suffix of the name has, with {@link #PRIVATE_RULE} where the rule
   * that says so is in the private section; 0 for the root. The most labels win, an exception over
   * all.
   */
  private int prevailing(DomainName name) {
    int labels = 0;
    long starts = 0;
    for (int at = 0; at < name.octetCount(); at += name.octet(at) + 1) {
      starts = starts << 8 | at;
      labels++;
    }
    int best = Math.min(labels, 1);
    int hash = 0;
    int end = name.octetCount();
    for (int count = 1; count <= Math.min(labels, MOST_RULE_LABELS); count++) {
      int start = (int) (starts >>> 8 * (count - 1)) & 0xFF;
      hash = hash(name, start, end, hash);
      end = start;
      int slot = slotOf(name, start, hash);
      if (lengths[slot] == 0) {
        break;
      }
      byte mark = marks[slot];
      if ((mark & (EXCEPTION | EXCEPTION_PRIVATE)) != 0) {
        return (count - 1) | ((mark & EXCEPTION) == 0 ? PRIVATE_RULE : 0);
      }
      if ((mark & (RULE | RULE_PRIVATE)) != 0 && count >= (best & 0xFF)) {
        best = count | ((mark & RULE) == 0 ? PRIVATE_RULE : 0);
      }
      if ((mark & (WILDCARD | WILDCARD_PRIVATE)) != 0 && count < labels) {
        best = (count + 1) | ((mark & WILDCARD) == 0 ? PRIVATE_RULE : 0);
      }
    }
    return best;
  }

  /**
   * The domain that somebody registered and the name belongs to: its public suffix and one label
   * more. The private section counts, so two customers of one dynamic-DNS provider have two.
   *
   * @return null for the root, a name of one label, and a name that is itself a public suffix
   */
  public @Nullable DomainName registeredDomain(DomainName name) {
    int suffixLabels = prevailing(name) & 0xFF;
    DomainName domain = name.suffix(suffixLabels + 1);
    return domain.labelCount() > suffixLabels && suffixLabels > 0 ? domain : null;
  }

  /** The public suffix of the name: at least its last label; the root only for the root. */
  public DomainName publicSuffix(DomainName name) {
    return name.suffix(prevailing(name) & 0xFF);
  }

  /** Whether names are registered directly below this one. False for the root. */
  public boolean isPublicSuffix(DomainName name) {
    return !name.isRoot() && name.labelCount() == (prevailing(name) & 0xFF);
  }

  /**
   * Whether the name is at or below a suffix of the private section: dynamic DNS, shared hosting, a
   * provider's customer zone. Whoever runs the suffix is then not who runs the name.
   */
  public boolean isUnderPrivateSuffix(DomainName name) {
    return (prevailing(name) & PRIVATE_RULE) != 0;
  }

  /** What the list says about itself in its first line: source, version and licence. */
  public String resource() {
    return resource;
  }

  /** How many rules are in force. */
  public int ruleCount() {
    return rules;
  }

  /** How many lines looked like a rule and could not be used. */
  public int unusableRuleCount() {
    return unusableRules;
  }

  @Override
  public String toString() {
    return "PublicSuffixList[" + rules + " rules, " + Arrays.hashCode(hashes) + "]";
  }
}
