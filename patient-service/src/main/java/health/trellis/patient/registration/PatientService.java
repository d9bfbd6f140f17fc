package health.trellis.patient.registration;

import health.trellis.event.patient.PatientRegistered;
import health.trellis.event.patient.PatientUpdated;
import health.trellis.kit.Ids;
import health.trellis.kit.access.Area;
import health.trellis.kit.access.Mode;
import health.trellis.kit.access.PatientAccess;
import health.trellis.kit.http.Cursor;
import health.trellis.kit.http.ETags;
import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.outbox.Outbox;
import health.trellis.patient.ground.Violations;
import health.trellis.patient.registration.PatientDto.Identifier;
import health.trellis.patient.registration.PatientDto.PatientView;
import health.trellis.patient.registration.PatientDto.Person;
import health.trellis.patient.registration.PatientDto.Registration;
import health.trellis.patient.registration.PatientDto.SearchPatients;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Registers, reads, corrects and finds patients. */
@ApplicationScoped
class PatientService {
  private static final String WHAT = "patient";

  private final PatientRepository patients;
  private final PatientAccess access;
  private final Outbox outbox;
  private final Clock clock;

  PatientService(PatientRepository patients, PatientAccess access, Outbox outbox, Clock clock) {
    this.patients = patients;
    this.access = access;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** A patient and the version for its ETag. */
  record Versioned(PatientView view, long version) {}

  @Transactional
  Versioned register(Registration registration) {
    refuseFullSsn(registration.person());
    UUID id = registration.id() == null ? Ids.next() : registration.id();
    if (patients.known(id).isPresent()) {
      throw Refusal.conflict("patient-exists", "A patient with this id is registered already.");
    }
    Patient patient = Patient.register(id, registration.person(), null, clock.instant());
    patients.place(patient);
    write(() -> patients.persistAndFlush(patient));
    outbox.append(new PatientRegistered(id, patient.view().profile(PersonDetails.none()), null));
    access.require(id, Area.DEMOGRAPHICS, Mode.WRITE, WHAT);
    return versioned(patient);
  }

  @Transactional
  Versioned read(UUID id) {
    access.require(id, Area.DEMOGRAPHICS, Mode.READ, WHAT);
    return versioned(known(id));
  }

  @Transactional
  Versioned correct(UUID id, Person person, @Nullable String ifMatch) {
    access.require(id, Area.DEMOGRAPHICS, Mode.WRITE, WHAT);
    refuseFullSsn(person);
    Patient patient = known(id);
    ETags.check(ifMatch, patient.version());
    patient.take(person, clock.instant());
    if (patient.received() != null) {
      patient.keep(patient.received(), PatientFhir.otherNames(patient.received()));
    }
    patients.place(patient);
    write(patients::flush);
    outbox.append(new PatientUpdated(id, patient.view().profile(patients.details(id))));
    return versioned(patient);
  }

  @Transactional
  Page<PatientView> search(SearchPatients search, PageRequest page) {
    PatientCriteria criteria =
        new PatientCriteria(access.visible(Area.DEMOGRAPHICS))
            .name(search.name())
            .born(search.birthDate())
            .identifier(search.identifier())
            .phone(search.phone())
            .after(page.cursor().map(cursor -> cursor.uuid(0)).orElse(null));
    Page<PatientView> found =
        Page.of(patients.search(criteria, page.limit()), page, patient -> Cursor.of(patient.id()))
            .map(Patient::view);
    access.auditList(found.items().stream().map(PatientView::id).toList(), Area.DEMOGRAPHICS, WHAT);
    return found;
  }

  private Patient known(UUID id) {
    return patients.known(id).orElseThrow(() -> Refusal.notFound(WHAT));
  }

  private static void write(Runnable change) {
    Violations.refuseOn(
        "patient_identifier_is_unique",
        Refusal.conflict("identifier-taken", "Another patient holds one of these identifiers."),
        change);
  }

  private static void refuseFullSsn(Person person) {
    List<Identifier> identifiers = person.identifiers();
    for (int i = 0; i < identifiers.size(); i++) {
      if (PatientFhir.SSN.equals(identifiers.get(i).system())) {
        throw Refusal.invalid(
            "/identifiers/" + i,
            "ssn",
            "A social security number is not kept: send its last digits as ssnLastFour.");
      }
    }
  }

  private static Versioned versioned(Patient patient) {
    return new Versioned(patient.view(), patient.version());
  }
}
