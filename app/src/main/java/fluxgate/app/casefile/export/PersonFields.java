package fluxgate.app.casefile.export;

import java.util.regex.Pattern;

/**
 * Fields of logs that name a person: the account that a program ran under. They are emptied where
 * clients are hidden, for who worked at a machine tells which one it is.
 */
final class PersonFields {
  /** {@code "User":"CORP\\ada"}, {@code "SubjectUserName": "ada"}. */
  private static final Pattern MEMBER =
      Pattern.compile(
          "(\"[A-Za-z_.-]*(?:[Uu]ser|[Aa]ccount)(?:[_.-]?[Nn]ame)?\"\\s*:\\s*\")(?:[^\"\\\\]|\\\\.)*\"");

  /** {@code "user":{"name":"ada","domain":"CORP"}}. */
  private static final Pattern OBJECT = Pattern.compile("(\"user\"\\s*:\\s*\\{)[^{}]*\\}");

  /** {@code <Data Name='User'>CORP\ada</Data>}. */
  private static final Pattern ELEMENT =
      Pattern.compile("(<Data Name=['\"][A-Za-z]*User(?:Name)?['\"]>)[^<]*(</Data>)");

  /** {@code suser=ada}, {@code srcuser="ada"}. */
  private static final Pattern PAIR =
      Pattern.compile("\\b([A-Za-z]*[Uu]ser(?:[Nn]ame)?=)(?:\"[^\"]*\"|[^\\s\",;|]+)");

  private PersonFields() {}

  /** The text without what stands in them. */
  static String withheld(String text) {
    String empty = MEMBER.matcher(text).replaceAll("$1\"");
    empty = OBJECT.matcher(empty).replaceAll("$1}");
    empty = ELEMENT.matcher(empty).replaceAll("$1$2");
    return PAIR.matcher(empty).replaceAll("$1");
  }
}
