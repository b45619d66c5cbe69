package fluxgate.app.casefile.export;

import java.util.regex.Pattern;

/**
 * Fields of logs that name a person: the account that a program ran under, or who is logged on at a
 * machine. They are emptied where clients are hidden, for who worked at a machine tells which one
 * it is; a number is a name there as well.
 */
final class PersonFields {
  private static final String PERSON =
      "(?:user|usr|account|acct|[ae]?uid|sid|login|logon|identit|principal|upn|mail|owner|person"
          + "|member|employee)";

  /** {@code "User":"CORP\\ada"}, {@code "SubjectUserName": "ada"}, {@code "auid":1000}. */
  private static final Pattern MEMBER =
      Pattern.compile(
          "(?i)(\"[a-z0-9_.@-]{0,60}"
              + PERSON
              + "[a-z0-9_.-]{0,60}\"\\s*:\\s*)(?:\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+){0,200}\"|\\d++)");

  /** {@code "user":{"name":"ada","domain":"CORP"}}, up to its first end; values go one by one. */
  private static final Pattern OBJECT =
      Pattern.compile(
          "(?i)(\"[a-z0-9_.@-]{0,60}" + PERSON + "[a-z0-9_.-]{0,60}\"\\s*:\\s*\\{)[^{}]*+");

  /** {@code <Data Name='User'>CORP\ada</Data>}. */
  private static final Pattern ELEMENT =
      Pattern.compile(
          "(?i)(<Data Name=['\"][a-z]{0,60}" + PERSON + "[a-z]{0,60}['\"]>)[^<]*+(</Data>)");

  /** {@code suser=ada}, {@code srcuser="ada"}, {@code AUID="ada"}. */
  private static final Pattern PAIR =
      Pattern.compile(
          "(?i)\\b([a-z0-9_.]{0,60}"
              + PERSON
              + "[a-z0-9_.]{0,60}\\\\?=)(?:\"[^\"]*+\"|'[^']*+'|[^\\s\"',;|]++)");

  private PersonFields() {}

  /** The text without what stands in them. */
  static String withheld(String text) {
    String empty = OBJECT.matcher(text).replaceAll("$1");
    empty = MEMBER.matcher(empty).replaceAll("$1\"\"");
    empty = ELEMENT.matcher(empty).replaceAll("$1$2");
    return PAIR.matcher(empty).replaceAll("$1");
  }
}
