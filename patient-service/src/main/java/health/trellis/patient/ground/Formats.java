package health.trellis.patient.ground;

/** Patterns that several requests check their fields with. */
public final class Formats {
  /** A BCP 47 language tag such as en-US. */
  public static final String LANGUAGE = "[a-zA-Z]{2,8}(-[a-zA-Z0-9]{1,8}){0,4}";

  /** A phone number as people write it: 3 to 15 digits among usual signs. */
  public static final String PHONE = "\\+?[0-9]([ ().-]{0,2}[0-9]){2,14}";

  /** A code in upper snake case, at most 40 long. */
  public static final String CODE = "[A-Z][A-Z0-9_]{0,39}";

  /** The code of an instrument such as phq-9. */
  public static final String INSTRUMENT = "[a-z][a-z0-9-]{1,39}";

  private Formats() {}
}
