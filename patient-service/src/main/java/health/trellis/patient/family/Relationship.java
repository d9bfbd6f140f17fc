package health.trellis.patient.family;

/** What a family member is to the patient, with the code of HL7's v3-RoleCode. */
public enum Relationship {
  MOTHER("MTH", "mother"),
  FATHER("FTH", "father"),
  PARENT("PRN", "parent"),
  SPOUSE("SPS", "spouse"),
  PARTNER("DOMPART", "domestic partner"),
  SIBLING("SIB", "sibling"),
  CHILD("CHILD", "child"),
  GRANDPARENT("GRPRN", "grandparent"),
  GUARDIAN("GUARD", "guardian"),
  FRIEND("FRND", "unrelated friend"),
  OTHER("FAMMEMB", "family member");

  private final String code;
  private final String display;

  Relationship(String code, String display) {
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
