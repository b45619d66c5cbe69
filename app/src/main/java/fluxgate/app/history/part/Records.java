package fluxgate.app.history.part;

import fluxgate.dns.Question;
import fluxgate.dns.Rdata;
import fluxgate.net.IpAddress;

/**
 * When records and questions are the same: as their {@code equals} has it, without the code that
 * Java makes for records, which asks through several calls. Most are addresses.
 */
final class Records {
  /** Of single records. */
  static final Ids.Identity<Rdata> SINGLE =
      new Ids.Identity<>() {
        @Override
        public int hash(Rdata record) {
          return Records.hash(record);
        }

        @Override
        public boolean same(Rdata a, Rdata b) {
          return Records.same(a, b);
        }
      };

  /** Of questions. */
  static final Ids.Identity<Question> QUESTIONS =
      new Ids.Identity<>() {
        @Override
        public int hash(Question question) {
          return 31 * question.name().hashCode() + question.type().code();
        }

        @Override
        public boolean same(Question a, Question b) {
          return a.type().code() == b.type().code() && a.name().equals(b.name());
        }
      };

  private Records() {}

  private static int hash(Rdata record) {
    return record instanceof Rdata.Address a
        ? a.address().hashCode()
        : record instanceof Rdata.Target t ? t.name().hashCode() : record.hashCode();
  }

  private static boolean same(Rdata a, Rdata b) {
    if (a == b) {
      return true;
    }
    if (a instanceof Rdata.Address x) {
      IpAddress address = x.address();
      return b instanceof Rdata.Address y
          && address.low() == y.address().low()
          && address.high() == y.address().high();
    }
    if (a instanceof Rdata.Target x) {
      return b instanceof Rdata.Target y && x.name().equals(y.name());
    }
    return a.equals(b);
  }
}
