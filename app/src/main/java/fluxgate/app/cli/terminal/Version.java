package fluxgate.app.cli.terminal;

/** Which Fluxgate this is. */
public final class Version {
  private Version() {}

  /** The name and the version, as the build wrote it into the jar's manifest. */
  public static String line() {
    String version = Version.class.getPackage().getImplementationVersion();
    return "fluxgate " + (version == null ? "(not packaged)" : version);
  }
}
