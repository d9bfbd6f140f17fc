package health.trellis.patient.registration;

/** Sex recorded at birth: the codes of US Core's birthsex. */
public enum BirthSex {
  FEMALE("F"),
  MALE("M"),
  OTHER("OTH"),
  ASKED_BUT_DECLINED("ASKU"),
  UNKNOWN("UNK");

  private final String code;

  BirthSex(String code) {
    this.code = code;
  }

  String code() {
    return code;
  }
}
