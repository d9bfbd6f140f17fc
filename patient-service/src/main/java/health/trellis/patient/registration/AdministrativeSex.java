package health.trellis.patient.registration;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.util.Locale;

/** Administrative sex as FHIR has it; some cut-points depend on it. */
public enum AdministrativeSex {
  @JsonAlias("male")
  MALE,
  @JsonAlias("female")
  FEMALE,
  @JsonAlias("other")
  OTHER,
  @JsonAlias("unknown")
  UNKNOWN;

  /** The code of FHIR's value set administrative-gender. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
