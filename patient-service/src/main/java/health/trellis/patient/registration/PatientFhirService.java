package health.trellis.patient.registration;

import health.trellis.kit.access.Area;
import health.trellis.kit.access.Mode;
import health.trellis.kit.access.PatientAccess;
import health.trellis.kit.fhir.FhirSearch;
import health.trellis.kit.http.Refusal;
import health.trellis.patient.disclosure.Disclosures;
import health.trellis.patient.disclosure.Disclosures.Release;
import health.trellis.patient.fhir.FhirStore;
import health.trellis.patient.fhir.Match;
import health.trellis.patient.fhir.SearchParameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Reads and searches FHIR Patient. */
@ApplicationScoped
class PatientFhirService implements FhirStore {
  private static final String WHAT = "Patient";

  private final PatientRepository patients;
  private final PatientAccess access;
  private final Disclosures disclosures;

  PatientFhirService(PatientRepository patients, PatientAccess access, Disclosures disclosures) {
    this.patients = patients;
    this.access = access;
    this.disclosures = disclosures;
  }

  @Override
  public String type() {
    return WHAT;
  }

  @Override
  public Set<String> parameters() {
    return Set.of("_id", "identifier", "name", "family", "given", "birthdate", "gender", "phone");
  }

  @Override
  @Transactional
  public org.hl7.fhir.r4.model.Patient read(UUID id) {
    Optional<Patient> known = patients.known(id);
    UUID whose = known.flatMap(Patient::mergedInto).orElse(id);
    access.require(whose, Area.DEMOGRAPHICS, Mode.READ, WHAT);
    Patient patient = known.orElseThrow(() -> Refusal.notFound("patient"));
    return disclosures.release(whose, fhir(patient, patients.edited(List.of(id))));
  }

  @Override
  @Transactional
  public Match search(SearchParameters parameters) {
    List<Patient> found = patients.search(criteria(parameters), parameters.count());
    List<Patient> shown = found.subList(0, Math.min(found.size(), parameters.count()));
    access.auditList(shown.stream().map(Patient::id).toList(), Area.DEMOGRAPHICS, WHAT);
    Map<UUID, PersonDetails> details = patients.edited(shown.stream().map(Patient::id).toList());
    List<Release> page = shown.stream().map(p -> new Release(p.id(), fhir(p, details))).toList();
    return Match.of(page, disclosures.releaseAll(page), found.size() > parameters.count());
  }

  private PatientCriteria criteria(SearchParameters parameters) {
    PatientCriteria criteria = new PatientCriteria(access.visible(Area.DEMOGRAPHICS));
    parameters.ids().ifPresent(criteria::ids);
    parameters.all("name").forEach(name -> criteria.name(name, null));
    parameters.all("family").forEach(name -> criteria.name(name, "FAMILY"));
    parameters.all("given").forEach(name -> criteria.name(name, "GIVEN"));
    criteria.identifier(parameters.one("identifier").orElse(null));
    criteria.phone(parameters.one("phone").orElse(null));
    parameters.one("gender").ifPresent(gender -> criteria.sex(sexes(gender)));
    parameters.all("birthdate").forEach(date -> criteria.born(FhirSearch.date("birthdate", date)));
    parameters.after().ifPresent(criteria::after);
    return criteria;
  }

  private static Set<AdministrativeSex> sexes(String gender) {
    List<AdministrativeSex> sexes = new ArrayList<>();
    for (String code : gender.split(",", -1)) {
      sexes.add(
          Arrays.stream(AdministrativeSex.values())
              .filter(sex -> sex.code().equals(code.substring(code.lastIndexOf('|') + 1)))
              .findFirst()
              .orElseThrow(() -> Refusal.badRequest("gender", "code", "No such gender.")));
    }
    return Set.copyOf(sexes);
  }

  private static org.hl7.fhir.r4.model.Patient fhir(
      Patient patient, Map<UUID, PersonDetails> details) {
    org.hl7.fhir.r4.model.Patient fhir =
        PatientFhir.toFhir(patient.view(), patient.received(), patient.version());
    Optional.ofNullable(details.get(patient.id()))
        .ifPresent(known -> PersonDetailsFhir.put(fhir, known));
    patient.mergedInto().ifPresent(survivor -> PatientFhir.replaced(fhir, survivor));
    return fhir;
  }
}
