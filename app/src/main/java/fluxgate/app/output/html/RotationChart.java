package fluxgate.app.output.html;

import fluxgate.app.output.explain.TimeAxis;
import fluxgate.detect.timeline.AddressTrack;
import fluxgate.net.IpAddress;
import fluxgate.net.Network;
import fluxgate.net.NetworkKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Addresses over time: a row an address, grouped by network, coloured by its kind. */
final class RotationChart {
  private static final double THICKNESS = 4;
  private static final double LEAST_GROUP = 12;

  /** Spans drawn of one address; a page is read, not computed with. */
  private static final int MOST_SPANS = 24;

  private record Group(long asn, @Nullable Network network, List<AddressTrack> tracks) {
    NetworkKind kind() {
      return network == null ? NetworkKind.UNKNOWN : network.kind();
    }
  }

  private final Html html;
  private final Function<IpAddress, @Nullable Network> networks;
  private final int mostRows;
  private final int mostGroups;

  RotationChart(
      Html html, Function<IpAddress, @Nullable Network> networks, int mostRows, int mostGroups) {
    this.html = html;
    this.networks = networks;
    this.mostRows = mostRows;
    this.mostGroups = mostGroups;
  }

  void draw(List<AddressTrack> all, TimeAxis axis, String id) {
    int every = Math.max(1, Math.ceilDiv(all.size(), mostRows));
    List<AddressTrack> drawn = new ArrayList<>();
    for (int i = 0; i < all.size(); i += every) {
      drawn.add(all.get(i));
    }
    List<Group> groups = groups(drawn);
    List<Group> shown = groups.subList(0, Math.min(mostGroups, groups.size()));
    caption(all.size(), drawn.size(), groups(all).size(), shown);
    double height = shown.stream().mapToDouble(RotationChart::height).sum() + 4;
    html.open("div", "class", "wide");
    Frame frame =
        new Frame(
            html,
            axis,
            height,
            id,
            "Addresses over time",
            "One row an address, a bar while an answer that held it was current, grouped by"
                + " network.");
    double y = 2;
    boolean stripe = false;
    for (Group group : shown) {
      double tall = height(group);
      if (stripe) {
        html.leaf(
            "rect", "x", 0.0, "y", y, "width", Frame.WIDTH, "height", tall, "class", "stripe");
      }
      stripe = !stripe;
      frame.label(y + Math.min(tall, LEAST_GROUP) - 3, label(group), "");
      double row = y + 1;
      for (AddressTrack track : group.tracks) {
        row(frame, track, group, row);
        row += THICKNESS + 1;
      }
      y += tall;
    }
    frame.end();
    html.end();
  }

  private static void row(Frame frame, AddressTrack track, Group group, double y) {
    Html html = frame.html();
    html.open("g");
    html.put("title", track.address() + ", " + label(group));
    frame.bars(track.spans(), MOST_SPANS, y, THICKNESS, word(group.kind()));
    html.close();
  }

  private void caption(int all, int drawn, int networks, List<Group> shown) {
    html.open("figcaption");
    html.put("b", "Addresses over time")
        .text(", grouped by network: a bar while an answer with the address was current.");
    if (drawn < all) {
      html.text(
          String.format(
              Locale.ROOT, " Of %,d addresses %,d are drawn, evenly chosen.", all, drawn));
    }
    if (shown.size() < networks) {
      html.text(
          String.format(
              Locale.ROOT,
              " Of %,d networks %,d are drawn, those with most of the addresses drawn.",
              networks,
              shown.size()));
    }
    html.end();
    Set<NetworkKind> kinds = EnumSet.noneOf(NetworkKind.class);
    shown.forEach(group -> kinds.add(group.kind()));
    html.open("ul", "class", "legend");
    for (NetworkKind kind : kinds) {
      html.open("li");
      html.open(
          "svg",
          "xmlns",
          "http://www.w3.org/2000/svg",
          "viewBox",
          "0 0 10 10",
          "aria-hidden",
          "true");
      html.leaf("rect", "width", 10, "height", 10, "class", word(kind)).close();
      html.text(said(kind)).close();
    }
    html.end();
  }

  private List<Group> groups(List<AddressTrack> tracks) {
    Map<Long, Group> byAsn = new TreeMap<>();
    for (AddressTrack track : tracks) {
      Network network = networks.apply(track.address());
      byAsn
          .computeIfAbsent(
              network == null ? 0 : network.asn(),
              asn -> new Group(asn, network, new ArrayList<>()))
          .tracks
          .add(track);
    }
    List<Group> groups = new ArrayList<>(byAsn.values());
    groups.sort(
        Comparator.comparingInt((Group group) -> -group.tracks.size())
            .thenComparingLong(Group::asn));
    return groups;
  }

  private static double height(Group group) {
    return Math.max(LEAST_GROUP, group.tracks.size() * (THICKNESS + 1) + 2);
  }

  private static String label(Group group) {
    if (group.network == null) {
      return "no known network";
    }
    return Frame.cut("AS" + group.asn + " " + group.network.name(), ", " + word(group.kind()));
  }

  static String word(NetworkKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private static String said(NetworkKind kind) {
    return switch (kind) {
      case ACCESS -> "access: homes and phones";
      case HOSTING -> "hosting: rented servers";
      case CDN -> "cdn: content delivery";
      case CLOUD -> "cloud";
      case EDUCATION -> "education";
      case UNKNOWN -> "unknown kind";
    };
  }
}
