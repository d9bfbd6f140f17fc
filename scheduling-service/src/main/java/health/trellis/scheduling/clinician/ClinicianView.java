package health.trellis.scheduling.clinician;

import com.fasterxml.jackson.annotation.JsonIgnore;
import health.trellis.scheduling.time.WeeklyWindow;
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
    List<WeeklyWindow> workingHours,
    @Nullable String email,
    @Nullable String phone,
    boolean active,
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
            .sorted(Comparator.comparing(WeeklyWindow::weekday).thenComparing(WeeklyWindow::from))
            .toList(),
        clinician.email(),
        clinician.phone(),
        clinician.active(),
        clinician.version());
  }
}
