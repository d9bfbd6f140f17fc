package health.trellis.patient.registration;

/**
 * What a person says of the own gender: the codes of the value set that US Core 6.1.0 binds to its
 * gender-identity extension (SNOMED CT, US edition; null flavors of HL7 v3).
 */
public enum GenderIdentity {
  FEMALE(Coded.SNOMED, "446141000124107", "Identifies as female"),
  MALE(Coded.SNOMED, "446151000124109", "Identifies as male"),
  TRANS_MAN(Coded.SNOMED, "407377005", "Trans man"),
  TRANS_WOMAN(Coded.SNOMED, "407376001", "Trans woman"),
  NON_BINARY(Coded.SNOMED, "446131000124102", "Identifies as neither male nor female"),
  OTHER(Coded.NULL_FLAVOR, "OTH", "Other"),
  ASKED_BUT_DECLINED(Coded.NULL_FLAVOR, "ASKU", "Asked but declined");

  private final String system;
  private final String code;
  private final String text;

  GenderIdentity(String system, String code, String text) {
    this.system = system;
    this.code = code;
    this.text = text;
  }

  String system() {
    return system;
  }

  String code() {
    return code;
  }

  String text() {
    return text;
  }

  /** Where the codes are from. */
  static final class Coded {
    static final String SNOMED = "http://snomed.info/sct";
    static final String NULL_FLAVOR = "http://terminology.hl7.org/CodeSystem/v3-NullFlavor";

    private Coded() {}
  }
}
