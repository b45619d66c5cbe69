#!/bin/bash
# Makes the goldens of dnstap that BIND, Knot Resolver and dnsdist write (packets/make.sh makes
# Unbound's): each before an authoritative server (NSD), asked by dig from two addresses, all on the
# loopback of a network namespace of their own. Nothing leaves the machine.
# Needs root, and: iproute2 nsd bind9 knot-resolver knot-resolver-module-dnstap dnsdist
# bind9-dnsutils fstrm-bin.
# usage: make.sh [OUTPUT_FOLDER]   (default: the test resources)
set -eu
. "$(dirname "$0")/../lab.sh"
out=$(realpath "${1:-$formats}")
lab ns1 "$out"
mkdir keys
chmod -R 777 /run/lab
addresses 192.0.2.10 192.0.2.11 192.0.2.53 192.0.2.54 198.51.100.53 2001:db8::10 2001:db8::53

cat > example.zone <<'Z'
$ORIGIN example.
@ 300 IN SOA ns hostmaster 1 3600 600 86400 60
@      300 NS    ns
ns     300 A     198.51.100.53
www.flux 60 A    203.0.113.7
www.flux 60 A    203.0.113.24
www.flux 60 AAAA 2001:db8:f::7
shop   120 CNAME edge.cdn
edge.cdn 20 A    203.0.113.101
mail  3600 MX    10 mx1
Z
nsd_with 198.51.100.53 example=example.zone
await answers 198.51.100.53

questions() { # SERVER
  ask +nocookie -b 192.0.2.10 @"$1" www.flux.example A
  ask +nocookie -b 192.0.2.11 @"$1" www.flux.example AAAA
  ask +nocookie -b 192.0.2.11 @"$1" shop.example A
  ask +nocookie -b 192.0.2.10 @"$1" nothere.example A
  ask +nocookie -b 192.0.2.10 @"$1" +tcp mail.example MX
}
tapped() { # NAME COMMAND...: what the command sends to NAME.sock while it is asked
  local name=$1
  fstrm_capture -t protobuf:dnstap.Dnstap -u "$name.sock" -w "$name.fstrm" 2>>fstrm.log &
  local tap=$!
  await test -S "$name.sock"
  chmod 777 "$name.sock"
  "${@:2}" >"$name.log" 2>&1 &
  local server=$!
  await answers 192.0.2.53
  questions 192.0.2.53
  [ "$name" = dnsdist ] || ask +nocookie -b 2001:db8::10 @2001:db8::53 www.flux.example A
  sleep 2
  stop $server
  sleep 0.5
  stop $tap
  mkdir -p "$out/dnstap"
  cp "$name.fstrm" "$out/dnstap/"
  dnstap-read "$name.fstrm" > "$out/dnstap/$name.fstrm.dnstap-read.expected"
}

cat > named.conf <<'Z'
options {
  directory "/run/lab"; pid-file none; session-keyfile none; managed-keys-directory "/run/lab/keys";
  listen-on { 192.0.2.53; }; listen-on-v6 { 2001:db8::53; };
  recursion yes; dnssec-validation no; empty-zones-enable no; version "bind";
  dnstap { client; resolver; };
  dnstap-output unix "/run/lab/bind.sock";
  dnstap-identity "bind.example"; dnstap-version none;
};
controls { };
logging { category default { null; }; };
zone "example" { type forward; forward only; forwarders { 198.51.100.53; }; };
Z
tapped bind named -g -c named.conf

cat > kresd.conf <<'L'
for _, name in ipairs({'priming', 'detect_time_skew', 'detect_time_jump', 'ta_update', 'ta_signal_query'}) do
  modules.unload(name)
end
trust_anchors.remove('.')
net.listen('192.0.2.53', 53, { kind = 'dns' })
net.listen('2001:db8::53', 53, { kind = 'dns' })
cache.size = 10 * MB
policy.add(policy.suffix(policy.STUB({'198.51.100.53'}), policy.todnames({'example'})))
modules = { dnstap = {
  socket_path = '/run/lab/knot-resolver.sock', identity = 'knot.example', version = 'Knot Resolver',
  client = { log_queries = true, log_responses = true, log_tcp_rtt = true } } }
L
mkdir -p kresd
tapped knot-resolver kresd -n -c /run/lab/kresd.conf /run/lab/kresd

cat > dist.conf <<'L'
setLocal("192.0.2.53:53")
setACL("0.0.0.0/0")
setSecurityPollSuffix("")
newServer({address="198.51.100.53", checkName="ns.example.", checkInterval=600})
tap = newFrameStreamUnixLogger("/run/lab/dnsdist.sock")
addAction(AllRule(), DnstapLogAction("dist.example", tap))
addResponseAction(AllRule(), DnstapLogResponseAction("dist.example", tap))
L
tapped dnsdist dnsdist --supervised -C dist.conf

chmod -R a+rX "$out/dnstap"
versions "named -v" "kresd --version" "dnsdist --version" "nsd -v"
