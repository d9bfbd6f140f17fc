package health.trellis.patient.registration;

import health.trellis.event.patient.PatientUpdated;
import health.trellis.kit.access.Area;
import health.trellis.kit.access.Mode;
import health.trellis.kit.access.PatientAccess;
import health.trellis.kit.http.ETags;
import health.trellis.kit.http.FieldError;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.outbox.Outbox;
import health.trellis.patient.registration.Minority.Minor;
import health.trellis.patient.registration.PatientDto.PatientView;
import health.trellis.patient.registration.PersonDetails.Guardian;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Reads and replaces what is known of a person beyond the registration. */
@ApplicationScoped
class PersonDetailsService {
  private static final String WHAT = "patient-details";

  private final PatientRepository patients;
  private final EntityManager entities;
  private final Minority minority;
  private final PatientAccess access;
  private final Outbox outbox;
  private final Clock clock;

  PersonDetailsService(
      PatientRepository patients,
      EntityManager entities,
      Minority minority,
      PatientAccess access,
      Outbox outbox,
      Clock clock) {
    this.patients = patients;
    this.entities = entities;
    this.minority = minority;
    this.access = access;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** Details and the version for their ETag. */
  record Versioned(DetailsView view, long version) {}

  /** Answer: what is known of a person. */
  @Schema(name = "PatientDetails")
  record DetailsView(
      UUID patientId,
      PersonDetails details,
      @Schema(description = "For minors: whether a guardian has to consent") @Nullable Minor minor,
      @Nullable Instant updatedAt) {}

  @Transactional
  Versioned read(UUID patientId) {
    access.require(patientId, Area.DEMOGRAPHICS, Mode.READ, WHAT);
    return view(known(patientId), Optional.ofNullable(find(patientId)));
  }

  @Transactional
  Versioned replace(UUID patientId, PersonDetails wanted, @Nullable String ifMatch) {
    access.require(patientId, Area.DEMOGRAPHICS, Mode.WRITE, WHAT);
    Patient patient = known(patientId);
    PatientDetail detail = find(patientId);
    ETags.check(ifMatch, detail == null ? 0 : detail.version());
    Instant now = clock.instant();
    List<FieldError> problems =
        PersonDetailsRules.problems(wanted, patient.view().birthDate(), today(patient, now));
    if (!problems.isEmpty()) {
      throw Refusal.invalid(problems);
    }
    if (detail == null) {
      detail = PatientDetail.received(patientId, PersonDetails.none(), now);
      entities.persist(detail);
      entities.flush();
    }
    detail.edit(wanted, now);
    patient.detailed(now, wanted.names());
    patients.place(patient);
    entities.flush();
    outbox.append(new PatientUpdated(patientId, patient.view().profile(wanted)));
    return view(patient, Optional.of(detail));
  }

  private @Nullable PatientDetail find(UUID patientId) {
    return entities.find(PatientDetail.class, patientId);
  }

  private Patient known(UUID id) {
    return patients.known(id).orElseThrow(() -> Refusal.notFound("patient"));
  }

  private Versioned view(Patient patient, Optional<PatientDetail> detail) {
    PatientView person = patient.view();
    PersonDetails content = detail.map(PatientDetail::content).orElse(PersonDetails.none());
    LocalDate today = today(patient, clock.instant());
    boolean guarded = content.guardians().stream().anyMatch(g -> inForce(g, today));
    return new Versioned(
        new DetailsView(
            person.id(),
            content,
            minority.of(person, guarded, today),
            detail.map(PatientDetail::updatedAt).orElse(null)),
        detail.map(PatientDetail::version).orElse(0L));
  }

  private static boolean inForce(Guardian guardian, LocalDate today) {
    return guardian.until() == null || !guardian.until().isBefore(today);
  }

  private static LocalDate today(Patient patient, Instant now) {
    return LocalDate.ofInstant(now, ZoneId.of(patient.view().timeZone()));
  }
}
