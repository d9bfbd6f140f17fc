package health.trellis.patient.clinical;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Finds conditions, medications and allergies. */
@ApplicationScoped
class ReceivedRecords {
  private final EntityManager entities;

  ReceivedRecords(EntityManager entities) {
    this.entities = entities;
  }

  <T extends ReceivedRecord> Optional<T> find(Class<T> type, UUID id) {
    return Optional.ofNullable(entities.find(type, id));
  }

  void add(ReceivedRecord record) {
    entities.persist(record);
  }

  /** The records after an id for which a condition on {@code x} holds, in the order of ids. */
  <T extends ReceivedRecord> List<T> list(
      Class<T> type, String condition, Map<String, Object> parameters, int limit) {
    TypedQuery<T> query =
        entities.createQuery(
            "from " + type.getSimpleName() + " x where " + condition + " order by x.id", type);
    parameters.forEach(query::setParameter);
    return query.setMaxResults(limit).getResultList();
  }
}
