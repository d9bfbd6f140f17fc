package health.trellis.assessment.fhir;

import health.trellis.kit.fhir.SecurityLabels;
import health.trellis.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Resource;

/** Labels what is released of patients whom 42 CFR Part 2 protects. */
@ApplicationScoped
public class Labels {
  private final Sql sql;

  Labels(Sql sql) {
    this.sql = sql;
  }

  /** Rows as FHIR, with labels where the law asks for them; asks once for all patients. */
  public <T, R extends Resource> List<R> released(
      List<T> rows, Function<T, UUID> patient, Function<T, R> toFhir) {
    Set<UUID> labelled = protectedAmong(rows.stream().map(patient).distinct().toList());
    return rows.stream()
        .map(
            row -> {
              R resource = toFhir.apply(row);
              if (labelled.contains(patient.apply(row))) {
                SecurityLabels.protect(resource.getMeta());
              }
              return resource;
            })
        .toList();
  }

  private Set<UUID> protectedAmong(List<UUID> patientIds) {
    return new HashSet<>(
        sql.query(
            "select patient_id from protected_patient where patient_id = any(cast(? as uuid[]))",
            row -> row.getObject(1, UUID.class),
            (Object) patientIds.stream().map(UUID::toString).toArray(String[]::new)));
  }
}
