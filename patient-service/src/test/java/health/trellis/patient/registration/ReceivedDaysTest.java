package health.trellis.patient.registration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Days that an EHR sends: where the patient lives, and as they were written. */
class ReceivedDaysTest {

  @ParameterizedTest
  @CsvSource({
    "America/New_York, 2026-11-24, 2026-11-25T02:00:00Z, false",
    "America/New_York, 2026-11-25, 2026-11-25T02:00:00Z, true",
    "America/New_York, 2026-11-25, 2026-11-25T05:00:00Z, false",
    "Asia/Tokyo,       2026-11-26, 2026-11-25T15:00:00Z, false"
  })
  void nobodyIsBornTomorrowWhereThePatientLives(
      String zone, String birthDate, Instant now, boolean refused) {
    Patient patient = new Patient().setBirthDateElement(new DateType(birthDate));
    patient.addExtension(
        new Extension("http://hl7.org/fhir/StructureDefinition/timezone", new CodeType(zone)));
    assertEquals(
        refused,
        PatientFhir.problems(patient, "Patient", now).stream()
            .anyMatch(problem -> problem.pointer().equals("Patient.birthDate")));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-02T22:30:00-05:00, 2026-03-02",
    "2026-03-02,                2026-03-02",
    "2026-03,                   2026-03-01",
    "2026,                      2026-01-01"
  })
  void aDayIsTheOneThatTheSenderWrote(String sent, LocalDate day) {
    Patient patient = new Patient();
    patient.setDeceased(new DateTimeType(sent));
    assertEquals(day, ReceivedDetails.of(patient).deceasedOn());
  }
}
