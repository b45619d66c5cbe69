package fluxgate.app.explain;

import fluxgate.detect.WhatIf;
import fluxgate.detect.timeline.Timeline;
import fluxgate.dns.DomainName;
import fluxgate.net.IpAddress;
import fluxgate.net.Network;
import fluxgate.net.NetworkKind;
import fluxgate.verdict.Finding;
import fluxgate.verdict.Unknown;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One domain, explained.
 *
 * @param asked the name that was asked about
 * @param domain its registered domain
 * @param finding null where no name of the domain rotates
 * @param timeline what was seen; empty where nothing was
 * @param whatIf null where {@code finding} is
 * @param networks who announces an address
 * @param clients what to call clients
 * @param near names that were seen and look alike, where the domain was not seen
 * @param aliases names of the domain whose addresses stand under another
 * @param raw the raw records pointed at, where they were asked for
 */
public record Explanation(
    DomainName asked,
    DomainName domain,
    @Nullable Finding finding,
    Timeline timeline,
    @Nullable WhatIf whatIf,
    Function<IpAddress, @Nullable Network> networks,
    ClientNames clients,
    List<DomainName> near,
    List<AliasTrail.Alias> aliases,
    List<RawRecord> raw) {
  public Explanation {
    near = List.copyOf(near);
    aliases = List.copyOf(aliases);
    raw = List.copyOf(raw);
  }

  /** What the network of an address is mostly used for. */
  public NetworkKind kind(IpAddress address) {
    Network network = networks.apply(address);
    return network == null ? NetworkKind.UNKNOWN : network.kind();
  }

  /** An owner name; not one that spells who must not be shown. */
  public String ownerName(DomainName name) {
    String text = name.toString();
    return clients.text(text).equals(text) ? text : "(a name that spells a client)";
  }

  /** How many clients dealt with the domain, resolvers apart where that is known. */
  public int clientCount() {
    return finding == null ? timeline.clients().size() : finding.clientCount();
  }

  /** Whether there are more clients than {@link #clientCount}. */
  public boolean hasMoreClients() {
    return finding != null && finding.hasMoreClients();
  }

  /** What a code of {@link fluxgate.verdict.Verdict#unknown} means here; empty for a new code. */
  public String unknown(String code) {
    if (code.equals("NS_UNOBSERVED") && !timeline.nameServers().isEmpty()) {
      return "Its delegation was seen only while nothing rotated yet, and is not part of the"
          + " verdict.";
    }
    Unknown row = Unknown.of(code);
    return row == null ? "" : row.sentence() + " To know: " + row.remedy() + ".";
  }
}
