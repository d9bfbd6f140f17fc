package health.trellis.scheduling.preference;

import com.fasterxml.jackson.annotation.JsonIgnore;
import health.trellis.scheduling.clinician.Gender;
import health.trellis.scheduling.site.State;
import health.trellis.scheduling.time.WeeklyWindow;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * All of a patient's wishes and limits; those of before are replaced.
 *
 * @param clinicianGender the clinician's gender; any when absent
 * @param languages languages to be treated in, best first; BCP 47
 * @param modalities modalities, best first
 * @param delivery in person, by video, or either; either when absent
 * @param telehealthState the state that the patient is in during sessions by video; ISO 3166-2
 * @param times times that the patient likes, by the clock at the site
 * @param reachableSites sites that the patient can get to; all when absent or empty
 * @param earliestArrival by the clock at the site; for example the first bus
 * @param latestDeparture by the clock at the site; for example the last bus
 * @param maximumDaysOnSite on how many days of a week the patient can make the way
 */
@Schema(
    name = "PreferencesRequest",
    examples =
        """
        {"clinicianGender": "FEMALE", "languages": ["es", "en"], "modalities": ["DBT", "CBT"],
         "delivery": "EITHER", "telehealthState": "US-NY", "latestDeparture": "20:30",
         "times": [{"weekday": "TUESDAY", "from": "17:00", "to": "20:00"}],
         "maximumDaysOnSite": 3}
        """)
public record PreferencesRequest(
    @Nullable Gender clinicianGender,
    @Size(max = 10)
        List<
                @NotNull
                @Pattern(regexp = "[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", message = "A tag of BCP 47.")
                String>
            languages,
    @Size(max = 20)
        List<
                @NotNull @Pattern(regexp = "[A-Z][A-Z0-9_]{1,39}", message = "A code such as CBT.")
                String>
            modalities,
    DeliveryWish delivery,
    @Nullable @Pattern(regexp = State.PATTERN, message = State.MESSAGE) String telehealthState,
    @Size(max = 40) Set<@NotNull @Valid WeeklyWindow> times,
    @Size(max = 40) Set<@NotNull UUID> reachableSites,
    @Nullable @Schema(examples = "08:30") LocalTime earliestArrival,
    @Nullable @Schema(examples = "20:30") LocalTime latestDeparture,
    @Nullable @Min(1) @Max(7) Integer maximumDaysOnSite) {

  /** What is absent is no wish. */
  public PreferencesRequest {
    languages = Optional.ofNullable(languages).orElse(List.of());
    modalities = Optional.ofNullable(modalities).orElse(List.of());
    delivery = Optional.ofNullable(delivery).orElse(DeliveryWish.EITHER);
    times = Optional.ofNullable(times).orElse(Set.of());
    reachableSites = Optional.ofNullable(reachableSites).orElse(Set.of());
  }

  /** The rule of bean validation. */
  @AssertTrue(message = "latestDeparture is after earliestArrival.")
  @Schema(hidden = true)
  @JsonIgnore
  public boolean isForward() {
    return earliestArrival == null
        || latestDeparture == null
        || latestDeparture.isAfter(earliestArrival);
  }
}
