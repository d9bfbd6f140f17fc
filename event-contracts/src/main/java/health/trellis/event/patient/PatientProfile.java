package health.trellis.event.patient;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What other services need of a person: to address them, to reach them, to read a score right.
 *
 * @param givenName first and middle names
 * @param familyName family name
 * @param birthDate for rules that depend on age
 * @param sex administrative sex as in FHIR: male, female, other, unknown; for cut-points that
 *     depend on it
 * @param language BCP 47 tag of the preferred language
 * @param timeZone IANA zone that the person lives in
 * @param email where mail may go
 * @param phone E.164 or as received
 * @param preferredName how to address the person, where it is not by the given name
 * @param deceasedOn day of death; from then on nobody writes to the person
 */
public record PatientProfile(
    String givenName,
    String familyName,
    @Nullable LocalDate birthDate,
    @Nullable String sex,
    String language,
    String timeZone,
    @Nullable String email,
    @Nullable String phone,
    @Nullable String preferredName,
    @Nullable LocalDate deceasedOn) {

  /** Of a living person who is addressed by the given name. */
  public PatientProfile(
      String givenName,
      String familyName,
      @Nullable LocalDate birthDate,
      @Nullable String sex,
      String language,
      String timeZone,
      @Nullable String email,
      @Nullable String phone) {
    this(givenName, familyName, birthDate, sex, language, timeZone, email, phone, null, null);
  }

  /** The name to greet the person by. */
  public String address() {
    return preferredName == null ? givenName : preferredName;
  }
}
