// A small server around CoreDNS's log plugin: what CoreDNS would do with "log" and a zone.
package main

import (
	"context"
	golog "log"
	"os"
	"strings"

	"github.com/coredns/coredns/plugin/log"
	"github.com/coredns/coredns/plugin/pkg/response"
	"github.com/miekg/dns"
)

var zone = map[string][]string{
	"www.flux.example.": {"www.flux.example. 60 IN A 203.0.113.7", "www.flux.example. 60 IN AAAA 2001:db8:f::7"},
	"shop.example.":     {"shop.example. 120 IN CNAME edge.cdn.example.", "edge.cdn.example. 20 IN A 203.0.113.101"},
	"mail.example.":     {"mail.example. 3600 IN MX 10 mx1.example."},
}

type answers struct{}

func (answers) Name() string { return "answers" }

func (answers) ServeDNS(_ context.Context, w dns.ResponseWriter, r *dns.Msg) (int, error) {
	m := new(dns.Msg)
	if r.Opcode != dns.OpcodeQuery {
		m.SetRcode(r, dns.RcodeNotImplemented)
		return 0, w.WriteMsg(m)
	}
	m.SetReply(r)
	m.Authoritative = true
	records, known := zone[strings.ToLower(r.Question[0].Name)]
	if !known {
		m.Rcode = dns.RcodeNameError
	}
	for _, text := range records {
		rr, err := dns.NewRR(text)
		if err != nil {
			golog.Fatal(err)
		}
		kind := rr.Header().Rrtype
		if kind == r.Question[0].Qtype || kind == dns.TypeCNAME || rr.Header().Name != r.Question[0].Name {
			m.Answer = append(m.Answer, rr)
		}
	}
	return 0, w.WriteMsg(m)
}

func main() {
	golog.SetFlags(0) // as CoreDNS does
	golog.SetOutput(os.Stdout)
	format := log.CommonLogFormat
	if os.Args[1] == "combined" {
		format = log.CombinedLogFormat
	}
	all := map[response.Class]struct{}{response.All: {}}
	logger := log.Logger{Next: answers{}, Rules: []log.Rule{{NameScope: ".", Format: format, Class: all}}}
	dns.HandleFunc(".", func(w dns.ResponseWriter, r *dns.Msg) {
		if _, err := logger.ServeDNS(context.Background(), w, r); err != nil {
			golog.Print(err)
		}
	})
	for _, address := range os.Args[2:] {
		for _, network := range []string{"udp", "tcp"} {
			go func(network, address string) {
				accepts := func(dns.Header) dns.MsgAcceptAction { return dns.MsgAccept }
				server := &dns.Server{Addr: address, Net: network, MsgAcceptFunc: accepts}
				golog.Fatal(server.ListenAndServe())
			}(network, address)
		}
	}
	select {}
}
