package health.trellis.notification.summary;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A patient's week.
 *
 * @param kept sessions of the last seven days that the patient came to
 * @param planned sessions of the last seven days with attendance on record
 * @param minutes minutes credited in the last seven days
 * @param goals goals of the treatment plan reached in the last seven days
 * @param streak weeks in a row, up to the last closed one, with the hours met
 * @param next sessions of the coming seven days
 * @param open questionnaires that wait for an answer
 */
@Schema(description = "A patient's last and next seven days")
public record WeekDto(
    @Schema(examples = "3") int kept,
    @Schema(examples = "4") int planned,
    @Schema(examples = "540") int minutes,
    @Schema(examples = "1") int goals,
    @Schema(examples = "2") int streak,
    @Schema(examples = "4") int next,
    @Schema(examples = "1") int open) {

  /**
   * A clinician's caseload.
   *
   * @param patients how many patients
   * @param missed who missed a session in the last seven days
   * @param offTrack whose measures went off track in the last 14 days
   * @param unanswered who has not answered what was due
   */
  @Schema(description = "Who of the caller's own patients needs a look this week")
  public record CareTeamWeek(
      @Schema(examples = "12") int patients,
      List<UUID> missed,
      List<UUID> offTrack,
      List<UUID> unanswered) {}
}
