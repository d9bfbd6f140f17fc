package health.trellis.scheduling.session;

import health.trellis.event.SessionType;
import health.trellis.scheduling.LateEntry;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An individual, family or medication session with its patient.
 *
 * @param type kind; a group's sessions come from its series
 * @param patientId for whom
 * @param clinicianId who leads it
 * @param roomId where; absent for a session by video
 * @param startsAt when; either this or localStart
 * @param localStart when, by the clock at the program's site
 * @param minutes length
 * @param modality for example CBT
 * @param lateEntry for a session that has taken place
 * @param delivery in person or by video; in person when there is a room, by video when there is
 *     none
 * @param serviceType what it is for, within its kind; the usual of the kind when absent
 * @param coLeaderIds who leads it with the clinician
 * @param authorizationOverride why to book past what the payer approved
 * @param caseloadOverride why a clinician whose caseload is full takes the patient on
 */
@Schema(
    name = "SessionRequest",
    examples =
        """
        {"type": "INDIVIDUAL", "patientId": "0197a000-0000-7000-8000-000000000301",
         "clinicianId": "0197a000-0000-7000-8000-000000000201",
         "startsAt": "2027-03-02T22:00:00Z", "minutes": 60, "modality": "CBT"}
        """)
public record SessionRequest(
    @NotNull SessionType type,
    @NotNull UUID patientId,
    @NotNull UUID clinicianId,
    @Nullable UUID roomId,
    @Nullable Instant startsAt,
    @Nullable LocalDateTime localStart,
    @NotNull @Min(5) @Max(480) Integer minutes,
    @NotNull @Pattern(regexp = "[A-Z][A-Z0-9_]{1,39}", message = "A code such as CBT.")
        String modality,
    @Nullable @Valid LateEntry lateEntry,
    @Nullable Delivery delivery,
    @Nullable ServiceType serviceType,
    @Nullable @Size(max = 4) Set<@NotNull UUID> coLeaderIds,
    @Nullable @Size(max = 500) String authorizationOverride,
    @Nullable @Size(max = 500) String caseloadOverride) {
  /** What it is for. */
  ServiceType service() {
    return serviceType == null ? ServiceType.usual(type) : serviceType;
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
}
