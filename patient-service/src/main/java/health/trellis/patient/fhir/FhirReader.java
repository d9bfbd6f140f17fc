package health.trellis.patient.fhir;

import health.trellis.kit.access.Area;
import health.trellis.kit.access.Mode;
import health.trellis.kit.access.PatientAccess;
import health.trellis.kit.access.VisiblePatients;
import health.trellis.kit.fhir.FhirQuery;
import health.trellis.patient.disclosure.Disclosures;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads entities for FHIR, within what the caller may see. */
@ApplicationScoped
public class FhirReader {
  private final EntityManager entities;
  private final PatientAccess access;
  private final Disclosures disclosures;

  FhirReader(EntityManager entities, PatientAccess access, Disclosures disclosures) {
    this.entities = entities;
    this.access = access;
    this.disclosures = disclosures;
  }

  <E> Optional<E> find(Class<E> type, UUID id) {
    return Optional.ofNullable(entities.find(type, id));
  }

  UUID id(Object entity) {
    return (UUID) entities.getEntityManagerFactory().getPersistenceUnitUtil().getIdentifier(entity);
  }

  /** The entities {@code x} for which the search holds, in the order of their ids. */
  <E> List<E> list(Class<E> type, FhirQuery query, int rows) {
    TypedQuery<E> select =
        entities.createQuery(
            "select x from " + type.getSimpleName() + " x where " + query.hql() + " order by x.id",
            type);
    query.parameters().forEach(select::setParameter);
    return select.setMaxResults(rows).getResultList();
  }

  long count(Class<?> type, FhirQuery query) {
    TypedQuery<Long> count =
        entities.createQuery(
            "select count(x) from " + type.getSimpleName() + " x where " + query.hql(), Long.class);
    query.parameters().forEach(count::setParameter);
    return count.getSingleResult();
  }

  void require(UUID patientId, Area area, String type) {
    access.require(patientId, area, Mode.READ, type);
  }

  /** Keeps a search within the patients whom the caller may see. */
  void within(Area area, FhirQuery query) {
    VisiblePatients visible = access.visible(area);
    query.and(visible.hql("x.patientId"), visible.params());
  }

  void auditList(Collection<UUID> patientIds, Area area, String type) {
    access.auditList(patientIds, area, type);
  }

  Disclosures disclosures() {
    return disclosures;
  }
}
