package health.trellis.scheduling.site;

/** How a state, in which a licence holds or a site stands, is written: ISO 3166-2. */
public final class State {
  /** For example US-NY. */
  public static final String PATTERN = "[A-Z]{2}-[A-Z0-9]{1,3}";

  /** What is said when it is not. */
  public static final String MESSAGE = "A subdivision of ISO 3166-2 such as US-NY.";

  private State() {}
}
