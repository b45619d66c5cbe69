package fluxgate.app.output.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Head and foot of a page: its one style sheet, and the policy that allows nothing else. */
final class Sheet {
  private static final String STYLE = read();

  private Sheet() {}

  /** A page begun: the body is open. */
  static Html begin(String title) {
    Html html = new Html();
    html.open("html", "lang", "en", "xmlns", "http://www.w3.org/1999/xhtml").open("head");
    html.leaf("meta", "charset", "utf-8");
    html.leaf(
        "meta",
        "http-equiv",
        "Content-Security-Policy",
        "content",
        "default-src 'none'; style-src 'sha256-"
            + hash()
            + "'; base-uri 'none'; form-action 'none'");
    html.leaf("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    html.leaf("meta", "name", "referrer", "content", "no-referrer");
    html.put("title", title);
    html.style(STYLE);
    html.end();
    return html.open("body");
  }

  /** Ends the page with what holds for all of them. */
  static String finish(Html html) {
    html.open("footer");
    html.put(
        "p",
        "Fluxgate, MITRE ATT&CK T1568.001. Names are written so that no program makes links of"
            + " them. Fast flux is a behaviour: many addresses of a botnet are its victims.");
    html.end().end().end();
    return html.page();
  }

  private static String read() {
    try (InputStream in = Sheet.class.getResourceAsStream("page.css")) {
      if (in == null) {
        throw new IllegalStateException("page.css is missing from this build of Fluxgate");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hash() {
    try {
      byte[] octets = STYLE.getBytes(StandardCharsets.UTF_8);
      return Base64.getEncoder()
          .encodeToString(MessageDigest.getInstance("SHA-256").digest(octets));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
