/**
 * What a VMware ESXi host tells of its network: {@code esxcli network ip connection list} (as a
 * table or with {@code --formatter=csv}), {@code esxcli network ip dns server list}, and of its
 * shell and hostd logs what changes the resolvers that it asks.
 *
 * <pre>{@code
 * Proto  Recv Q  Send Q  Local Address     Foreign Address   State        World ID  CC Algo  World Name
 * -----  ------  ------  ----------------  ----------------  -----------  --------  -------  ----------
 * tcp         0       0  10.0.9.21:51882   192.0.2.7:443     ESTABLISHED   2099518  newreno  python3
 *    DNSServers: 10.0.0.53, 10.0.1.53
 * 2026-11-23T07:30:11.345Z In(14) shell[2099371]: [root]: esxcli network ip dns server add --server=203.0.113.53
 * }</pre>
 *
 * <p>Where it sits: between lines, already out of their syslog headers, and observations.
 *
 * <p>Times: those of the logs stand in their headers, in UTC. Listings have none: a line with a
 * time (RFC 3339, or what {@code date} prints, behind a {@code #} or not) in front of a listing
 * dates it, as a job that lists every few minutes writes it; else the file's own time does, and
 * what has neither is rejected.
 *
 * <p>What it does not carry: names and answers. ESXi logs no query: which names a host asked, only
 * the logs of its resolver say, by the host's address. Connections shorter than the time between
 * two listings are not seen. hostd says that the setting was changed, not to what.
 *
 * <p>Invariants: a connection that is in one listing after the other is handed over once. Who
 * listens on a port of a listing is the server of the connections to it.
 *
 * <p>Sources: the esxcli reference of vSphere 7 and 8 and log lines as administrators publish them,
 * read on 2026-11-29. Not checked on a real host: none runs here. The line of hostd and the shell's
 * ways of setting resolvers are written as documented.
 */
@NullMarked
package fluxgate.format.esxi;

import org.jspecify.annotations.NullMarked;
