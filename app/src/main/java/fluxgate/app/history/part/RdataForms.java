package fluxgate.app.history.part;

import fluxgate.dns.DomainName;
import fluxgate.dns.RRType;
import fluxgate.dns.Rdata;
import fluxgate.dns.RdataList;
import fluxgate.net.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * What records are that are kept as text: addresses, names, or text. The type says it, as far as
 * the text reads so; where a source made something else of it, a letter a record is kept as well.
 */
public final class RdataForms {
  private static final char ADDRESS = 'a';
  private static final char NAME = 'n';
  private static final char TEXT = 't';

  private RdataForms() {}

  /** The letters of a set; null where its type says as much. */
  static @Nullable String of(RRType type, RdataList set) {
    boolean expected = true;
    for (int i = 0; expected && i < set.size(); i++) {
      expected = isExpected(type, set.get(i));
    }
    if (expected) {
      return null;
    }
    StringBuilder letters = new StringBuilder(set.size());
    for (Rdata record : set) {
      letters.append(
          record instanceof Rdata.Address ? ADDRESS : record instanceof Rdata.Target ? NAME : TEXT);
    }
    return letters.toString();
  }

  private static boolean isExpected(RRType type, Rdata record) {
    if (record instanceof Rdata.Address) {
      return type.isAddress();
    }
    if (record instanceof Rdata.Target) {
      return type.endsInName();
    }
    String text = Part.text(record);
    return type.isAddress() ? address(text) == null : !type.endsInName() || name(text) == null;
  }

  /** Only what would be written the same again. */
  private static @Nullable IpAddress address(String text) {
    IpAddress address = IpAddress.parse(text);
    return address != null && address.toString().equals(text) ? address : null;
  }

  private static @Nullable DomainName name(String text) {
    DomainName name = DomainName.parse(text);
    return name != null && name.toString().equals(text) ? name : null;
  }

  /** One text, and what was made of it so far: sets have most of their records in common. */
  public static final class Reading {
    private final String text;
    private @Nullable Rdata address;
    private @Nullable Rdata name;
    private @Nullable Rdata other;

    public Reading(String text) {
      this.text = text;
    }

    /** The record of a set of this type, whose letters say nothing else. */
    public Rdata of(RRType type) {
      Rdata read = type.isAddress() ? address() : type.endsInName() ? name() : null;
      return read == null ? other() : read;
    }

    /** What a letter says. */
    public Rdata of(char letter) {
      Rdata read = letter == ADDRESS ? address() : letter == NAME ? name() : null;
      return read == null ? other() : read;
    }

    private @Nullable Rdata address() {
      if (address == null) {
        IpAddress read = RdataForms.address(text);
        address = read == null ? null : new Rdata.Address(read);
      }
      return address;
    }

    private @Nullable Rdata name() {
      if (name == null) {
        DomainName read = RdataForms.name(text);
        name = read == null ? null : new Rdata.Target(read);
      }
      return name;
    }

    private Rdata other() {
      Rdata known = other;
      if (known == null) {
        known = new Rdata.Other(text);
        other = known;
      }
      return known;
    }
  }
}
