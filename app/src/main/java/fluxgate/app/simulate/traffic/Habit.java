package fluxgate.app.simulate.traffic;

import java.util.function.Consumer;

/** Something that clients do all day, and the lookups that it makes. */
public sealed interface Habit permits Browsing, Periodic, MailIntake {
  /** Gives the day's lookups, in any order, all within the day. */
  void lookups(Consumer<Lookup> sink);
}
