package fluxgate.app.evaluate.published;

import fluxgate.dns.DomainName;
import fluxgate.net.IpPrefix;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads {@code NAME=VALUE}, the mutable elements by the names that ATT&CK gives them. */
public final class AnalyticWords {
  /** The names, as help lists them. */
  public static final String NAMES =
      "DNSQueryBurstThreshold, TimeWindow (minutes), TTLThreshold (seconds), DomainReputationFeed"
          + " (file), DNSRotationRate (an hour), NewDomainThreshold (days), ResolverConfigPaths"
          + " (prefixes, by comma), ExternalDomainWhitelist (file)";

  /** A large list of names has a million. */
  private static final int MOST_NAMES = 2_000_000;

  private AnalyticWords() {}

  /**
   * The standard settings with these changed.
   *
   * @throws IllegalArgumentException whose message says which word is wrong and what is wanted
   * @throws IOException whose message says which file cannot be read and why
   */
  public static AnalyticSettings read(List<String> words) throws IOException {
    AnalyticSettings settings = AnalyticSettings.STANDARD;
    for (String word : words) {
      int equals = word.indexOf('=');
      if (equals < 0) {
        throw new IllegalArgumentException("NAME=VALUE, not '" + word + "'");
      }
      settings = with(settings, word.substring(0, equals), word.substring(equals + 1));
    }
    return settings;
  }

  private static AnalyticSettings with(AnalyticSettings s, String name, String value)
      throws IOException {
    int burst = s.dnsQueryBurstThreshold();
    long window = s.timeWindowMicros();
    long ttl = s.ttlThresholdSeconds();
    Set<DomainName> feed = s.domainReputationFeed();
    int rate = s.dnsRotationRate();
    long young = s.newDomainThresholdMicros();
    List<IpPrefix> resolvers = s.resolverConfigPaths();
    Set<DomainName> whitelist = s.externalDomainWhitelist();
    switch (name.toLowerCase(Locale.ROOT)) {
      case "dnsqueryburstthreshold" -> burst = number(name, value, 1_000);
      case "timewindow" -> window = number(name, value, 7 * 24 * 60) * 60_000_000L;
      case "ttlthreshold" -> ttl = number(name, value, 604_800);
      case "domainreputationfeed" -> feed = names(value);
      case "dnsrotationrate" -> rate = number(name, value, 1_000);
      case "newdomainthreshold" -> young = number(name, value, 36_500) * 86_400_000_000L;
      case "resolverconfigpaths" -> resolvers = prefixes(name, value);
      case "externaldomainwhitelist" -> whitelist = names(value);
      default -> throw new IllegalArgumentException("one of " + NAMES + ", not '" + name + "'");
    }
    return new AnalyticSettings(burst, window, ttl, feed, rate, young, resolvers, whitelist);
  }

  private static int number(String name, String value, int most) {
    try {
      int number = Integer.parseInt(value);
      if (number >= 1 && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new IllegalArgumentException(
        name + "= a whole number from 1 to " + most + ", not '" + value + "'");
  }

  private static List<IpPrefix> prefixes(String name, String value) {
    List<IpPrefix> prefixes = new ArrayList<>();
    for (String text : value.split(",", -1)) {
      IpPrefix prefix = IpPrefix.parse(text.strip());
      if (prefix == null) {
        throw new IllegalArgumentException(
            name + "= addresses or prefixes by comma, not '" + value + "'");
      }
      prefixes.add(prefix);
    }
    return prefixes;
  }

  private static Set<DomainName> names(String file) throws IOException {
    Set<DomainName> names = new HashSet<>();
    try (BufferedReader lines = Files.newBufferedReader(Path.of(file))) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        String text = line.strip();
        if (text.isEmpty() || text.startsWith("#")) {
          continue;
        }
        DomainName name = DomainName.parse(text);
        if (name == null || name.isRoot() || names.size() >= MOST_NAMES) {
          throw new IOException(
              file + ": line " + number + " is not a domain name, or one too many");
        }
        names.add(name);
      }
    } catch (NoSuchFileException e) {
      throw new IOException(file + ": no such file", e);
    } catch (CharacterCodingException e) {
      throw new IOException(file + ": is not text in UTF-8", e);
    }
    return names;
  }
}
