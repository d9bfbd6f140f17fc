package health.trellis.patient.registration;

import health.trellis.patient.registration.PatientDto.PatientView;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.Period;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Who is a minor, and from which age a minor may consent to outpatient mental-health treatment
 * alone. That age is each state's law, so it is a setting; what is shipped names the statute beside
 * the number, and counsel of the site confirms it.
 */
@ApplicationScoped
class Minority {
  private static final int ADULT = 18;

  private final int consentAge;
  private final Map<String, Integer> byState;

  Minority(
      @ConfigProperty(name = "trellis.minor.consent-age", defaultValue = "18") int consentAge,
      @ConfigProperty(name = "trellis.minor.consent-age-by-state") Map<String, Integer> byState) {
    this.consentAge = consentAge;
    this.byState = Map.copyOf(byState);
  }

  /**
   * A minor.
   *
   * @param age in years
   * @param consentAge from which age the state lets minors consent
   * @param consentsAlone whether the minor may consent without a guardian
   * @param guardianMissing whether a guardian has to consent and none is known
   */
  @Schema(name = "Minor")
  record Minor(int age, int consentAge, boolean consentsAlone, boolean guardianMissing) {}

  /** Whether a person may consent to treatment on a day. */
  ConsentCapacity capacity(PatientView person, LocalDate day) {
    Minor minor = of(person, false, day);
    if (minor == null) {
      return ConsentCapacity.ADULT;
    }
    return minor.consentsAlone()
        ? ConsentCapacity.MINOR_ALONE
        : ConsentCapacity.MINOR_WITH_GUARDIAN;
  }

  /** What holds for a person on a day; null for adults and where no age is known. */
  @Nullable Minor of(PatientView person, boolean hasGuardian, LocalDate day) {
    String state = person.address() == null ? null : person.address().state();
    return of(person.birthDate(), state, hasGuardian, day);
  }

  /** The same for a person who was born on a day, if it is known, and lives in a state. */
  @Nullable Minor of(
      @Nullable LocalDate born, @Nullable String state, boolean hasGuardian, LocalDate day) {
    if (born == null) {
      return null;
    }
    int age = Period.between(born, day).getYears();
    if (age >= ADULT) {
      return null;
    }
    int from = state == null ? consentAge : byState.getOrDefault(state, consentAge);
    return new Minor(age, from, age >= from, age < from && !hasGuardian);
  }
}
