package health.trellis.patient.registration;

import health.trellis.kit.access.Area;
import health.trellis.kit.access.Mode;
import health.trellis.kit.access.PatientAccess;
import health.trellis.kit.fhir.Fhir;
import health.trellis.kit.fhir.FhirQuery;
import health.trellis.kit.http.Refusal;
import health.trellis.patient.disclosure.Disclosures;
import health.trellis.patient.disclosure.Disclosures.Release;
import health.trellis.patient.fhir.FhirWriter;
import health.trellis.patient.fhir.Match;
import health.trellis.patient.registration.AssembledPatients.Version;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** Reads, searches and writes FHIR Patient. */
@ApplicationScoped
class PatientFhirService implements FhirWriter {
  private static final String WHAT = "Patient";
  private static final String NAMES = "p.nameParts";

  /** The words of addresses that each parameter looks at; empty: all of them. */
  private static final Map<String, Optional<String>> ADDRESSES =
      Map.of(
          "address", Optional.empty(),
          "address-city", Optional.of("CITY"),
          "address-state", Optional.of("STATE"),
          "address-postalcode", Optional.of("POSTAL_CODE"),
          "address-country", Optional.of("COUNTRY"));

  private static final Set<String> PARAMETERS =
      Stream.concat(
              Stream.of(
                  "_id",
                  "_lastUpdated",
                  "identifier",
                  "name",
                  "family",
                  "given",
                  "birthdate",
                  "death-date",
                  "gender",
                  "phone"),
              ADDRESSES.keySet().stream())
          .collect(Collectors.toUnmodifiableSet());

  private final PatientRepository patients;
  private final AssembledPatients assembled;
  private final PatientFhirWrites writes;
  private final PatientAccess access;
  private final Disclosures disclosures;

  PatientFhirService(
      PatientRepository patients,
      AssembledPatients assembled,
      PatientFhirWrites writes,
      PatientAccess access,
      Disclosures disclosures) {
    this.patients = patients;
    this.assembled = assembled;
    this.writes = writes;
    this.access = access;
    this.disclosures = disclosures;
  }

  @Override
  public String type() {
    return WHAT;
  }

  @Override
  public Set<String> parameters() {
    return PARAMETERS;
  }

  /** A patient refers to nothing that is kept here. */
  @Override
  public Set<String> includes() {
    return Set.of();
  }

  @Override
  @Transactional
  public org.hl7.fhir.r4.model.Patient read(UUID id) {
    Optional<Version> present = patients.version(id);
    UUID whose = present.map(Version::whose).orElse(id);
    access.require(whose, Area.DEMOGRAPHICS, Mode.READ, WHAT);
    return disclosures.release(
        whose, assembled.of(present.orElseThrow(() -> Refusal.notFound("patient"))));
  }

  /** What the caller has just written. */
  private Resource written(UUID id) {
    Patient patient = patients.known(id).orElseThrow(() -> Refusal.notFound("patient"));
    UUID whose = patient.present().whose();
    access.require(whose, Area.DEMOGRAPHICS, Mode.READ, WHAT);
    return disclosures.release(whose, fhir(patient, patients.edited(List.of(id))));
  }

  @Override
  @Transactional
  public Match search(FhirQuery query) {
    PatientCriteria criteria = criteria(query);
    query.page().cursor().map(cursor -> cursor.uuid(0)).ifPresent(criteria::after);
    List<Version> found = patients.versions(criteria, query.count());
    List<Version> shown = found.subList(0, Math.min(found.size(), query.count()));
    access.auditList(shown.stream().map(Version::id).toList(), Area.DEMOGRAPHICS, WHAT);
    List<Release> page =
        assembled.of(shown).stream()
            .map(patient -> new Release(UUID.fromString(patient.getIdPart()), patient))
            .toList();
    return Match.of(page, disclosures.releaseAll(page), found.size() > query.count());
  }

  @Override
  @Transactional
  public long count(FhirQuery query) {
    return patients.count(criteria(query));
  }

  private PatientCriteria criteria(FhirQuery query) {
    PatientCriteria criteria = new PatientCriteria(access.visible(Area.DEMOGRAPHICS));
    query.all("name").forEach(name -> criteria.words(NAMES, name, null));
    query.all("family").forEach(name -> criteria.words(NAMES, name, "FAMILY"));
    query.all("given").forEach(name -> criteria.words(NAMES, name, "GIVEN"));
    ADDRESSES.forEach(
        (parameter, kind) ->
            query
                .all(parameter)
                .forEach(text -> criteria.words("p.addressParts", text, kind.orElse(null))));
    criteria.identifier(query.one("identifier").orElse(null));
    criteria.phone(query.one("phone").orElse(null));
    query.ids("p.id");
    query.lastUpdated("p.updatedAt");
    query.days("birthdate", "p.birthDate");
    query.days("death-date", "p.deceasedOn");
    query.codes(
        "gender",
        "http://hl7.org/fhir/administrative-gender",
        "p.sex",
        AdministrativeSex.values(),
        AdministrativeSex::code);
    return criteria.also(query);
  }

  @Override
  public Optional<UUID> changedBy(Object changed, Object id) {
    return changed instanceof Patient || changed instanceof PatientDetail
        ? Optional.of((UUID) id)
        : Optional.empty();
  }

  @Override
  public Optional<Snapshot> snapshot(UUID id) {
    return patients
        .known(id)
        .map(patient -> new Snapshot(id, fhir(patient, patients.edited(List.of(id)))));
  }

  @Override
  @Transactional
  public Resource create(String body) {
    return written(writes.create(Fhir.parse(body, org.hl7.fhir.r4.model.Patient.class)));
  }

  @Override
  @Transactional
  public Resource update(UUID id, String body, @Nullable String ifMatch) {
    writes.update(id, Fhir.parse(body, org.hl7.fhir.r4.model.Patient.class), ifMatch);
    return written(id);
  }

  /** A patient as FHIR, with the details that people gave. */
  static org.hl7.fhir.r4.model.Patient fhir(Patient patient, Map<UUID, PersonDetails> details) {
    org.hl7.fhir.r4.model.Patient fhir =
        PatientFhir.toFhir(patient.view(), patient.received(), patient.version());
    Optional.ofNullable(details.get(patient.id()))
        .ifPresent(known -> PersonDetailsFhir.put(fhir, known));
    patient.mergedInto().ifPresent(survivor -> PatientFhir.replaced(fhir, survivor));
    return fhir;
  }
}
