#!/bin/bash
# Makes the goldens of the flow formats again, into the folder given: as root, on Debian 12 with softflowd, pmacct,
# nfdump, conntrack, squid, nftables, tcpdump and python3. All traffic stays between two network namespaces.
set -eu
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
import socket, threading, time
def tcp(family, address, port, answer):
    s = socket.socket(family, socket.SOCK_STREAM)
    s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    s.bind((address, port))
    s.listen(5)
    def run():
        while True:
            c, _ = s.accept()
            c.recv(4096)
            c.sendall(answer)
            c.close()
    threading.Thread(target=run, daemon=True).start()
def udp(address, port):
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    s.bind((address, port))
    def run():
        while True:
            _, who = s.recvfrom(2048)
            s.sendto(b'r' * 200, who)
    threading.Thread(target=run, daemon=True).start()
tcp(socket.AF_INET, '192.0.2.7', 443, b'x' * 3000)
tcp(socket.AF_INET6, '2001:db8:9::7', 443, b'y' * 500)
udp('192.0.2.7', 4500)
udp('192.0.2.7', 53)
time.sleep(25)
P
cat > ask.py <<'P'
import socket
def tcp(family, address, port, data, own, seconds=3):
    s = socket.socket(family, socket.SOCK_STREAM)
    s.settimeout(seconds)
    s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    s.bind(('10.20.30.41' if family == socket.AF_INET else '2001:db8:1::41', own))
    try:
        s.connect((address, port))
        s.sendall(data)
        while s.recv(4096):
            pass
    except OSError as e:
        print(address, port, e)
    s.close()
def udp(address, port, data, own):
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    s.settimeout(1)
    s.bind(('10.20.30.41', own))
    s.sendto(data, (address, port))
    try:
        s.recv(2048)
    except OSError as e:
        print(address, port, e)
tcp(socket.AF_INET, '192.0.2.7', 443, b'a' * 700, 51443)
tcp(socket.AF_INET, '198.51.100.9', 8443, b'', 51444)
tcp(socket.AF_INET, '203.0.113.5', 443, b'', 51445, 1.5)
tcp(socket.AF_INET6, '2001:db8:9::7', 443, b'b' * 300, 51446)
udp('192.0.2.7', 4500, b'c' * 100, 40001)
udp('192.0.2.7', 53, b'd' * 30, 40002)
udp('198.51.100.9', 123, b'e' * 48, 40003)
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
