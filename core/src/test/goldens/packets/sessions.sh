#!/bin/bash
# Makes the golden sessions.pcap anew: connections of every kind (answered, reset, refused, dropped,
# in TCP and UDP, IPv4 and IPv6) and the questions before them, between a client and a server in
# network namespaces of their own, captured at the client. Nothing leaves the machine.
# Needs root, and: iproute2 nftables nsd bind9-dnsutils tshark python3.
# usage: sessions.sh [OUTPUT_FOLDER]   (default: the test resources)
set -eu
. "$(dirname "$0")/../lab.sh"
out=$(realpath "${1:-$formats}")
lab client "$out"

ip netns add client
ip netns add server
ip link add c0 netns client address 02:00:00:00:00:10 type veth peer name s0 netns server address 02:00:00:00:00:53
for end in client:c0 server:s0; do
  ip netns exec "${end%:*}" ethtool -K "${end#*:}" tso off gso off gro off tx off >/dev/null 2>&1 || true
done
ip -n client address add 10.20.30.41/8 dev c0
ip -n client address add 2001:db8:1::41/64 dev c0 nodad
ip -n server address add 10.0.0.53/8 dev s0
ip -n server address add 2001:db8:1::1/64 dev s0 nodad
for a in 192.0.2.7 198.51.100.9 203.0.113.5; do ip -n server address add $a/32 dev s0; done
ip -n server address add 2001:db8:9::7/128 dev s0 nodad
for end in client:c0 server:s0; do
  ip -n "${end%:*}" link set lo up
  ip -n "${end%:*}" link set "${end#*:}" up
done
ip -n client route add default via 10.0.0.53
ip -n client -6 route add default via 2001:db8:1::1
ip netns exec server nft 'add table inet t; add chain inet t i { type filter hook input priority 0; };
  add rule inet t i ip daddr 203.0.113.5 drop'

cat > example.zone <<'Z'
$ORIGIN example.
@ 300 IN SOA ns hostmaster 1 3600 600 86400 60
@      300 NS    ns
ns     300 A     10.0.0.53
c2.flux9 60 A    192.0.2.7
c2.flux9 60 A    198.51.100.9
c2.flux9 60 AAAA 2001:db8:9::7
www.flux9 300 CNAME c2.flux9
dead.flux9 60 A  203.0.113.5
Z
within='ip netns exec server' nsd_with 10.0.0.53 example=example.zone

cat > serve.py <<'P'
import time
from traffic import serve_tcp, serve_udp
serve_tcp('192.0.2.7', 443, b'x' * 3000)
serve_tcp('198.51.100.9', 8443, b'z' * 100, reset=True)
serve_tcp('2001:db8:9::7', 443, b'y' * 500)
serve_udp('192.0.2.7', 4500)
time.sleep(60)
P
cat > ask.py <<'P'
from traffic import ask_tcp, ask_udp
ask_tcp('192.0.2.7', 443, b'hello' * 20, 51443, 1.5)
ask_tcp('198.51.100.9', 8443, b'hello', 51444, 1.5)
ask_tcp('203.0.113.5', 443, b'hello', 51445, 1.5)    # dropped
ask_tcp('192.0.2.7', 8081, b'hello', 51446, 1.5)     # refused
ask_tcp('2001:db8:9::7', 443, b'hello', 51447, 1.5)
ask_udp('192.0.2.7', 4500, b'u' * 50, 50001, 0.5)
ask_udp('203.0.113.5', 4500, b'u' * 50, 50002, 0.5)  # dropped
P
ip netns exec server python3 serve.py &
await ip netns exec server grep ':20FB ' /proc/net/tcp
sleep 1
ip netns exec client dumpcap -q -P -i c0 -w sessions.pcap -f 'not arp and not icmp6 and not ip6 multicast' 2>dumpcap.log &
capture=$!
sleep 2
for name in www.flux9.example dead.flux9.example gone.example; do
  ip netns exec client dig +time=1 +tries=1 +nocookie @10.0.0.53 $name A >/dev/null
done
ip netns exec client dig +time=1 +tries=1 +nocookie @10.0.0.53 c2.flux9.example AAAA >/dev/null
ip netns exec client python3 ask.py
sleep 1
stop $capture
mkdir -p "$out/pcap"
cp sessions.pcap "$out/pcap/"
tshark -r sessions.pcap -d udp.port==53,dns -Y 'dns && !icmp' -T fields -E separator='|' \
  -E occurrence=a -E aggregator=, -e frame.number -e dns.flags.response -e dns.resp.name \
  -e dns.resp.type -e dns.resp.ttl -e dns.a -e dns.aaaa -e dns.flags.rcode \
  > "$out/pcap/sessions.pcap.tshark.expected" 2>/dev/null
chmod -R a+rX "$out/pcap"
