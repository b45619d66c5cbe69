package fluxgate.app.evaluate;

import fluxgate.dns.DomainName;
import fluxgate.dns.PublicSuffixList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Numbers owner names and their registered domains, within bounds. */
final class Subjects {
  /**
   * Owner names told apart: with all detectors' states some two kilobytes each. Later ones share
   * one number a domain.
   */
  private static final int MOST_NAMES = 200_000;

  /** Domains beyond the truth that are followed; of later ones only the number of names counts. */
  private static final int MOST_UNLISTED = 200_000;

  /**
   * @param key the owner name's number
   */
  record Named(Subject subject, int key) {}

  private final PublicSuffixList suffixes;
  private final Truth truth;
  private final Map<DomainName, Named> names = new HashMap<>();
  private final Map<DomainName, Subject> byName = new HashMap<>();
  private final Map<Subject, Named> crowded = new HashMap<>();
  private final List<Subject> subjects = new ArrayList<>();
  private int keys;
  private int unlisted;

  Subjects(PublicSuffixList suffixes, Truth truth) {
    this.suffixes = suffixes;
    this.truth = truth;
  }

  /** The owner name's numbers; null where it lies in no registered domain or there is no room. */
  @Nullable Named named(DomainName owner, long micros) {
    Named known = names.get(owner);
    if (known != null) {
      return known;
    }
    Subject subject = subject(owner, micros);
    if (subject == null) {
      return null;
    }
    if (names.size() >= MOST_NAMES) {
      return crowded.computeIfAbsent(subject, s -> new Named(s, keys++));
    }
    Named named = new Named(subject, keys++);
    names.put(owner, named);
    return named;
  }

  private @Nullable Subject subject(DomainName owner, long micros) {
    DomainName domain = suffixes.registeredDomain(owner);
    if (domain == null) {
      return null;
    }
    Subject subject = byName.get(domain);
    if (subject == null) {
      String word = truth.classOf(domain);
      if (word == null && ++unlisted > MOST_UNLISTED) {
        return null;
      }
      subject = new Subject(domain, subjects.size(), word, micros);
      byName.put(domain, subject);
      subjects.add(subject);
    }
    return subject;
  }

  /** The subject of a registered domain; null where it was not seen. */
  @Nullable Subject byName(DomainName domain) {
    return byName.get(domain);
  }

  /** All that were seen, by their numbers. */
  List<Subject> all() {
    return subjects;
  }
}
