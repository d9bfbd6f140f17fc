package health.trellis.scheduling.availability;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * When a patient can come.
 *
 * @param patientId the patient
 * @param windows the windows
 * @param away days on which the patient cannot come
 * @param version for the ETag
 */
@Schema(name = "Availability")
public record AvailabilityView(
    UUID patientId,
    List<AvailabilityWindow> windows,
    List<DaysAway> away,
    @JsonIgnore long version) {
  static AvailabilityView of(Availability availability) {
    return new AvailabilityView(
        availability.patientId(),
        availability.windows().stream()
            .sorted(
                Comparator.comparing(AvailabilityWindow::weekday)
                    .thenComparing(AvailabilityWindow::from)
                    .thenComparing(AvailabilityWindow::kind))
            .toList(),
        availability.away().stream().sorted(Comparator.comparing(DaysAway::firstDay)).toList(),
        availability.version());
  }
}
