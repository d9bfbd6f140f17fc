package health.trellis.scheduling.preference;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import health.trellis.scheduling.clinician.Gender;
import health.trellis.scheduling.time.WeeklyWindow;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A patient's wishes and limits; the fields as in the request.
 *
 * @param version for the ETag
 */
@Schema(name = "Preferences")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PreferencesView(
    UUID patientId,
    @Nullable Gender clinicianGender,
    List<String> languages,
    List<String> modalities,
    DeliveryWish delivery,
    @Nullable String telehealthState,
    List<WeeklyWindow> times,
    List<UUID> reachableSites,
    @Nullable @Schema(examples = "08:30") LocalTime earliestArrival,
    @Nullable @Schema(examples = "20:30") LocalTime latestDeparture,
    @Nullable Integer maximumDaysOnSite,
    @JsonIgnore long version) {
  static PreferencesView of(PatientPreferences wishes) {
    return new PreferencesView(
        wishes.patientId(),
        wishes.clinicianGender(),
        wishes.languages(),
        wishes.modalities(),
        wishes.delivery(),
        wishes.telehealthState(),
        wishes.times().stream()
            .sorted(Comparator.comparing(WeeklyWindow::weekday).thenComparing(WeeklyWindow::from))
            .toList(),
        wishes.reachableSites().stream().sorted().toList(),
        wishes.earliestArrival(),
        wishes.latestDeparture(),
        wishes.maximumDaysOnSite(),
        wishes.version());
  }
}
