package health.trellis.patient.document;

import static health.trellis.patient.disclosure.Information.ASSESSMENTS;
import static health.trellis.patient.disclosure.Information.ATTENDANCE;
import static health.trellis.patient.disclosure.Information.DEMOGRAPHICS;
import static health.trellis.patient.disclosure.Information.DIAGNOSES;
import static health.trellis.patient.disclosure.Information.EPISODES;
import static health.trellis.patient.disclosure.Information.MEDICATIONS;
import static health.trellis.patient.disclosure.Information.TREATMENT_PLAN;

import health.trellis.kit.http.Refusal;
import health.trellis.patient.disclosure.Information;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * A kind of document, and the parts of the record that it holds. None holds notes, what the patient
 * said in own words, or how to reach patient and family: nobody whom these documents are for needs
 * that (HIPAA minimum necessary, 45 CFR 164.502(b)).
 */
public enum DocumentKind {
  DISCHARGE_SUMMARY(
      "Discharge summary",
      EnumSet.of(
          DEMOGRAPHICS, EPISODES, DIAGNOSES, MEDICATIONS, TREATMENT_PLAN, ATTENDANCE, ASSESSMENTS)),
  PLAN_OF_CARE("Plan of care", EnumSet.of(DEMOGRAPHICS, EPISODES, DIAGNOSES, TREATMENT_PLAN)),

  /** What a payer asks for to approve further treatment. */
  CONCURRENT_REVIEW(
      "Concurrent review",
      EnumSet.of(DEMOGRAPHICS, EPISODES, DIAGNOSES, TREATMENT_PLAN, ATTENDANCE, ASSESSMENTS));

  private final String title;
  private final Set<Information> parts;

  DocumentKind(String title, Set<Information> parts) {
    this.title = title;
    this.parts = parts;
  }

  /** Reads what a path names, for example {@code plan-of-care}; 404 for anything else. */
  static DocumentKind of(String path) {
    return Arrays.stream(values())
        .filter(kind -> kind.path().equals(path))
        .findFirst()
        .orElseThrow(() -> Refusal.notFound("document"));
  }

  /** As paths name it. */
  String path() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String title() {
    return title;
  }

  /** The parts of the record that it holds. */
  Set<Information> parts() {
    return parts;
  }

  boolean holds(Information part) {
    return parts.contains(part);
  }
}
