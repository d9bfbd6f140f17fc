package health.trellis.assessment.fhir;

import health.trellis.kit.access.PatientAccess;
import health.trellis.kit.fhir.SecurityLabels;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Resource;

/** Labels what is released of patients whom 42 CFR Part 2 protects. */
@ApplicationScoped
public class Labels {
  private final PatientAccess access;

  Labels(PatientAccess access) {
    this.access = access;
  }

  /** Rows as FHIR, with labels where the law asks for them; asks once for all patients. */
  public <T, R extends Resource> List<R> released(
      List<T> rows, Function<T, UUID> patient, Function<T, R> toFhir) {
    Set<UUID> labelled = access.protectedAmong(rows.stream().map(patient).toList());
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
}
