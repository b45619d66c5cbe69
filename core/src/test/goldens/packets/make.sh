#!/bin/bash
# Makes the goldens of pcap, pcapng and dnstap anew: a client, a resolver (Unbound) and two
# authoritative servers (NSD) in network namespaces of their own on one bridge, asked by dig and
# captured by dumpcap and fstrm_capture. Nothing leaves the machine.
# Needs root, and: iproute2 nsd unbound bind9-dnsutils tshark fstrm-bin.
# usage: make.sh [OUTPUT_FOLDER]   (default: the test resources)
set -eu
. "$(dirname "$0")/../lab.sh"
out=$(realpath "${1:-$formats}")
lab wire "$out"
lab=/run/lab

# --- the wire ---------------------------------------------------------------------------------
ip link add br0 type bridge
ip link set br0 up
host() { # NAME LAST_MAC_OCTET ADDRESS...
  local name=$1 mac=$2
  shift 2
  ip netns add "$name"
  ip link add "v-$name" type veth peer name eth0 netns "$name"
  ip link set "v-$name" master br0 up
  ip -n "$name" link set lo up
  ip -n "$name" link set eth0 address "02:00:00:00:00:$mac" up
  # Segmentation in software, so that packets are as they would be on a cable.
  ip netns exec "$name" ethtool -K eth0 tso off gso off gro off tx off >/dev/null 2>&1 || true
  for address in "$@"; do ip -n "$name" address add "$address" dev eth0 nodad; done
  ip -n "$name" route add 203.0.113.0/24 via 192.0.2.53 2>/dev/null || true
  ip -n "$name" route add 198.18.0.0/15 via 192.0.2.53 2>/dev/null || true
}
host client 10 192.0.2.10/24 2001:db8::10/64
host resolver 53 192.0.2.53/24 198.51.100.10/24 2001:db8::53/64
host parent 54 198.51.100.53/24 2001:db8::5353/64
host child 55 198.51.100.54/24 2001:db8::5354/64
on() { ip netns exec "$@"; }

# --- the zones --------------------------------------------------------------------------------
soa='@ 300 IN SOA ns.example. hostmaster.example. 1 3600 600 86400 60'
{
  echo '$ORIGIN example.'
  echo "$soa"
  cat <<'Z'
@      300 NS    ns
ns     300 A     198.51.100.53
flux    60 NS    ns1.flux
flux    60 NS    ns2.flux
ns1.flux 60 A    198.51.100.54
ns2.flux 60 A    198.18.77.7
ns1.flux 60 AAAA 2001:db8::5354
shop   120 CNAME cdn.shop
cdn.shop 60 CNAME edge.cdn
edge.cdn 20 A    198.18.200.1
edge.cdn 20 A    198.18.200.2
edge.cdn 20 AAAA 2001:db8:c::1
mail  3600 MX    10 mx1
mail  3600 MX    20 mx2
mx1   3600 A     203.0.113.25
_sip._tcp 300 SRV 0 5 5060 sip
sip    300 A     203.0.113.5
note   300 TXT   "first string" "second"
alias  300 DNAME example2.example.
Www.MiXed 300 A  203.0.113.80
odd\.dot\032name 300 A 203.0.113.81
Z
  for i in $(seq 1 92); do echo "big 30 A 198.19.$((i % 7)).$i"; done
} > "$lab/example.zone"
flux_zone() { # SERIAL: five agents that differ with each serial
  echo '$ORIGIN flux.example.'
  echo "$soa" | sed "s/ 1 3600/ $1 3600/"
  echo '@ 60 NS ns1'
  echo '@ 60 NS ns2'
  echo 'ns1 60 A 198.51.100.54'
  echo 'ns1 60 AAAA 2001:db8::5354'
  echo 'ns2 60 A 198.18.77.7'
  for i in 1 2 3 4 5; do echo "www 2 A 198.18.$((i * 13 + $1)).$((i * 29 + $1))"; done
}
flux_zone 1 > "$lab/flux.zone"
nsd_for() { # NAME ZONE FILE ADDRESS...
  local name=$1 zone=$2 file=$3
  shift 3
  {
    echo 'server:'
    for address in "$@"; do echo "  ip-address: $address"; done
    cat <<Z
  username: ""
  chroot: ""
  zonesdir: "$lab"
  pidfile: "$lab/$name.pid"
  xfrdfile: "$lab/$name.xfrd"
  database: ""
  zonelistfile: "$lab/$name.list"
  xfrdir: "$lab"
  ipv4-edns-size: 4096
  ipv6-edns-size: 4096
  minimal-responses: no
remote-control:
  control-enable: no
zone:
  name: "$zone"
  zonefile: "$file"
Z
  } > "$lab/$name.conf"
  ip netns exec "$name" nsd -d -c "$lab/$name.conf" >"$lab/$name.log" 2>&1 &
}
nsd_for parent example example.zone 198.51.100.53 2001:db8::5353
nsd_for child flux.example flux.zone 198.51.100.54 2001:db8::5354

# --- the resolver -----------------------------------------------------------------------------
cat > "$lab/policy.zone" <<'Z'
$ORIGIN policy.example.
@ 300 SOA ns.example. hostmaster.example. 1 3600 600 86400 60
@ 300 NS ns.example.
blocked.example CNAME .
walled.example A 203.0.113.66
Z
unbound_with() { # EXTRA_SERVER_LINES
  cat > "$lab/unbound.conf" <<Z
server:
  interface: 192.0.2.53
  interface: 2001:db8::53
  access-control: 0.0.0.0/0 allow
  access-control: ::/0 allow
  username: ""
  chroot: ""
  directory: "$lab"
  pidfile: "$lab/unbound.pid"
  use-syslog: no
  logfile: "$lab/unbound.log"
  num-threads: 1
  module-config: "respip iterator"
  edns-buffer-size: 4096
  max-udp-size: 4096
  minimal-responses: no
  qname-minimisation: no
  target-fetch-policy: "0 0 0 0 0"
  do-not-query-localhost: no
  local-zone: "example." nodefault
  ede: yes
stub-zone:
  name: "example."
  stub-addr: 198.51.100.53
rpz:
  name: policy.example.
  zonefile: "$lab/policy.zone"
$1
Z
  ip netns exec resolver unbound -d -c "$lab/unbound.conf" &
  unbound=$!
}
ip -n client route add 198.51.100.0/24 dev eth0
for a in parent child; do ip -n $a route add 192.0.2.0/24 dev eth0; done
ip -n resolver route add 192.0.2.0/24 dev eth0 2>/dev/null || true

wanted='not arp and not icmp and not icmp6 and not ip6 multicast'
ask() { on client dig +time=2 +tries=1 +nocookie "$@" >>"$lab/dig.log" 2>&1 || true; }

# --- pcap: the bridge sees both sides of the resolver -------------------------------------------
await on client dig +time=1 +tries=1 @198.51.100.53 ns.example
await on client dig +time=1 +tries=1 @198.51.100.54 www.flux.example
unbound_with ""
await on client dig +time=1 +tries=1 @192.0.2.53 ns.example
capture() { # NAME: everything on the bridge into NAME.pcap
  dumpcap -q -P -i br0 -w "$lab/$1.pcap" -f "$wanted" 2>>"$lab/dumpcap.log" &
  capture=$!
  sleep 2
}
captured() {
  sleep 1
  stop $capture
}
capture names
ask @192.0.2.53 www.flux.example A
ask @192.0.2.53 www.flux.example A
flux_zone 2 > "$lab/flux.zone"
kill -HUP "$(cat "$lab/child.pid")"
sleep 3
ask @2001:db8::53 www.flux.example A
ask @192.0.2.53 shop.example A
ask @192.0.2.53 mail.example MX
ask @192.0.2.53 _sip._tcp.example SRV
ask @192.0.2.53 nothere.example A
ask @192.0.2.53 mail.example AAAA
ask @192.0.2.53 wWw.mixed.EXAMPLE A
ask @192.0.2.53 'odd\.dot\032name.example' A
captured
capture policy-and-connections
ask @192.0.2.53 deep.alias.example A
ask @192.0.2.53 blocked.example A
ask @192.0.2.53 walled.example A
ask @198.51.100.53 +norec www.flux.example A                # a referral
ask @192.0.2.53 version.bind TXT CH
ask @203.0.113.9 unanswered.example A
on client bash -c 'timeout 1.5 bash -c "exec 3<>/dev/tcp/198.18.200.1/443"; echo time >/dev/udp/198.18.200.2/123; exec 3<>/dev/udp/198.18.200.1/443; echo 1 >&3; echo 2 >&3' 2>/dev/null || true
captured
capture fragments
ask @192.0.2.53 +bufsize=4096 big.example A                 # IPv4 fragments
ask @2001:db8::53 +bufsize=4096 big.example A               # IPv6 fragments
captured
capture tcp
ask @192.0.2.53 +bufsize=512 big.example A                  # truncated, again over TCP
ask @192.0.2.53 +tcp +keepopen note.example TXT edge.cdn.example AAAA
captured
stop $unbound

# --- pcapng and dnstap: on the resolver itself --------------------------------------------------
fstrm_capture -t protobuf:dnstap.Dnstap -u "$lab/dnstap.sock" -w "$lab/input.fstrm" 2>"$lab/fstrm.log" &
tap=$!
sleep 0.5
chmod 777 "$lab/dnstap.sock"
unbound_with "dnstap:
  dnstap-enable: yes
  dnstap-socket-path: \"$lab/dnstap.sock\"
  dnstap-send-identity: yes
  dnstap-send-version: yes
  dnstap-identity: \"resolver.example\"
  dnstap-log-client-query-messages: yes
  dnstap-log-client-response-messages: yes
  dnstap-log-resolver-query-messages: yes
  dnstap-log-resolver-response-messages: yes"
sleep 1
ip netns exec resolver dumpcap -q -i any -w "$lab/input.pcapng" -f "$wanted" 2>"$lab/dumpcap2.log" &
capture=$!
sleep 2
ask @192.0.2.53 www.flux.example A
flux_zone 3 > "$lab/flux.zone"
kill -HUP "$(cat "$lab/child.pid")"
sleep 3
ask @2001:db8::53 www.flux.example A
ask @192.0.2.53 shop.example A
ask @192.0.2.53 nothere.example A
ask @192.0.2.53 blocked.example A
ask @192.0.2.53 walled.example A
ask @192.0.2.53 +tcp mail.example MX
sleep 2
stop $unbound
stop $capture
sleep 0.5
stop $tap

# --- what came of it, and what other tools read in it --------------------------------------------
mkdir -p "$out/pcap" "$out/pcapng" "$out/dnstap"
cp "$lab"/*.pcap "$out/pcap/"
# Twice through editcap, for dumpcap writes the capturing machine's hardware into the file.
editcap -F nsecpcap "$lab/input.pcapng" "$lab/plain"
editcap -F pcapng "$lab/plain" "$out/pcapng/resolver.pcapng"
cp "$lab/input.fstrm" "$out/dnstap/unbound.fstrm"
oracle() {
  tshark -r "$1" -o ip.defragment:TRUE -o tcp.desegment_tcp_streams:TRUE -d udp.port==53,dns \
    -Y 'dns && !icmp' -T fields -E separator='|' -E occurrence=a -E aggregator=, \
    -e frame.number -e dns.flags.response -e dns.resp.name -e dns.resp.type -e dns.resp.ttl \
    -e dns.a -e dns.aaaa -e dns.flags.rcode 2>/dev/null
}
for capture in "$out"/pcap/*.pcap "$out"/pcapng/*.pcapng; do
  oracle "$capture" > "$capture.tshark.expected"
done
dnstap-read "$out/dnstap/unbound.fstrm" > "$out/dnstap/unbound.fstrm.dnstap-read.expected"
chmod -R a+rX "$out"
versions "tshark --version" "unbound -V" "nsd -v" "dig -v"
ls -l "$out"/{pcap,pcapng,dnstap}
