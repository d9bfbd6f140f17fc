package health.trellis.scheduling.group;

import com.fasterxml.jackson.annotation.JsonIgnore;
import health.trellis.scheduling.session.Delivery;
import health.trellis.scheduling.session.ServiceType;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A group to create or to change.
 *
 * @param id the id that it is to have; a new one when absent; not read on a change
 * @param programId its program
 * @param name name
 * @param clinicianId who leads it
 * @param roomId where; absent for a group by video
 * @param modality what it does, for example DBT
 * @param capacity how many patients it takes
 * @param series when it meets
 * @param delivery in person or by video; in person when there is a room, by video when there is
 *     none
 * @param serviceType what it is for; GROUP_THERAPY when absent
 * @param coLeaderIds who leads it with the clinician
 * @param active whether it goes on; yes when absent
 * @param admission when it takes in patients; ROLLING when absent. CLOSED needs the first day of
 *     the series
 * @param curriculumId what it teaches: each meeting has the next topic
 */
@Schema(
    name = "GroupRequest",
    examples =
        """
        {"programId": "0197a000-0000-7000-8000-000000000101", "name": "DBT skills",
         "clinicianId": "0197a000-0000-7000-8000-000000000201", "modality": "DBT", "capacity": 12,
         "series": {"weekdays": ["MONDAY", "WEDNESDAY"], "startTime": "17:30", "minutes": 180,
                    "from": "2027-01-04"}}
        """)
public record GroupRequest(
    @Nullable UUID id,
    @NotNull UUID programId,
    @NotBlank @Size(max = 120) String name,
    @NotNull UUID clinicianId,
    @Nullable UUID roomId,
    @NotNull @Pattern(regexp = "[A-Z][A-Z0-9_]{1,39}", message = "A code such as DBT.")
        String modality,
    @NotNull @Min(1) @Max(100) Integer capacity,
    @NotNull @Valid Series series,
    @Nullable Delivery delivery,
    @Nullable ServiceType serviceType,
    @Nullable @Size(max = 4) Set<@NotNull UUID> coLeaderIds,
    @Nullable Boolean active,
    @Nullable AdmissionPolicy admission,
    @Nullable UUID curriculumId) {

  /** When it takes in patients. */
  AdmissionPolicy takesIn() {
    return admission == null ? AdmissionPolicy.ROLLING : admission;
  }

  /** What it is for. */
  ServiceType service() {
    return serviceType == null ? ServiceType.GROUP_THERAPY : serviceType;
  }

  /** Who leads it with the clinician. */
  Set<UUID> coLeaders() {
    return coLeaderIds == null ? Set.of() : coLeaderIds;
  }

  /** How those who take part meet. */
  Delivery meetsBy() {
    if (delivery != null) {
      return delivery;
    }
    return roomId == null ? Delivery.TELEHEALTH : Delivery.IN_PERSON;
  }

  /**
   * When a group meets, by the clock at the program's site.
   *
   * @param weekdays on which days
   * @param startTime when
   * @param minutes how long
   * @param from first day; open when absent. Meetings before today come about by late entry only
   * @param until last day; open when absent
   */
  @Schema(name = "GroupSeries")
  public record Series(
      @NotEmpty Set<@NotNull DayOfWeek> weekdays,
      @NotNull @Schema(examples = "17:30") LocalTime startTime,
      @NotNull @Min(15) @Max(480) Integer minutes,
      @Nullable LocalDate from,
      @Nullable LocalDate until) {
    /** The rule of bean validation; what is absent is reported by its own rule. */
    @AssertTrue(message = "A meeting ends on the day that it starts on.")
    @Schema(hidden = true)
    @JsonIgnore
    public boolean isWithinOneDay() {
      return startTime == null
          || minutes == null
          || startTime.toSecondOfDay() + minutes * 60 <= Duration.ofDays(1).toSeconds();
    }

    /** The rule of bean validation. */
    @AssertTrue(message = "A series ends on or after the day that it starts on.")
    @Schema(hidden = true)
    @JsonIgnore
    public boolean isForward() {
      return from == null || until == null || !until.isBefore(from);
    }
  }
}
