#!/bin/bash
# Makes the goldens of resolved-monitor anew: systemd-resolved before a resolver (Unbound) and an
# authoritative server (NSD), asked by resolvectl and dig; what resolvectl monitor says of it goes to
# a file and to journald. All within namespaces of their own, on loopback and one pair of veth
# interfaces. Nothing leaves the machine.
# Needs root, and: iproute2 dbus systemd systemd-resolved nsd unbound bind9-dnsutils.
# (systemd-resolved replaces /etc/resolv.conf where it is installed.)
# usage: make.sh [OUTPUT_FOLDER]   (default: the test resources)
set -eu
. "$(dirname "$0")/../lab.sh"
out=$(realpath "${1:-$formats}")
lab host1 "$out"
mkdir -p /run/dbus /run/systemd/resolve /run/systemd/resolved.conf.d
own_dev
addresses 192.0.2.53 198.51.100.53 198.51.100.54
# resolved asks nobody where the machine has loopback alone.
ip link add eth0 type veth peer name eth1
for side in eth0 eth1; do ip link set $side addrgenmode none up; done
ip address add 192.0.2.10/24 dev eth0

# --- the zone and the resolver before it ------------------------------------------------------------
cat > example.zone <<'Z'
$ORIGIN example.
@ 300 IN SOA ns hostmaster 1 3600 600 86400 60
@      300 NS    ns
ns     300 A     198.51.100.53
flux    60 NS    ns1.flux
ns1.flux 60 A    203.0.113.200
shop   120 CNAME cdn.shop
cdn.shop 60 CNAME edge.cdn
edge.cdn 20 A    203.0.113.101
edge.cdn 20 A    203.0.113.102
edge.cdn 20 AAAA 2001:db8:c::1
mail  3600 MX    10 mx1
mx1   3600 A     203.0.113.25
bare   300 CNAME mail
_sip._udp 300 SRV 0 5 5060 mx1
note   300 TXT   "first string" "second"
web    300 HTTPS 1 . alpn=h2 ipv4hint=203.0.113.99
alias  300 DNAME flux.example.
Www.MiXed 300 A  203.0.113.80
odd\.dot\032name 300 A 203.0.113.81
Z
cat > flux.zone <<'Z'
$ORIGIN flux.example.
@ 300 IN SOA ns1 hostmaster 1 3600 600 86400 60
@       60 NS    ns1
ns1     60 A     203.0.113.200
www     60 A     203.0.113.7
www     60 A     203.0.113.24
www     60 A     203.0.113.41
www     60 AAAA  2001:db8:f::7
Z
cat > reverse.zone <<'Z'
$ORIGIN 113.0.203.in-addr.arpa.
@ 300 IN SOA ns.example. hostmaster.example. 1 3600 600 86400 60
@ 300 NS ns.example.
7 300 PTR www.flux.example.
Z
more='minimal-responses: no' nsd_with 198.51.100.53 \
  example=example.zone flux.example=flux.zone 113.0.203.in-addr.arpa=reverse.zone
{
  cat <<'Z'
server:
  interface: 192.0.2.53
  access-control: 0.0.0.0/0 allow
  username: ""
  chroot: ""
  directory: "/run/lab"
  pidfile: ""
  use-syslog: no
  logfile: "/run/lab/unbound.log"
  num-threads: 1
  module-config: "iterator"
  minimal-responses: no
  do-not-query-localhost: no
  local-zone: "example." nodefault
  local-zone: "113.0.203.in-addr.arpa." nodefault
remote-control:
  control-enable: no
Z
  for zone in example. flux.example. 113.0.203.in-addr.arpa.; do
    printf 'stub-zone:\n  name: "%s"\n  stub-addr: 198.51.100.53\n' "$zone"
  done
  printf 'stub-zone:\n  name: "silent.example."\n  stub-addr: 198.51.100.54\n'
} > unbound.conf
unbound -d -c unbound.conf &
await answers 192.0.2.53

# --- systemd-resolved, its monitor, and journald ----------------------------------------------------
journald_with ForwardToSyslog=no Audit=
printf '127.0.0.1 localhost\n192.0.2.77 printer.example\n' > hosts
mount --bind hosts /etc/hosts
cat > /run/systemd/resolved.conf.d/lab.conf <<'Z'
[Resolve]
DNS=192.0.2.53
FallbackDNS=
Domains=~.
DNSSEC=no
LLMNR=no
MulticastDNS=no
Z
dbus-daemon --system --nofork --nopidfile > dbus.log 2>&1 &
await test -S /run/dbus/system_bus_socket
chown systemd-resolve: /run/systemd/resolve
/lib/systemd/systemd-resolved > resolved.log 2>&1 &
await test -S /run/systemd/resolve/io.systemd.Resolve.Monitor
await resolvectl status
# The zone flux.example is asked of its own server, which says who serves it.
resolvectl dns eth0 198.51.100.53
resolvectl domain eth0 '~flux.example'
resolvectl monitor --json=short > monitor.log &
systemd-cat -t resolvectl resolvectl monitor --json=short &
sleep 1

query() { resolvectl query "$@" >> query.log 2>&1 || true; }
stub() { dig +time=2 +tries=1 "$@" >> query.log 2>&1 || true; }
query www.flux.example
query shop.example
sleep 2
query www.flux.example
query shop.example
query --cache=no shop.example
query nothere.example
query bare.example
query -t MX mail.example
query -t SRV _sip._udp.example
query -t TXT note.example
query -t HTTPS web.example
query -t NS flux.example
query www.alias.example
query 203.0.113.7
query --class=CH -t TXT version.bind
query _gateway
query unasked.test
query printer.example
query localhost
query host1
stub @127.0.0.53 www.flux.example A
stub @127.0.0.54 shop.example A
stub @127.0.0.53 'odd\.dot\032name.example' A
stub @127.0.0.53 wWw.mixed.EXAMPLE A
query a.silent.example
sleep 2
kill $(jobs -p %?monitor.log)

mkdir -p "$out/resolved-monitor"
cp monitor.log "$out/resolved-monitor/"
journal -o json --all SYSLOG_IDENTIFIER=resolvectl > "$out/resolved-monitor/journal.ndjson"
journal -o short-iso SYSLOG_IDENTIFIER=resolvectl > "$out/resolved-monitor/journal-short-iso.log"
chmod -R a+rX "$out/resolved-monitor"
versions "resolvectl --version" "unbound -V" "nsd -v" "dig -v"
ls -l "$out/resolved-monitor"
