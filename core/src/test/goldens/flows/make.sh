#!/bin/bash
# Makes the goldens of the flow formats again, into the folder given: as root, on Debian 12 with softflowd, pmacct,
# nfdump, conntrack, squid, nftables, tcpdump and python3. All traffic stays between two network namespaces.
set -eu
export PYTHONPATH=$(realpath "$(dirname "$0")/..") PYTHONDONTWRITEBYTECODE=1 # traffic.py
cd "${1:?folder}"

ip netns add ffc
ip netns add ffs
trap 'ip netns del ffc; ip netns del ffs' EXIT
ip link add c0 netns ffc type veth peer name s0 netns ffs
ip -n ffc addr add 10.20.30.41/8 dev c0
ip -n ffs addr add 10.20.30.1/8 dev s0
ip -n ffc addr add 2001:db8:1::41/64 dev c0 nodad
ip -n ffs addr add 2001:db8:1::1/64 dev s0 nodad
for address in 192.0.2.7 198.51.100.9 203.0.113.5; do ip -n ffs addr add $address/32 dev s0; done
ip -n ffs addr add 2001:db8:9::7/128 dev s0 nodad
for side in ffc ffs; do ip -n $side link set lo up; done
ip -n ffc link set c0 up
ip -n ffs link set s0 up
ip -n ffc route add default via 10.20.30.1
ip -n ffc -6 route add default via 2001:db8:1::1
ip netns exec ffs nft 'add table inet t; add chain inet t i { type filter hook input priority 0; };
  add rule inet t i ip daddr 203.0.113.5 drop'

cat > serve.py <<'P'
import time
from traffic import serve_tcp, serve_udp
serve_tcp('192.0.2.7', 443, b'x' * 3000)
serve_tcp('2001:db8:9::7', 443, b'y' * 500)
serve_udp('192.0.2.7', 4500)
serve_udp('192.0.2.7', 53)
time.sleep(25)
P
cat > ask.py <<'P'
from traffic import ask_tcp, ask_udp
ask_tcp('192.0.2.7', 443, b'a' * 700, 51443)
ask_tcp('198.51.100.9', 8443, b'', 51444)
ask_tcp('203.0.113.5', 443, b'', 51445, 1.5)
ask_tcp('2001:db8:9::7', 443, b'b' * 300, 51446)
ask_udp('192.0.2.7', 4500, b'c' * 100, 40001)
ask_udp('192.0.2.7', 53, b'd' * 30, 40002)
ask_udp('198.51.100.9', 123, b'e' * 48, 40003)
P
cat > collect.py <<'P'
import socket, sys
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(('127.0.0.1', int(sys.argv[1])))
s.settimeout(12)
with open(sys.argv[2], 'wb') as out:
    try:
        while True:
            out.write(s.recv(65535))
    except socket.timeout:
        pass
P

ip netns exec ffs tcpdump -i s0 -w cap.pcap -U 'ip or (ip6 and not icmp6)' &
capture=$!
ip netns exec ffs python3 serve.py &
sleep 3
ip netns exec ffc python3 ask.py
sleep 2
kill $capture

# collect FILE COMMAND...: what the command sends to port 2055
collect() {
  python3 collect.py 2055 "$1" &
  local collector=$!
  until grep -q ':0807 ' /proc/net/udp; do sleep 0.2; done
  shift
  timeout -s INT 10 "$@" || true
  wait $collector
}
flowd() { collect "$1" softflowd -r cap.pcap -n 127.0.0.1:2055 -D "${@:2}"; }
flowd softflowd-v5.dat -v 5
flowd softflowd-v9.dat -v 9
flowd softflowd-ipfix.dat -v 10
flowd softflowd-ipfix-biflow.dat -v 10 -b -A milli
flowd softflowd-ipfix-sampled.dat -v 10 -A nano -s 2
cat > pmacct.conf <<'P'
daemonize: false
pcap_savefile: cap.pcap
plugins: nfprobe
nfprobe_receiver: 127.0.0.1:2055
nfprobe_version: 9
aggregate: src_host,dst_host,src_port,dst_port,proto,tos,tcpflags
P
collect pmacct-v9.dat pmacctd -f pmacct.conf

# nfdump: what its collector receives of the same datagrams.
mkdir nf
nfcapd -p 9995 -b 127.0.0.1 -w nf -t 3600 &
collector=$!
until grep -q ':270B ' /proc/net/udp; do sleep 0.2; done
python3 - <<'P'
import socket
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.sendto(open('softflowd-v5.dat', 'rb').read(), ('127.0.0.1', 9995))
P
sleep 2
kill $collector
wait $collector || true
export TZ=UTC
nfdump -r nf/nfcapd.* -o csv > flows.csv
nfdump -r nf/nfcapd.* -B -o csv > both-ways.csv
nfdump -r nf/nfcapd.* -o json > flows.json

# conntrack and the kernel's packet log.
sysctl -qw net.netfilter.nf_log_all_netns=1
ip netns exec ffs sysctl -qw net.netfilter.nf_conntrack_acct=1 net.netfilter.nf_conntrack_timestamp=1
ip netns exec ffs nft 'add table inet l; add chain inet l i { type filter hook input priority -10; };
  add rule inet l i ct state new log prefix "IN-NEW: " level info'
ip netns exec ffs iptables-legacy -I INPUT -p tcp --syn -j LOG --log-prefix 'FW ' --log-tcp-options
dmesg -C
ip netns exec ffs timeout -s INT 16 conntrack -E -o timestamp > events.log &
ip netns exec ffs timeout -s INT 16 conntrack -E -o timestamp,extended,id -e DESTROY > extended.log &
ip netns exec ffs python3 serve.py &
sleep 3
ip netns exec ffc python3 ask.py
sleep 4
ip netns exec ffs conntrack -F
sleep 9
mac='s/MAC=[0-9a-f:]* /MAC=02:00:00:00:00:01:02:00:00:00:00:02:08:00 /'
dmesg -T | grep ' IN=' | sed "$mac" > dmesg.log
dmesg | grep ' IN=' | sed "$mac; s/^/Nov 29 14:39:54 fw1 kernel: /" > syslog.log

# Squid, with names from a file.
mkdir squid
cat > squid/hosts <<'P'
192.0.2.7 c2.flux9.example www.flux9.example
198.51.100.9 edge.flux9.example
203.0.113.5 dead.flux9.example
2001:db8:9::7 six.flux9.example
P
cat > squid/squid.conf <<P
http_port 10.20.30.1:3128
hosts_file $PWD/squid/hosts
dns_nameservers 127.0.0.1
dns_timeout 2 seconds
dns_retransmit_interval 1 seconds
visible_hostname proxy1
pid_filename none
cache deny all
access_log stdio:$PWD/squid/access.log squid
cache_log $PWD/squid/cache.log
connect_timeout 3 seconds
acl bad dstdomain .blocked.example
http_access deny bad
http_access allow all
shutdown_lifetime 1 seconds
P
chown -R proxy squid
cat > squid/serve.py <<'P'
exec(open('serve.py').read().rsplit('time.sleep', 1)[0])
serve_tcp('192.0.2.7', 80, b'HTTP/1.0 200 OK\r\nContent-Length: 5\r\n\r\nhello')
time.sleep(60)
P
cat > squid/ask.py <<'P'
import socket
def ask(data):
    s = socket.create_connection(('10.20.30.1', 3128), 5)
    s.settimeout(12)
    s.sendall(data)
    try:
        head = s.recv(4096)
        if data.startswith(b'CONNECT') and b' 200 ' in head:
            s.sendall(b'hello' * 20)
        while s.recv(4096):
            pass
    except OSError as e:
        print(e)
    s.close()
for host in (b'c2.flux9.example:443', b'192.0.2.7:443', b'edge.flux9.example:8443', b'dead.flux9.example:443', b'six.flux9.example:443',
             b'[2001:db8:9::7]:443', b'nowhere.flux9.example:443', b'a.blocked.example:443'):
    ask(b'CONNECT %s HTTP/1.1\r\nHost: %s\r\n\r\n' % (host, host))
ask(b'GET http://www.flux9.example/path?q=1 HTTP/1.1\r\nHost: www.flux9.example\r\nConnection: close\r\n\r\n')
ask(b'GET http://192.0.2.7:8080/ HTTP/1.1\r\nHost: 192.0.2.7:8080\r\nConnection: close\r\n\r\n')
ask(b'nonsense\r\n\r\n')
P
ip netns exec ffs python3 squid/serve.py &
server=$!
ip netns exec ffs squid -N -f squid/squid.conf &
proxy=$!
until ip netns exec ffs grep -q ':0C38 ' /proc/net/tcp; do sleep 0.3; done
ip netns exec ffc python3 squid/ask.py
sleep 1
kill $proxy $server
cp squid/access.log access.log
