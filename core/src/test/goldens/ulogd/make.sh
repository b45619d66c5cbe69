#!/bin/bash
# Makes the goldens of ulogd-json anew: connections and logged packets of traffic between two network
# namespaces, written down by ulogd. Nothing leaves the machine.
# Needs root, and: iproute2 nftables conntrack ulogd2 ulogd2-json python3.
# usage: make.sh [OUTPUT_FOLDER]   (default: the test resources)
set -eu
. "$(dirname "$0")/../lab.sh"
out=$(realpath "${1:-$formats}")
lab fw1 "$out"

# --- a client, and a machine that answers and is the firewall ---------------------------------------
ip netns add client
ip netns add fw
ip link add eth0 netns client address 02:00:00:00:00:02 type veth peer name eth0 netns fw address 02:00:00:00:00:01
ip -n client address add 10.20.30.41/8 dev eth0
ip -n fw address add 10.20.30.1/8 dev eth0
ip -n client address add 2001:db8:1::41/64 dev eth0 nodad
ip -n fw address add 2001:db8:1::1/64 dev eth0 nodad
for a in 192.0.2.7 198.51.100.9 203.0.113.5; do ip -n fw address add $a/32 dev eth0; done
ip -n fw address add 2001:db8:9::7/128 dev eth0 nodad
for side in client fw; do
  ip -n $side link set lo up
  ip -n $side link set eth0 up
done
ip -n client route add default via 10.20.30.1
ip -n client -6 route add default via 2001:db8:1::1
ip netns exec fw nft -f - <<'N'
table ip nat {
  chain in { type nat hook prerouting priority dstnat;
    ip daddr 198.18.5.5 tcp dport 80 dnat to 192.0.2.7:443; }
}
table inet filter {
  chain in { type filter hook input priority filter;
    ip daddr 203.0.113.5 log prefix "drop" group 2
    ip daddr 203.0.113.5 drop
    ct state new log prefix "in" group 1
    tcp flags ack log prefix "more" group 3; }
  chain out { type filter hook output priority filter;
    ct state new log prefix "out" group 1; }
}
N

cat > serve.py <<'P'
import time
from traffic import serve_tcp, serve_udp
serve_tcp('192.0.2.7', 443, b'x' * 3000)
serve_tcp('2001:db8:9::7', 443, b'y' * 500)
serve_udp('192.0.2.7', 4500)
serve_udp('192.0.2.7', 53)
time.sleep(60)
P
cat > ask.py <<'P'
import socket
from traffic import ask_tcp, ask_udp
ask_tcp('192.0.2.7', 443, b'a' * 700, 51443)
ask_tcp('198.51.100.9', 8443, b'', 51444)
ask_tcp('203.0.113.5', 443, b'', 51445, 1.5)
ask_tcp('2001:db8:9::7', 443, b'b' * 300, 51446)
ask_tcp('2001:db8:9::7', 8443, b'', 51447)
ask_tcp('198.18.5.5', 80, b'n' * 50, 51448)
ask_udp('192.0.2.7', 4500, b'c' * 100, 40001)
ask_udp('192.0.2.7', 53, b'd' * 30, 40002)
ask_udp('198.51.100.9', 123, b'e' * 48, 40003)
s = socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP)
s.sendto(b'\x08\x00\xf7\xfd\x00\x01\x00\x01', ('192.0.2.7', 0))
P
cat > out.py <<'P'
import socket
s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
s.settimeout(1)
s.bind(('10.20.30.1', 52000))
try:
    s.connect(('10.20.30.41', 9443))
except OSError as e:
    print(e)
P

# run NAME: ulogd with NAME.conf, while the client asks
run() {
  ip netns exec fw ulogd -c ulogd.conf > ulogd.out 2>&1 &
  local ulogd=$!
  await grep 'entering main loop' ulogd.log
  ip netns exec fw python3 serve.py &
  local server=$!
  await ip netns exec fw grep ':1194 ' /proc/net/udp
  ip netns exec client python3 ask.py
  ip netns exec fw python3 out.py
  sleep 2
  ip netns exec fw conntrack -F
  sleep 1
  stop $server $ulogd
  rm ulogd.log
}
plugins='NFLOG:inppkt NFCT:inpflow IFINDEX:filter IP2STR:filter HWHDR:filter BASE:raw2packet JSON:output'
configuration() {
  printf '[global]\nlogfile="/run/lab/ulogd.log"\nloglevel=3\n'
  for plugin in $plugins; do
    echo "plugin=\"/usr/lib/$(uname -m)-linux-gnu/ulogd/ulogd_${plugin#*:}_${plugin%:*}.so\""
  done
  cat
}
ip netns exec fw sysctl -qw net.netfilter.nf_conntrack_acct=1 net.netfilter.nf_conntrack_timestamp=1
configuration > ulogd.conf <<'C'
stack=log1:NFLOG,base1:BASE,ifi1:IFINDEX,ip2str1:IP2STR,mac2str1:HWHDR,json1:JSON
stack=log2:NFLOG,base1:BASE,ifi1:IFINDEX,ip2str1:IP2STR,mac2str1:HWHDR,json1:JSON
stack=log3:NFLOG,base1:BASE,ifi1:IFINDEX,ip2str1:IP2STR,json2:JSON
stack=ct1:NFCT,ip2str1:IP2STR,json3:JSON
stack=ct2:NFCT,ip2str1:IP2STR,json4:JSON
[log1]
group=1
numeric_label=1
[log2]
group=2
numeric_label=0
[log3]
group=3
[json1]
sync=1
file="/run/lab/packets.json"
boolean_label=1
[json2]
sync=1
file="/run/lab/event-v1.json"
eventv1=1
[ct1]
hash_enable=1
[ct2]
hash_enable=0
event_mask=0x00000005
[json3]
sync=1
file="/run/lab/flows.json"
[json4]
sync=1
file="/run/lab/events.json"
device="fw1"
C
TZ=UTC run
# Without accounting and times of the kernel's, elsewhere.
ip netns exec fw sysctl -qw net.netfilter.nf_conntrack_acct=0 net.netfilter.nf_conntrack_timestamp=0
configuration > ulogd.conf <<'C'
stack=log1:NFLOG,base1:BASE,ifi1:IFINDEX,ip2str1:IP2STR,json1:JSON
stack=ct1:NFCT,ip2str1:IP2STR,json1:JSON
[log1]
group=1
[ct1]
hash_enable=0
event_mask=0x00000007
[json1]
sync=1
file="/run/lab/plain.json"
C
TZ=Europe/Berlin run

mkdir -p "$out/ulogd-json"
cp packets.json event-v1.json flows.json events.json plain.json "$out/ulogd-json/"
chmod -R a+rX "$out/ulogd-json"
ulogd --version | head -1
ls -l "$out/ulogd-json"
