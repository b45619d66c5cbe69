#!/bin/bash
# Makes the goldens of resolved-monitor anew: systemd-resolved before a resolver (Unbound) and an
# authoritative server (NSD), asked by resolvectl and dig; what resolvectl monitor says of it goes to
# a file and to journald. All on the loopback of namespaces of their own. Nothing leaves the machine.
# Needs root, and: iproute2 dbus systemd systemd-resolved nsd unbound bind9-dnsutils.
# (systemd-resolved replaces /etc/resolv.conf where it is installed.)
# usage: make.sh [OUTPUT_FOLDER]   (default: the test resources)
set -eu
out=$(realpath "${1:-$(dirname "$0")/../../resources/fluxgate/format}")
if [ "${FLUXGATE_LAB:-}" != inside ]; then
  exec env FLUXGATE_LAB=inside unshare --mount --net --uts "$0" "$out"
fi
hostname host1
export TZ=UTC LC_ALL=C
mount -t tmpfs -o mode=755 lab /run
mkdir -p /run/lab /run/dbus /run/log/journal /run/systemd/journal /run/systemd/resolve /run/systemd/resolved.conf.d /run/dev
chmod 755 /run/lab
cp -a /dev/null /dev/zero /dev/full /dev/random /dev/urandom /run/dev/
mount --bind /run/dev /dev
ln -s /run/systemd/journal/dev-log /dev/log
cd /run/lab
trap 'kill $(jobs -p) 2>/dev/null || true' EXIT
ip link set lo up
for a in 192.0.2.53 198.51.100.53 198.51.100.54; do ip address add $a/32 dev lo; done
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
{
  cat <<'Z'
server:
  ip-address: 198.51.100.53
  username: ""
  chroot: ""
  zonesdir: "/run/lab"
  pidfile: ""
  xfrdfile: "/run/lab/xfrd"
  database: ""
  zonelistfile: "/run/lab/list"
  xfrdir: "/run/lab"
  minimal-responses: no
remote-control:
  control-enable: no
Z
  for zone in example:example flux.example:flux 113.0.203.in-addr.arpa:reverse; do
    printf 'zone:\n  name: "%s."\n  zonefile: "%s.zone"\n' "${zone%:*}" "${zone#*:}"
  done
} > nsd.conf
nsd -d -c nsd.conf > nsd.log 2>&1 &
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
until dig +time=1 +tries=1 @192.0.2.53 ns.example > /dev/null 2>&1; do sleep 0.1; done

# --- systemd-resolved, its monitor, and journald ----------------------------------------------------
echo 0123456789abcdef0123456789abcdef > machine-id
mount --bind machine-id /etc/machine-id
printf '[Journal]\nStorage=volatile\nForwardToSyslog=no\nReadKMsg=no\nAudit=\n' > journald.conf
mount --bind journald.conf /etc/systemd/journald.conf
/lib/systemd/systemd-journald &
until [ -S /run/systemd/journal/stdout ]; do sleep 0.1; done
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
until [ -S /run/dbus/system_bus_socket ]; do sleep 0.1; done
chown systemd-resolve: /run/systemd/resolve
/lib/systemd/systemd-resolved > resolved.log 2>&1 &
until [ -S /run/systemd/resolve/io.systemd.Resolve.Monitor ] && resolvectl status > /dev/null 2>&1; do sleep 0.1; done
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
journalctl -D /run/log/journal -o json --all SYSLOG_IDENTIFIER=resolvectl |
  sed -E 's/("_BOOT_ID":")[0-9a-f]*/\100000000000000000000000000000000/g; s/(;b=)[0-9a-f]*/\100000000000000000000000000000000/g' \
    > "$out/resolved-monitor/journal.ndjson"
journalctl -D /run/log/journal -o short-iso SYSLOG_IDENTIFIER=resolvectl > "$out/resolved-monitor/journal-short-iso.log"
chmod -R a+rX "$out/resolved-monitor"
for tool in "resolvectl --version" "unbound -V" "nsd -v" "dig -v"; do $tool 2>&1 | head -1; done
ls -l "$out/resolved-monitor"
