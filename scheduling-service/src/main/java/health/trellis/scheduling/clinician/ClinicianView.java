package health.trellis.scheduling.clinician;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A clinician; the fields as in the request.
 *
 * @param version for the ETag
 */
@Schema(name = "Clinician")
public record ClinicianView(
    UUID id,
    String displayName,
    @Nullable String credentials,
    boolean prescriber,
    List<String> modalities,
    List<UUID> programIds,
    List<WorkingWindow> workingHours,
    @Nullable String email,
    @Nullable String phone,
    boolean active,
    @Nullable Gender gender,
    List<String> languages,
    List<Licence> licences,
    @Nullable UUID supervisorId,
    @Nullable Integer caseloadLimit,
    int bufferMinutes,
    @Nullable String npi,
    @JsonIgnore long version) {
  static ClinicianView of(Clinician clinician) {
    return new ClinicianView(
        clinician.id(),
        clinician.displayName(),
        clinician.credentials(),
        clinician.prescriber(),
        clinician.modalities().stream().sorted().toList(),
        clinician.programIds().stream().sorted().toList(),
        clinician.workingHours().stream()
            .sorted(Comparator.comparing(WorkingWindow::weekday).thenComparing(WorkingWindow::from))
            .toList(),
        clinician.email(),
        clinician.phone(),
        clinician.active(),
        clinician.gender(),
        clinician.languages().stream().sorted().toList(),
        clinician.licences().stream()
            .sorted(Comparator.comparing(Licence::state).thenComparing(Licence::kind))
            .toList(),
        clinician.supervisorId(),
        clinician.caseloadLimit(),
        clinician.bufferMinutes(),
        clinician.npi(),
        clinician.version());
  }
}
