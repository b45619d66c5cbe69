package fluxgate.app.output.html;

import fluxgate.app.explain.ClientRow;
import fluxgate.detect.timeline.ClientTrack;
import fluxgate.net.IpAddress;
import fluxgate.net.Network;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Clients by addresses: a square where a client connected, the larger the oftener. */
final class ClientMatrix {
  private static final int MOST_ADDRESSES = 160;
  private static final double ROW = 16;
  private static final double WIDEST_CELL = 16;

  private final Html html;
  private final Function<IpAddress, @Nullable Network> networks;

  ClientMatrix(Html html, Function<IpAddress, @Nullable Network> networks) {
    this.html = html;
    this.networks = networks;
  }

  void draw(List<ClientRow> rows, String clients, String id) {
    List<ClientRow> connected = rows.stream().filter(row -> !contacts(row).isEmpty()).toList();
    Set<IpAddress> all = new LinkedHashSet<>();
    connected.forEach(row -> all.addAll(contacts(row).keySet()));
    if (all.isEmpty()) {
      return;
    }
    List<IpAddress> columns = new ArrayList<>(all).subList(0, Math.min(MOST_ADDRESSES, all.size()));
    html.open("figure", "class", "keep");
    html.open("figcaption").put("b", "Clients by addresses");
    html.text(
        String.format(
            Locale.ROOT,
            ": a square where a client connected, the larger the oftener; columns in order of"
                + " contact. %,d of %s connected and are listed, %,d of %,d addresses"
                + " drawn.",
            connected.size(),
            clients,
            columns.size(),
            all.size()));
    html.end().open("div", "class", "wide");
    double height = connected.size() * ROW + 6;
    html.open(
        "svg",
        "xmlns",
        "http://www.w3.org/2000/svg",
        "viewBox",
        "0 0 " + Html.px(Frame.WIDTH) + " " + Html.px(height),
        "role",
        "img",
        "aria-labelledby",
        id + "-t " + id + "-d");
    html.put("title", "Clients by addresses", "id", id + "-t");
    html.put("desc", "The table of clients has the same as numbers.", "id", id + "-d");
    double cell = Math.min(WIDEST_CELL, (Frame.RIGHT - Frame.LEFT) / columns.size());
    double y = 4;
    for (ClientRow row : connected) {
      row(row, columns, cell, y);
      y += ROW;
    }
    html.end().end().end();
  }

  private void row(ClientRow row, List<IpAddress> columns, double cell, double y) {
    html.leaf(
        "line",
        "x1",
        Frame.LEFT,
        "x2",
        Frame.RIGHT,
        "y1",
        y + ROW / 2,
        "y2",
        y + ROW / 2,
        "class",
        "grid");
    html.put(
        "text",
        Frame.cut(row.label(), ""),
        "x",
        Frame.LEFT - 8,
        "y",
        y + ROW / 2 + 3.5,
        "class",
        "end");
    Map<IpAddress, Long> contacts = contacts(row);
    for (int i = 0; i < columns.size(); i++) {
      Long count = contacts.get(columns.get(i));
      if (count == null) {
        continue;
      }
      double side =
          Math.max(2.5, Math.min(cell, ROW - 2) * Math.min(1, 0.5 + Math.log10(count) / 2));
      Network network = networks.apply(columns.get(i));
      html.open(
          "rect",
          "x",
          Frame.LEFT + i * cell + (cell - side) / 2,
          "y",
          y + (ROW - side) / 2,
          "width",
          side,
          "height",
          side,
          "class",
          network == null ? "unknown" : RotationChart.word(network.kind()));
      html.put(
          "title", columns.get(i) + ": " + count + (count == 1 ? " connection" : " connections"));
      html.close();
    }
  }

  private static Map<IpAddress, Long> contacts(ClientRow row) {
    ClientTrack track = row.track();
    return track == null ? Map.of() : track.contacted();
  }
}
