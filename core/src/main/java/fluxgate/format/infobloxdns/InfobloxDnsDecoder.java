package fluxgate.format.infobloxdns;

import fluxgate.dns.DomainName;
import fluxgate.dns.Question;
import fluxgate.dns.RRType;
import fluxgate.dns.Rcode;
import fluxgate.dns.Rdata;
import fluxgate.dns.Ttl;
import fluxgate.dns.TtlKind;
import fluxgate.format.Frame;
import fluxgate.format.Head;
import fluxgate.format.Input;
import fluxgate.format.Outcome;
import fluxgate.format.ResumableDecoder;
import fluxgate.format.text.FieldValue;
import fluxgate.format.text.HostVantage;
import fluxgate.format.text.KnownAddresses;
import fluxgate.format.text.LineCursor;
import fluxgate.format.text.LineTime;
import fluxgate.format.text.LoggedAnswer;
import fluxgate.format.text.NamedLine;
import fluxgate.format.text.TextRdata;
import fluxgate.net.IpAddress;
import fluxgate.observation.Client;
import fluxgate.observation.ObservationSink;
import fluxgate.observation.Provenance;
import fluxgate.observation.RRsetObservation.Authority;
import fluxgate.observation.RRsetObservation.Origin;
import fluxgate.observation.Vantage;
import org.jspecify.annotations.Nullable;

/** Infoblox NIOS's response log, and its CEF lines of response policy zones. */
public final class InfobloxDnsDecoder implements ResumableDecoder {
  private static final String CEF = "CEF:0|Infoblox|";

  /** Longer than any mnemonic of a type or a code. */
  private static final int MOST_WORD = 32;

  /** Relays cut at 1,024 octets (RFC 3164 section 4.1), of which their header has some. */
  private static final int MOST_WHOLE = 800;

  private static final Outcome OTHER_EVENT = Outcome.skipped("other_event");
  private static final Outcome NO_TIME = Outcome.rejected("no_time");
  private static final Outcome BAD_TIME = Outcome.rejected("bad_time");
  private static final Outcome BAD_CLIENT = Outcome.rejected("bad_client");
  private static final Outcome NO_QUERY = Outcome.rejected("no_query");
  private static final Outcome BAD_NAME = Outcome.rejected("bad_name");
  private static final Outcome BAD_RRTYPE = Outcome.rejected("bad_rrtype");
  private static final Outcome BAD_RCODE = Outcome.rejected("bad_rcode");

  private final Input input;
  private final LineTime clock;
  private final LineCursor cursor = new LineCursor();
  private final LineCursor inner = new LineCursor();
  private final NamedLine line = new NamedLine();
  private final FieldValue name = new FieldValue();
  private final FieldValue rrclass = new FieldValue();
  private final FieldValue type = new FieldValue();
  private final FieldValue word = new FieldValue();
  private final FieldValue record = new FieldValue();
  private final KnownAddresses addresses = new KnownAddresses();
  private final HostVantage vantages =
      new HostVantage("infoblox-dns", Vantage.Position.BELOW_RECURSIVE);
  private final LoggedAnswer answer = new LoggedAnswer();

  /** Whether the line is so long that its end may be missing. */
  private boolean cut;

  public InfobloxDnsDecoder(Input input) {
    this.input = input;
    this.clock = new LineTime(input.clock());
  }

  /**
   * Whether one of the first lines is a response as NIOS logs it, or a CEF line of its policies.
   */
  public static boolean recognises(Head head) {
    InfobloxDnsDecoder reader = new InfobloxDnsDecoder(new Input(""));
    for (String text : head.lines()) {
      reader.cursor.begin(text);
      reader.clock.read(reader.cursor);
      if (reader.cursor.skip(CEF)) {
        if (text.contains("|RPZ-")) {
          return true;
        }
      } else if (reader.line.read(reader.cursor)
          && reader.transport()
          && text.contains(" response: ")) {
        return true;
      }
    }
    return false;
  }

  private boolean transport() {
    return cursor.skip("UDP: query: ") || cursor.skip("TCP: query: ");
  }

  @Override
  public Outcome decode(Frame frame, ObservationSink sink) {
    if (frame.length == 0) {
      return Outcome.NOT_A_RECORD;
    }
    cursor.begin(frame);
    cut = frame.length > MOST_WHOLE;
    long time = LineTime.orWrapped(clock.read(cursor), frame.wrappedMicros);
    boolean policy = cursor.skip(CEF);
    boolean full = false;
    if (policy) {
      if (!cursor.until("|RPZ-", word)) {
        return OTHER_EVENT;
      }
    } else {
      if (!line.read(cursor)) {
        return OTHER_EVENT;
      }
      full = transport();
      if (!full && !cursor.skip("query: ")) {
        return OTHER_EVENT;
      }
    }
    if (time == LineTime.NONE) {
      return NO_TIME;
    }
    if (time == LineTime.BAD) {
      return BAD_TIME;
    }
    Vantage vantage = vantages.of(frame.wrappedHost);
    Provenance place = input.locate(frame);
    return policy ? policy(time, vantage, place, sink) : said(full, time, vantage, place, sink);
  }

  /**
   * @param full whether it is a response, and not a query only
   */
  private Outcome said(
      boolean full, long time, Vantage vantage, Provenance place, ObservationSink sink) {
    Client client = addresses.client(line.client);
    if (client == null) {
      return BAD_CLIENT;
    }
    Question question = line.question(cursor);
    if (question == null) {
      return line.problem();
    }
    answer.clear();
    if (!full) {
      IpAddress server = line.server(cursor);
      emit(time, vantage, place, client, server, question, null, Authority.UNKNOWN, sink);
      return Outcome.ACCEPTED;
    }
    Rcode rcode = cursor.skip("response: ") ? line.rcode(cursor) : null;
    if (rcode == null) {
      return BAD_RCODE;
    }
    boolean authoritative = false;
    if (cursor.peek(0) == '+' || cursor.peek(0) == '-') {
      cursor.word(word);
      for (int i = 0; i < word.length(); i++) {
        authoritative |= word.charAt(i) == 'A';
      }
    }
    records(authoritative ? TtlKind.AUTHORITATIVE : TtlKind.REMAINING, place);
    Authority authority = authoritative ? Authority.AUTHORITATIVE : Authority.NOT_AUTHORITATIVE;
    emit(time, vantage, place, client, null, question, rcode, authority, sink);
    return Outcome.ACCEPTED;
  }

  private void emit(
      long time,
      Vantage vantage,
      Provenance place,
      Client client,
      @Nullable IpAddress server,
      Question question,
      @Nullable Rcode rcode,
      Authority authority,
      ObservationSink sink) {
    answer.emit(
        new LoggedAnswer.Context(
            time, vantage, place, client, server, question, rcode, authority, Origin.ZONE),
        sink);
  }

  /** {@code owner ttl IN type data; owner ttl IN type data;} where data may be quoted. */
  private void records(TtlKind kind, Provenance place) {
    int parts = 0;
    while (parts++ < LoggedAnswer.MOST_RECORDS && record()) {
      inner.begin(record);
      inner.skipSpaces();
      DomainName owner = inner.word(name).name();
      long seconds = inner.word(word).whole();
      boolean internet = inner.word(rrclass).is("IN");
      RRType recordType = RRType.parse(inner.word(type).text(MOST_WORD));
      inner.rest(word);
      if (owner == null || seconds < 0 || !internet || recordType == null || word.isEmpty()) {
        continue;
      }
      Rdata rdata = TextRdata.of(recordType, word, false);
      if (!(rdata instanceof Rdata.Other && recordType.isAddress())) {
        // RFC 2181 section 8: larger ones are read as 0.
        long ttl = seconds > Integer.MAX_VALUE ? 0 : seconds;
        answer.add(owner, recordType, new Ttl(ttl, kind), rdata, place);
      }
    }
  }

  /** The next record; the last counts without its semicolon where the line was not cut. */
  private boolean record() {
    if (cursor.untilUnquoted(';', record)) {
      return true;
    }
    return !cut && !cursor.atEnd() && !cursor.rest(record).isEmpty();
  }

  private Outcome policy(long time, Vantage vantage, Provenance place, ObservationSink sink) {
    int extension = cursor.passed();
    Client client = keyed("src=", extension) ? addresses.client(word) : null;
    if (client == null) {
      return BAD_CLIENT;
    }
    RRType askedType =
        keyed("qtype=", extension) ? RRType.parse(word.text(MOST_WORD)) : RRType.UNKNOWN;
    if (askedType == null) {
      return BAD_RRTYPE;
    }
    if (!keyed("rewrite ", extension)) {
      return NO_QUERY;
    }
    DomainName asked = word.name();
    if (asked == null) {
      return BAD_NAME;
    }
    boolean said = keyed("dst=", extension);
    answer.clear();
    IpAddress server = said ? addresses.address(word) : null;
    Question question = new Question(asked, askedType);
    emit(time, vantage, place, client, server, question, null, Authority.UNKNOWN, sink);
    return Outcome.ACCEPTED;
  }

  /** Reads the word behind {@code key}, looked for from a place on, at the beginning of a word. */
  private boolean keyed(String key, int from) {
    cursor.back(from);
    while (cursor.until(key, word)) {
      int before = word.isEmpty() ? ' ' : word.charAt(word.length() - 1);
      if (before == ' ' || before == '|') {
        return !cursor.word(word).isEmpty();
      }
    }
    return false;
  }
}
