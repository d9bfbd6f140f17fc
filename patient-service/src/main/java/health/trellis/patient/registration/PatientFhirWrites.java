package health.trellis.patient.registration;

import health.trellis.event.patient.PatientUpdated;
import health.trellis.kit.access.Area;
import health.trellis.kit.access.Mode;
import health.trellis.kit.access.PatientAccess;
import health.trellis.kit.http.ETags;
import health.trellis.kit.http.FieldError;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.identity.CurrentUser;
import health.trellis.kit.outbox.Outbox;
import health.trellis.patient.ground.Violations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Patients that a client writes as FHIR: what it sends is kept whole, and returned with ours. */
@ApplicationScoped
class PatientFhirWrites {
  private static final String WHAT = "Patient";

  private final PatientRepository patients;
  private final Patients registration;
  private final PatientAccess access;
  private final CurrentUser user;
  private final Outbox outbox;
  private final Clock clock;

  PatientFhirWrites(
      PatientRepository patients,
      Patients registration,
      PatientAccess access,
      CurrentUser user,
      Outbox outbox,
      Clock clock) {
    this.patients = patients;
    this.registration = registration;
    this.access = access;
    this.user = user;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** Registers a patient; the id. An EHR that does so becomes the referrer. */
  @Transactional
  UUID create(org.hl7.fhir.r4.model.Patient resource) {
    refuseFaulty(resource);
    UUID id = registration.receive(resource, user.isSystem() ? user.clientId() : null).id();
    access.require(id, Area.DEMOGRAPHICS, Mode.WRITE, WHAT);
    return id;
  }

  @Transactional
  void update(UUID id, org.hl7.fhir.r4.model.Patient resource, @Nullable String ifMatch) {
    access.require(id, Area.DEMOGRAPHICS, Mode.WRITE, WHAT);
    Patient patient = patients.known(id).orElseThrow(() -> Refusal.notFound(WHAT));
    if (ifMatch != null) {
      ETags.check(ifMatch, patient.version());
    }
    String named = resource.getIdElement().getIdPart();
    if (named != null && !named.equals(id.toString())) {
      throw Refusal.badRequest("Patient.id", "id", "The id in the body is not the one in the URL.");
    }
    refuseFaulty(resource);
    Instant now = clock.instant();
    patient.take(PatientFhir.person(resource), now);
    String kept = PatientFhir.toKeep(resource, id);
    patient.keep(kept, PatientFhir.otherNames(kept));
    patients.place(patient);
    Violations.refuseOn(
        "patient_identifier_is_unique",
        Refusal.conflict("identifier-taken", "Another patient holds one of these identifiers."),
        patients::flush);
    PersonDetails sent = ReceivedDetails.of(resource);
    patients
        .detail(id)
        .ifPresentOrElse(
            detail -> detail.receivedAgain(sent, now),
            () -> patients.add(PatientDetail.received(id, sent, now)));
    outbox.append(new PatientUpdated(id, patient.view().profile(patients.details(id))));
  }

  private void refuseFaulty(org.hl7.fhir.r4.model.Patient resource) {
    List<FieldError> problems = PatientFhir.problems(resource, WHAT, clock.instant());
    if (!problems.isEmpty()) {
      throw Refusal.invalid(problems);
    }
  }
}
