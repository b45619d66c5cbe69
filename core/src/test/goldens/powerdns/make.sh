#!/bin/bash
# Makes the goldens of powerdns-protobuf anew: a client (dig), dnsdist, PowerDNS Recursor with a
# response policy zone, and an authoritative server (NSD), all on one loopback interface in a network
# namespace of its own, and listeners that store what the two send. Nothing leaves the machine.
# Needs root, and: iproute2 nsd pdns-recursor dnsdist bind9-dnsutils python3.
# usage: make.sh [OUTPUT_FOLDER]   (default: the test resources)
set -u
. "$(dirname "$0")/../lab.sh"
out=$(realpath "${1:-$formats/powerdns-protobuf}")
lab ns1 "$out"
addresses 192.0.2.53 198.51.100.53 10.0.0.53 10.20.30.41 10.0.0.54 2001:db8::53
cat > example.zone <<'Z'
$ORIGIN example.
@ 300 IN SOA ns.example. hostmaster.example. 1 3600 600 86400 60
@ 300 NS ns
ns 300 A 198.51.100.53
c2.flux9 60 A 192.0.2.7
c2.flux9 60 A 198.51.100.9
c2.flux9 60 AAAA 2001:db8::7
www.flux9 300 CNAME c2.flux9
mail 3600 MX 10 mx1
txt 60 TXT "hello"
Z
nsd_with 198.51.100.53 example=example.zone
cat > tap.py <<'P'
import socket, sys
s = socket.socket(); s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1); s.bind(("127.0.0.1", int(sys.argv[1]))); s.listen(4)
with open(sys.argv[2], "wb") as f:
    c, _ = s.accept()
    while True:
        d = c.recv(65536)
        if not d: break
        f.write(d); f.flush()
P
/usr/bin/python3 tap.py 4242 recursor.pb &
/usr/bin/python3 tap.py 4243 dnsdist.pb &
/usr/bin/python3 tap.py 4244 recursor-outgoing.pb &
sleep 1
cat > rec.lua <<'L'
protobufServer({"127.0.0.1:4242"}, {exportTypes={"A","AAAA","CNAME","MX","NS","TXT","PTR"}, logQueries=true, logResponses=true})
outgoingProtobufServer({"127.0.0.1:4244"}, {exportTypes={"A","AAAA","CNAME","MX","NS"}})
rpzFile("/run/lab/block.rpz", {policyName="ff-block"})
L
cat > block.rpz <<'Z'
$ORIGIN ff-block.rpz.
$TTL 60
@ IN SOA localhost. hostmaster.localhost. 1 60 30 86400 60
@ IN NS localhost.
bad.example CNAME .
sink.example A 10.9.9.9
Z
ip route add blackhole 198.51.100.99/32
pdns_recursor --config-dir=/run/lab --socket-dir=/run/lab --daemon=no --local-address=10.0.0.53 --forward-zones=example=198.51.100.53,example.invalid=198.51.100.99 --lua-config-file=/run/lab/rec.lua --server-id=ns1 --security-poll-suffix= --dnssec=off --threads=1 --setuid= --setgid= --root-nx-trust=no --qname-minimization=no --hint-file=no --query-local-address=10.0.0.53 >rec.out 2>&1 &
sleep 3
cat > dist.conf <<'L'
setLocal("10.0.0.54:53")
setACL("0.0.0.0/0")
setSecurityPollSuffix("")
newServer({address="10.0.0.53", checkName="ns.example.", checkInterval=600})
setServerPolicy(firstAvailable)
rl = newRemoteLogger("127.0.0.1:4243")
addAction(AllRule(), RemoteLogAction(rl, nil, {serverID="dd1"}))
addResponseAction(AllRule(), RemoteLogResponseAction(rl, nil, true, {serverID="dd1"}))
L
dnsdist --supervised -C dist.conf >dist.out 2>&1 &
sleep 3
ask() { dig -b 10.20.30.41 +tries=1 +time=3 @"$@" | grep -v '^;' | grep . || true; }
ask 10.0.0.53 www.flux9.example A
ask 10.0.0.53 c2.flux9.example AAAA
ask 10.0.0.53 c2.flux9.example A
ask 10.0.0.53 gone.example A
ask 10.0.0.53 bad.example A
ask 10.0.0.53 sink.example A
ask 10.0.0.53 mail.example MX
ask 10.0.0.53 example NS
ask 10.0.0.54 www.flux9.example A
ask 10.0.0.54 gone2.example A
ask 10.0.0.54 c2.flux9.example AAAA +tcp
ask 10.0.0.53 ns.example.invalid A # nobody answers
sleep 2
kill $(jobs -p)
sleep 1
cp *.pb "$out"

