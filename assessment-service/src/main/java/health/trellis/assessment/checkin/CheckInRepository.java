package health.trellis.assessment.checkin;

import health.trellis.kit.http.PageRequest;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds check-ins. */
@ApplicationScoped
class CheckInRepository implements PanacheRepositoryBase<CheckIn, UUID> {

  /** A patient's check-ins between two days, both included, the first first. */
  List<CheckIn> between(UUID patientId, LocalDate from, LocalDate to) {
    return list("patientId = ?1 and onDate between ?2 and ?3 order by onDate", patientId, from, to);
  }

  /** A patient's check-ins, newest day first; one more than the page holds. */
  List<CheckIn> page(
      UUID patientId, @Nullable LocalDate from, @Nullable LocalDate to, PageRequest page) {
    StringBuilder condition = new StringBuilder("patientId = :patient");
    Map<String, Object> parameters = new HashMap<>(Map.of("patient", patientId));
    if (from != null) {
      condition.append(" and onDate >= :from");
      parameters.put("from", from);
    }
    if (to != null) {
      condition.append(" and onDate <= :to");
      parameters.put("to", to);
    }
    page.cursor()
        .ifPresent(
            cursor -> {
              condition.append(" and onDate < :after");
              parameters.put("after", cursor.date(0));
            });
    return find(condition + " order by onDate desc", parameters).range(0, page.limit()).list();
  }
}
