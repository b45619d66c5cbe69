package fluxgate.app.casefile.dossier;

import fluxgate.app.explain.Explanation;
import fluxgate.app.history.sighting.RawPlace;
import fluxgate.app.history.sighting.SeenAnswer;
import fluxgate.app.history.sighting.SeenHost.Deed;
import fluxgate.app.output.Counted;
import fluxgate.app.output.Neutral;
import fluxgate.net.IpAddress;
import fluxgate.net.Network;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says what a case lists: claims, and the course of events that they make. */
final class Claims {
  /** Raw records of one claim: enough to count by, few enough to carry. */
  static final int MOST_RECORDS = 2_000;

  private final List<Claim> claims = new ArrayList<>();
  private final List<Happening> happenings = new ArrayList<>();

  List<Claim> all() {
    return claims;
  }

  /** The course of events, in its order. */
  List<Happening> happenings() {
    happenings.sort(Happening.IN_ORDER);
    return happenings;
  }

  private String claim(
      String kind, String about, String sentence, long counted, List<RawPlace> records) {
    String id = "claim-" + (claims.size() + 1);
    claims.add(new Claim(id, kind, about, sentence, counted, records));
    return id;
  }

  /**
   * The evidence of a finding, and when it came to its levels.
   *
   * @param asOf what follows each sentence; empty where it holds of what the store has now
   * @param isCourse whether its levels are part of the course of events
   */
  void judged(Judged judged, String asOf, boolean isCourse) {
    String first = "";
    for (Judged.Piece piece : judged.pieces()) {
      String id =
          claim(
              "evidence",
              judged.domain(),
              piece.sentence() + asOf,
              piece.places().size(),
              piece.places());
      first = first.isEmpty() ? id : first;
    }
    if (judged.level().isEmpty()) {
      return;
    }
    String name = Neutral.text(judged.domain().replace(".", "[.]"));
    List<RawPlace> all =
        judged.pieces().stream().flatMap(piece -> piece.places().stream()).distinct().toList();
    String level =
        claim(
            "level",
            judged.domain(),
            name
                + " is at "
                + judged.outcome()
                + ", by "
                + (first.isEmpty() ? "no evidence" : "the evidence from " + first + " on")
                + "."
                + asOf,
            all.size(),
            all);
    if (isCourse) {
      happened(judged.suspectAt(), name + " was suspect or above from here on", level);
      happened(judged.alertAt(), name + " was an alert from here on", level);
    }
  }

  private void happened(@Nullable Long micros, String sentence, String claim) {
    if (micros != null) {
      happenings.add(new Happening(micros, "level", sentence, claim));
    }
  }

  void answers(List<SeenAnswer> answers, List<Explanation> explanations) {
    for (SeenAnswer answer : answers) {
      String name = answer.owner().replace(".", "[.]");
      String id =
          claim(
              "answer",
              answer.owner(),
              name
                  + " had "
                  + answer.type()
                  + " "
                  + rdata(answer)
                  + network(answer, explanations)
                  + " from "
                  + Host.time(answer.firstMicros())
                  + " to "
                  + Host.time(answer.lastMicros())
                  + ", in "
                  + Counted.of(answer.count(), "answer", "answers")
                  + ".",
              Math.max(answer.count(), answer.places().size()),
              answer.places());
      happenings.add(
          new Happening(
              answer.firstMicros(),
              "answer",
              name
                  + " answered with "
                  + answer.type()
                  + " "
                  + rdata(answer)
                  + network(answer, explanations)
                  + " for the first time",
              id));
    }
  }

  private static String rdata(SeenAnswer answer) {
    boolean address = answer.type().equals("A") || answer.type().equals("AAAA");
    return Neutral.text(address ? answer.rdata() : answer.rdata().replace(".", "[.]"));
  }

  private static String network(SeenAnswer answer, List<Explanation> explanations) {
    IpAddress address = IpAddress.parse(answer.rdata());
    if (address == null || explanations.isEmpty()) {
      return "";
    }
    Network network = explanations.getFirst().networks().apply(address);
    return network == null ? "" : " (AS" + network.asn() + " " + Neutral.text(network.name()) + ")";
  }

  void deeds(ListedHost host) {
    for (Deed deed : host.seen().deeds()) {
      String id =
          claim(
              deed.kind().word(),
              host.label(),
              host.label() + " " + Host.sentence(deed) + ".",
              deed.count(),
              host.places(deed.kind()));
      happenings.add(
          new Happening(
              deed.firstMicros(),
              deed.kind().word(),
              host.label()
                  + switch (deed.kind()) {
                    case ASKED -> " asked for the name for the first time";
                    case ASKED_ALIAS -> " was led there by another name for the first time";
                    case CONNECTED, CONNECTED_LATER, CONNECTED_UNASKED ->
                        " connected for the first time";
                  },
              id));
    }
  }
}
