package fluxgate.app.output.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What holds for every page: well-formed, self-contained, nothing that runs, nothing that asks. */
public final class PageCheck {
  private static final Set<String> FORBIDDEN =
      Set.of("script", "link", "img", "iframe", "object", "embed", "form", "base", "image", "use");

  private PageCheck() {}

  /** Parses the page and checks it. */
  public static Document check(String page) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(false);
    Document document =
        factory
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(page.getBytes(StandardCharsets.UTF_8)));
    Set<String> ids = new HashSet<>();
    NodeList all = document.getElementsByTagName("*");
    for (int i = 0; i < all.getLength(); i++) {
      Element element = (Element) all.item(i);
      assertThat(FORBIDDEN).doesNotContain(element.getTagName());
      for (int a = 0; a < element.getAttributes().getLength(); a++) {
        String name = element.getAttributes().item(a).getNodeName();
        String value = element.getAttributes().item(a).getNodeValue();
        assertThat(name).doesNotStartWith("on").isNotEqualTo("style").isNotEqualTo("src");
        if (name.equals("href")) {
          assertThat(value).startsWith("#");
        }
        if (name.equals("id")) {
          assertThat(ids.add(value)).as("id %s twice", value).isTrue();
        }
        if (!name.equals("xmlns")) {
          assertThat(value).doesNotContain("http://").doesNotContain("https://");
        }
      }
    }
    String style = document.getElementsByTagName("style").item(0).getTextContent();
    assertThat(style).doesNotContain("url(").doesNotContain("@import");
    String hash =
        Base64.getEncoder()
            .encodeToString(
                MessageDigest.getInstance("SHA-256")
                    .digest(style.getBytes(StandardCharsets.UTF_8)));
    assertThat(page).contains("default-src &#39;none&#39;; style-src &#39;sha256-" + hash);
    return document;
  }
}
