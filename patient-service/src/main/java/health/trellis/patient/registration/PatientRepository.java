package health.trellis.patient.registration;

import health.trellis.patient.registration.AssembledPatients.Version;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Finds patients. */
@ApplicationScoped
class PatientRepository implements PanacheRepositoryBase<Patient, UUID> {
  private static final String VERSIONS =
      "select p.id, p.version, p.mergedInto from Patient p where ";

  /** The page of patients that match, in the order of their ids. */
  List<Patient> search(PatientCriteria criteria, int limit) {
    return find(
            "from Patient p where " + criteria.condition() + " order by p.id",
            criteria.parameters())
        .range(0, limit)
        .list();
  }

  /** The present versions of the page of patients that match, in the order of their ids. */
  List<Version> versions(PatientCriteria criteria, int limit) {
    TypedQuery<Version> query =
        getEntityManager()
            .createQuery(VERSIONS + criteria.condition() + " order by p.id", Version.class);
    criteria.parameters().forEach(query::setParameter);
    return query.setMaxResults(limit + 1).getResultList();
  }

  /** The present version of a patient. */
  Optional<Version> version(UUID id) {
    return getEntityManager()
        .createQuery(VERSIONS + "p.id = :id", Version.class)
        .setParameter("id", id)
        .getResultStream()
        .findFirst();
  }

  /** How many patients match. */
  long count(PatientCriteria criteria) {
    return count("from Patient p where " + criteria.condition(), criteria.parameters());
  }

  /** The patients who hold any of the identifiers; more than one where senders disagree. */
  List<Patient> holding(List<PatientDto.Identifier> identifiers) {
    if (identifiers.isEmpty()) {
      return List.of();
    }
    List<String> pairs = new ArrayList<>();
    Map<String, Object> parameters = new HashMap<>();
    for (int i = 0; i < identifiers.size(); i++) {
      pairs.add("(n.system = :system" + i + " and n.value = :value" + i + ")");
      parameters.put("system" + i, identifiers.get(i).system());
      parameters.put("value" + i, identifiers.get(i).value());
    }
    String hql =
        "select distinct p from Patient p join p.identifiers n where " + String.join(" or ", pairs);
    return find(hql, parameters).list();
  }

  /** Keeps a patient findable by the addresses that FHIR shows. */
  void place(Patient patient) {
    Map<UUID, PersonDetails> details =
        detail(patient.id())
            .filter(PatientDetail::edited)
            .map(detail -> Map.of(patient.id(), detail.content()))
            .orElse(Map.of());
    patient.place(PatientAddressFhir.parts(PatientFhirService.fhir(patient, details)));
  }

  void add(PatientDetail detail) {
    getEntityManager().persist(detail);
  }

  /** What is known of a patient beyond the registration. */
  PersonDetails details(UUID patientId) {
    return detail(patientId).map(PatientDetail::content).orElseGet(PersonDetails::none);
  }

  Optional<PatientDetail> detail(UUID patientId) {
    return Optional.ofNullable(getEntityManager().find(PatientDetail.class, patientId));
  }

  /** The details that people gave, by patient. */
  Map<UUID, PersonDetails> edited(Collection<UUID> patientIds) {
    return getEntityManager()
        .createQuery(
            "from PatientDetail d where d.patientId in :patients and d.edited", PatientDetail.class)
        .setParameter("patients", patientIds)
        .getResultStream()
        .collect(Collectors.toMap(PatientDetail::patientId, PatientDetail::content));
  }

  Optional<Patient> known(UUID id) {
    return findByIdOptional(id);
  }
}
