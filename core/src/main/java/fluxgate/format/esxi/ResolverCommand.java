package fluxgate.format.esxi;

import fluxgate.net.IpAddress;
import fluxgate.observation.ResolverSettingObservation;
import fluxgate.observation.ResolverSettingObservation.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A line of the shell's or hostd's log.
 *
 * @param change what it does to the resolvers; null where nothing
 * @param servers that it names
 * @param user who gave it, where the line says
 */
record ResolverCommand(@Nullable Change change, List<IpAddress> servers, @Nullable String user) {
  private static final Pattern SHELL =
      Pattern.compile(
          "(?:[A-Z][a-z]?\\(\\d{1,3}\\) )?(?:(?:shell|SHELL|ESXShell)\\[\\d{1,10}\\]: )?"
              + "\\[([\\w.\\\\@-]{1,64})\\]: (.{1,4000})",
          Pattern.DOTALL);

  private static final Pattern COMMAND =
      Pattern.compile(
          "(?:/\\S{1,64}/)?(?:esxcli|localcli|esxcfg-\\w{1,16}|vicfg-\\w{1,16}|vim-cmd)\\b.*",
          Pattern.DOTALL);

  private static final Pattern HOSTD =
      Pattern.compile(
          "(?:[A-Z][a-z]?\\(\\d{1,3}\\) )?(?:\\w{4,8} )?(?:[Hh]ostd\\[[0-9A-Fa-f]{1,16}\\]:? )?"
              + "\\[Originator@6876 ([^\\]]{1,400})\\](.{0,4000})",
          Pattern.DOTALL);

  private static final Pattern HOSTD_USER = Pattern.compile("\\buser=([\\w.\\\\@:-]{1,64})");

  private static final Pattern DNS_SERVER =
      Pattern.compile("network ip dns server (add|remove)\\b(.*)", Pattern.DOTALL);

  private static final Pattern DNS_SET =
      Pattern.compile("hostsvc/net/dns_set\\b.*--ip-addresses[= ](\\S{1,400})", Pattern.DOTALL);

  private static final Pattern RESOLV_CONF =
      Pattern.compile(
          ">>?\\s*/etc/resolv\\.conf\\b"
              + "|\\b(?:tee|vi|sed -i)\\b.{0,400}\\s/etc/resolv\\.conf\\b"
              + "|\\b(?:cp|mv)\\b.{0,400}\\s/etc/resolv\\.conf\\s*(?:$|[;&|])",
          Pattern.DOTALL);

  private static final Pattern NAME_SERVER = Pattern.compile("nameserver\\s+([0-9A-Fa-f.:]{2,45})");

  private static final Pattern ADDRESS = Pattern.compile("[0-9A-Fa-f.:]{2,45}");

  ResolverCommand {
    servers = List.copyOf(servers);
  }

  /**
   * Whether a line is one of the shell's log: it says so, or has one of the host's own commands.
   */
  static boolean isShell(String line) {
    Matcher m = SHELL.matcher(line);
    if (!m.matches()) {
      return false;
    }
    boolean named = line.indexOf("hell[") >= 0 && line.indexOf("hell[") < line.indexOf("]: ");
    return named
        || COMMAND.matcher(m.group(2)).matches()
        || typed(m.group(2), m.group(1)).change() != null;
  }

  /** Whether a line is one of hostd's log, or of another service that writes as hostd does. */
  static boolean isHostd(String line) {
    return HOSTD.matcher(line).matches();
  }

  /** What the line says; null where it is a line of neither log. */
  static @Nullable ResolverCommand of(String line) {
    Matcher shell = SHELL.matcher(line);
    if (shell.matches()) {
      return typed(shell.group(2), shell.group(1));
    }
    Matcher hostd = HOSTD.matcher(line);
    if (!hostd.matches()) {
      return null;
    }
    Matcher user = HOSTD_USER.matcher(hostd.group(1));
    boolean changes =
        hostd.group(2).contains("Task Created") && hostd.group(2).contains(".updateDnsConfig");
    return new ResolverCommand(
        changes ? Change.CHANGED : null, List.of(), user.find() ? user.group(1) : null);
  }

  private static ResolverCommand typed(String command, String user) {
    Matcher m = DNS_SERVER.matcher(command);
    if (m.find()) {
      Change change = m.group(1).equals("add") ? Change.ADDED : Change.REMOVED;
      return new ResolverCommand(change, addresses(m.group(2)), user);
    }
    m = DNS_SET.matcher(command);
    if (m.find()) {
      return new ResolverCommand(Change.REPLACED, addresses(m.group(1)), user);
    }
    if (RESOLV_CONF.matcher(command).find()) {
      List<IpAddress> servers = new ArrayList<>();
      Matcher names = NAME_SERVER.matcher(command);
      while (names.find() && servers.size() < ResolverSettingObservation.MOST_SERVERS) {
        add(names.group(1), servers);
      }
      boolean appends = command.contains(">>");
      Change change = servers.isEmpty() ? Change.CHANGED : appends ? Change.ADDED : Change.REPLACED;
      return new ResolverCommand(change, servers, user);
    }
    return new ResolverCommand(null, List.of(), user);
  }

  /** The addresses that stand in a text, in their order. */
  static List<IpAddress> addresses(String text) {
    List<IpAddress> servers = new ArrayList<>();
    Matcher m = ADDRESS.matcher(text);
    while (m.find() && servers.size() < ResolverSettingObservation.MOST_SERVERS) {
      add(m.group(), servers);
    }
    return servers;
  }

  private static void add(String text, List<IpAddress> servers) {
    IpAddress address = IpAddress.parse(text);
    if (address != null && !servers.contains(address)) {
      servers.add(address);
    }
  }
}
