package health.trellis.patient.registration;

/** Ethnicity by OMB Directive 15 (1997), with the CDC's codes. */
public enum Ethnicity {
  HISPANIC_OR_LATINO("2135-2", "Hispanic or Latino"),
  NOT_HISPANIC_OR_LATINO("2186-5", "Not Hispanic or Latino");

  private final String code;
  private final String display;

  Ethnicity(String code, String display) {
    this.code = code;
    this.display = display;
  }

  String code() {
    return code;
  }

  String display() {
    return display;
  }
}
