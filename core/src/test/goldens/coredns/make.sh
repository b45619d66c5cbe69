#!/bin/bash
# Makes the goldens that CoreDNS's log plugin writes anew. CoreDNS is in no package here: its source
# is given, and of it only the plugin with what it formats by (plugin/log/log.go, plugin/pkg/replacer,
# dnstest and log, request) is built into the small server beside this file; what else these name is
# stood in for below. Asked by dig on the loopback of a network namespace of its own; logger puts the
# syslog header around what the server says.
# Needs root, and: iproute2 golang-go golang-github-miekg-dns-dev bind9-dnsutils.
# usage: make.sh COREDNS_SOURCE [OUTPUT_FOLDER]   (default: the test resources)
set -eu
here=$(realpath "$(dirname "$0")")
. "$(dirname "$0")/../lab.sh"
source=$(realpath "${1:?the source of CoreDNS}")
out=$(realpath "${2:-$formats}")
lab ns1 "$source" "$out"
lab=/run/lab
core=$lab/src/github.com/coredns/coredns
mkdir -p "$core"/{plugin/{log,metadata,pkg/{replacer,dnstest,log,response,edns}},request} "$lab/src/server"
for file in plugin/log/log.go plugin/pkg/replacer/replacer.go plugin/pkg/dnstest/recorder.go \
  request/request.go request/bool.go request/edns0.go; do
  [ ! -e "$source/$file" ] || cp "$source/$file" "$core/$file"
done
cat > "$core/plugin/pkg/log/log.go" <<'G'
package log

import (
	"fmt"
	"log"
)

func Infof(format string, v ...interface{}) { log.Print("[INFO] ", fmt.Sprintf(format, v...)) }
func Info(v ...interface{})                 { log.Print("[INFO] ", fmt.Sprint(v...)) }
G
cat > "$core/plugin/plugin.go" <<'G'
package plugin

import (
	"context"

	"github.com/miekg/dns"
)

type Handler interface {
	ServeDNS(context.Context, dns.ResponseWriter, *dns.Msg) (int, error)
	Name() string
}

type Name string

func (n Name) Matches(child string) bool { return dns.IsSubDomain(string(n), child) }

func NextOrFailure(_ string, next Handler, ctx context.Context, w dns.ResponseWriter, r *dns.Msg) (int, error) {
	return next.ServeDNS(ctx, w, r)
}
G
cat > "$core/plugin/metadata/metadata.go" <<'G'
package metadata

import "context"

func ValueFunc(context.Context, string) func() string { return nil }
G
cat > "$core/plugin/pkg/response/response.go" <<'G'
package response

import (
	"time"

	"github.com/miekg/dns"
)

type Type int
type Class int

const All Class = 0

func Typify(*dns.Msg, time.Time) (Type, *dns.OPT) { return 0, nil }
func Classify(Type) Class                         { return All }
G
cat > "$core/plugin/pkg/edns/edns.go" <<'G'
package edns

import "github.com/miekg/dns"

func Size(proto string, size int) int {
	if proto == "tcp" {
		return dns.MaxMsgSize
	}
	if size < dns.MinMsgSize {
		return dns.MinMsgSize
	}
	return size
}

func SupportedOption(uint16) bool { return false }
G
cp "$here/server.go" "$lab/src/server/main.go"
export GOPATH=$lab:/usr/share/gocode GO111MODULE=off GOCACHE=$lab/cache GOFLAGS=-trimpath
(cd "$lab/src/server" && go build -o "$lab/server" .)

addresses 192.0.2.10 192.0.2.11 192.0.2.53 2001:db8::10 2001:db8::53
mkdir -p "$out/coredns-log"
for format in common combined; do
  "$lab/server" $format 192.0.2.53:53 '[2001:db8::53]:53' > >(
    logger --no-act --stderr --server 127.0.0.1 --udp --rfc5424=notq --tag coredns 2>"$lab/$format.log") &
  server=$!
  sleep 1
  ask -b 192.0.2.10 @192.0.2.53 www.flux.example A
  ask -b 192.0.2.11 @192.0.2.53 +noedns wWw.Flux.example AAAA
  ask -b 192.0.2.11 @192.0.2.53 shop.example A
  ask -b 192.0.2.10 @192.0.2.53 nothere.example A
  ask -b 192.0.2.10 @192.0.2.53 +tcp +dnssec mail.example MX
  ask -b 2001:db8::10 @2001:db8::53 www.flux.example A
  ask -b 192.0.2.10 @192.0.2.53 www.flux.example TYPE65280
  ask -b 192.0.2.10 @192.0.2.53 version.bind TXT CH
  ask -b 192.0.2.10 @192.0.2.53 'odd\.dot\032name.example' A
  ask -b 192.0.2.10 @192.0.2.53 '100%sure.example' A
  ask -b 192.0.2.10 @192.0.2.53 +opcode=notify example SOA
  stop $server
  sleep 0.5
  cp "$lab/$format.log" "$out/coredns-log/plugin-$format.log"
done
chmod -R a+rX "$out/coredns-log"
