package health.trellis.patient.registration;

import health.trellis.event.patient.PatientRegistered;
import health.trellis.kit.Ids;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.outbox.Outbox;
import health.trellis.patient.ground.Violations;
import health.trellis.patient.registration.PatientDto.Identifier;
import health.trellis.patient.registration.PatientDto.PatientView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What other features ask of registration. */
@ApplicationScoped
public class Patients {
  private final PatientRepository patients;
  private final PatientTraits traits;
  private final Minority minority;
  private final Outbox outbox;
  private final Clock clock;

  Patients(
      PatientRepository patients,
      PatientTraits traits,
      Minority minority,
      Outbox outbox,
      Clock clock) {
    this.patients = patients;
    this.traits = traits;
    this.minority = minority;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * A patient whom an identifier matched.
   *
   * @param id the patient
   * @param version version of the record
   * @param referredBy client id of the EHR that referred, if one did
   */
  public record Match(UUID id, long version, @Nullable String referredBy) {}

  /**
   * What two records of one person have in common.
   *
   * @param id the patient
   * @param givenName first and middle names
   * @param familyName family name
   * @param birthDate day of birth
   * @param sex administrative sex; null where unknown
   * @param phoneKey last ten digits of the phone number
   * @param email in lower case
   * @param ssnLastFour last four digits of the social security number
   * @param postalCode postal code
   * @param numbers identifiers without their issuers
   */
  public record Traits(
      UUID id,
      String givenName,
      String familyName,
      @Nullable LocalDate birthDate,
      @Nullable String sex,
      @Nullable String phoneKey,
      @Nullable String email,
      @Nullable String ssnLastFour,
      @Nullable String postalCode,
      Set<String> numbers) {}

  /** What is known of a patient to compare with others. */
  public Traits traits(UUID id) {
    return traits.of(id);
  }

  /**
   * Others who share birth date, phone, e-mail, both names, or family name and year of birth; of
   * each at most a hundred.
   */
  public List<Traits> alike(Traits patient) {
    return traits.alike(patient);
  }

  /** The record is no longer used: the person's is another, which changes with it. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void mergedInto(UUID merged, UUID survivor) {
    patients.known(merged).orElseThrow().mergeInto(survivor, clock.instant());
    patients.known(survivor).orElseThrow().touch(clock.instant());
    patients.flush();
  }

  /** The record is used again, and the other one is without what was this one's. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void apart(UUID merged, UUID survivor) {
    Patient patient = patients.known(merged).orElseThrow();
    patient.apart(clock.instant());
    patients.place(patient);
    patients.known(survivor).orElseThrow().touch(clock.instant());
    patients.flush();
  }

  /** The record that a patient's was merged into. */
  public Optional<UUID> survivor(UUID id) {
    return patients.known(id).flatMap(Patient::mergedInto);
  }

  /** Refuses (404) when there is no such patient. */
  public void require(UUID id) {
    if (patients.known(id).isEmpty()) {
      throw Refusal.notFound("patient");
    }
  }

  /** Of each of several patients, whether the patient may consent to treatment on a day. */
  public Map<UUID, Function<LocalDate, ConsentCapacity>> consentCapacities(Collection<UUID> ids) {
    return patients.list("id in ?1", ids).stream()
        .map(Patient::view)
        .collect(
            Collectors.toMap(PatientView::id, person -> day -> minority.capacity(person, day)));
  }

  /** Whether the patient may consent to treatment on a day; 404 when there is no such patient. */
  public ConsentCapacity consentCapacity(UUID id, LocalDate day) {
    PatientView patient =
        patients.known(id).map(Patient::view).orElseThrow(() -> Refusal.notFound("patient"));
    return minority.capacity(patient, day);
  }

  /** Where the patient lives; 404 when there is no such patient. */
  public ZoneId zone(UUID id) {
    return patients
        .known(id)
        .map(patient -> ZoneId.of(patient.view().timeZone()))
        .orElseThrow(() -> Refusal.notFound("patient"));
  }

  /** The day that it is where the patient lives; 404 when there is no such patient. */
  public LocalDate today(UUID id) {
    return LocalDate.ofInstant(clock.instant(), zone(id));
  }

  /** The one patient who holds any of the identifiers; 409 when they belong to several. */
  public Optional<Match> holding(List<Identifier> identifiers) {
    List<Patient> found = patients.holding(identifiers);
    if (found.size() > 1) {
      throw Refusal.conflict(
          "identifiers-of-several", "These identifiers belong to more than one patient.");
    }
    return found.stream().findFirst().map(p -> new Match(p.id(), p.version(), p.referrer()));
  }

  /** Registers the patient of a referral under a new id. */
  @Transactional(Transactional.TxType.MANDATORY)
  public Match receive(org.hl7.fhir.r4.model.Patient resource, @Nullable String referredBy) {
    UUID id = Ids.next();
    Patient patient =
        Patient.register(id, PatientFhir.person(resource), referredBy, clock.instant());
    String kept = PatientFhir.toKeep(resource, id);
    patient.keep(kept, PatientFhir.otherNames(kept));
    patients.place(patient);
    Violations.refuseOn(
        "patient_identifier_is_unique",
        Refusal.conflict("identifier-taken", "Another patient holds one of these identifiers."),
        () -> patients.persistAndFlush(patient));
    PersonDetails details = ReceivedDetails.of(resource);
    patients.add(PatientDetail.received(id, details, clock.instant()));
    outbox.append(new PatientRegistered(id, patient.view().profile(details), referredBy));
    return new Match(id, patient.version(), referredBy);
  }

  /** The EHR that refers a patient whom staff registered becomes the referrer. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void referredBy(UUID id, String client) {
    patients.known(id).ifPresent(patient -> patient.referredBy(client));
  }
}
