package health.trellis.scheduling.session;

import health.trellis.event.SessionType;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Sessions of a patient that recur, at the same hour by the clock at the program's site.
 *
 * @param type kind; a group has a series of its own
 * @param patientId for whom
 * @param clinicianId who leads them
 * @param roomId where; absent by video
 * @param firstStart day and hour of the first, by the clock at the site
 * @param minutes length of each
 * @param modality for example CBT
 * @param recurrenceRule RRULE of RFC 5545, with COUNT or UNTIL
 * @param exceptDays days that are left out: EXDATE
 * @param delivery in person or by video; in person when there is a room, by video when there is
 *     none
 * @param authorizationOverride why to book past what the payer approved
 * @param caseloadOverride why a clinician whose caseload is full takes the patient on
 */
@Schema(
    name = "SeriesRequest",
    examples =
        """
        {"type": "INDIVIDUAL", "patientId": "0197a000-0000-7000-8000-000000000301",
         "clinicianId": "0197a000-0000-7000-8000-000000000201",
         "firstStart": "2027-03-02T17:00:00", "minutes": 60, "modality": "CBT",
         "recurrenceRule": "FREQ=WEEKLY;COUNT=8", "exceptDays": ["2027-03-16"]}
        """)
public record SeriesRequest(
    @NotNull SessionType type,
    @NotNull UUID patientId,
    @NotNull UUID clinicianId,
    @Nullable UUID roomId,
    @NotNull LocalDateTime firstStart,
    @NotNull @Min(5) @Max(480) Integer minutes,
    @NotNull @Pattern(regexp = "[A-Z][A-Z0-9_]{1,39}", message = "A code such as CBT.")
        String modality,
    @NotBlank @Size(max = 200) String recurrenceRule,
    @Nullable @Size(max = 104) Set<@NotNull LocalDate> exceptDays,
    @Nullable Delivery delivery,
    @Nullable @Size(max = 500) String authorizationOverride,
    @Nullable @Size(max = 500) String caseloadOverride) {
  Set<LocalDate> left() {
    return exceptDays == null ? Set.of() : exceptDays;
  }

  SessionRequest at(Instant start) {
    return new SessionRequest(
        type,
        patientId,
        clinicianId,
        roomId,
        start,
        null,
        minutes,
        modality,
        null,
        delivery,
        null,
        null,
        authorizationOverride,
        caseloadOverride);
  }
}
