package health.trellis.scheduling.program;

import health.trellis.event.LevelOfCare;
import health.trellis.scheduling.time.WeeklyWindow;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A program to create or to change.
 *
 * @param id the id that it is to have; a new one when absent; not read on a change
 * @param siteId its site
 * @param name name
 * @param levelOfCare level that it offers
 * @param track for example EVENING
 * @param substanceUse whether 42 CFR Part 2 protects its records
 * @param minimumMinutesPerWeek below this a week falls short; ASAM 2.1 asks adults for 540
 * @param maximumMinutesPerWeek no more than this is planned for a week
 * @param minimumMinutesPerTreatmentDay from this on a day counts; 180 when absent
 * @param treatmentDays weekdays on which it treats
 * @param sessionMinutes length of its sessions; 60, 60 and 30 when absent
 * @param selfBooking what patients may book themselves; nothing when absent
 * @param active whether it admits; yes when absent
 * @param population whom it treats; ADULT when absent
 * @param focus what it treats; as substanceUse says when absent
 * @param setting where it treats; ON_SITE when absent
 * @param blocks hours within which its groups meet, by the clock at the site; at any hour when
 *     absent
 */
@Schema(
    name = "ProgramRequest",
    examples =
        """
        {"siteId": "0197a000-0000-7000-8000-000000000001", "name": "Evening IOP",
         "levelOfCare": "IOP", "track": "EVENING", "substanceUse": false,
         "population": "ADULT", "focus": "MENTAL_HEALTH", "setting": "ON_SITE",
         "blocks": [{"weekday": "MONDAY", "from": "17:30", "to": "20:30"},
                    {"weekday": "TUESDAY", "from": "17:30", "to": "20:30"},
                    {"weekday": "THURSDAY", "from": "17:30", "to": "20:30"}],
         "minimumMinutesPerWeek": 540, "maximumMinutesPerWeek": 1140,
         "treatmentDays": ["MONDAY", "TUESDAY", "THURSDAY"],
         "sessionMinutes": {"individual": 60, "family": 60, "medication": 30},
         "minimumMinutesPerTreatmentDay": 180,
         "selfBooking": {"types": ["INDIVIDUAL"], "noticeHours": 24, "daysAhead": 28}}
        """)
public record ProgramRequest(
    @Nullable UUID id,
    @NotNull UUID siteId,
    @NotBlank @Size(max = 120) String name,
    @NotNull LevelOfCare levelOfCare,
    @NotNull @Pattern(regexp = "[A-Z][A-Z0-9_]{1,39}", message = "A code such as EVENING.")
        String track,
    @NotNull Boolean substanceUse,
    @NotNull @Min(0) @Max(10080) Integer minimumMinutesPerWeek,
    @NotNull @Min(1) @Max(10080) Integer maximumMinutesPerWeek,
    @Nullable @Min(1) @Max(1440) Integer minimumMinutesPerTreatmentDay,
    @NotEmpty Set<@NotNull DayOfWeek> treatmentDays,
    @Nullable @Valid SessionMinutes sessionMinutes,
    @Nullable @Valid SelfBooking selfBooking,
    @Nullable Boolean active,
    @Nullable Population population,
    @Nullable Focus focus,
    @Nullable Setting setting,
    @Nullable @Size(max = 28) Set<@NotNull @Valid WeeklyWindow> blocks) {
  /** What it treats. */
  Focus treats() {
    return focus == null ? Focus.usual(substanceUse) : focus;
  }

  /** The hours within which its groups meet. */
  Set<WeeklyWindow> hours() {
    return blocks == null ? Set.of() : blocks;
  }
}
