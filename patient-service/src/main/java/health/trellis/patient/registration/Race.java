package health.trellis.patient.registration;

/** Race by the minimum categories of OMB Directive 15 (1997), with the CDC's codes. */
public enum Race {
  AMERICAN_INDIAN_OR_ALASKA_NATIVE("1002-5", "American Indian or Alaska Native"),
  ASIAN("2028-9", "Asian"),
  BLACK_OR_AFRICAN_AMERICAN("2054-5", "Black or African American"),
  NATIVE_HAWAIIAN_OR_OTHER_PACIFIC_ISLANDER("2076-8", "Native Hawaiian or Other Pacific Islander"),
  WHITE("2106-3", "White");

  private final String code;
  private final String display;

  Race(String code, String display) {
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
