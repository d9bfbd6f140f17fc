package health.trellis.scheduling.group;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Who is on a group's roster, of those whom the caller may know of.
 *
 * @param groupId the group
 * @param members its patients
 */
@Schema(name = "Roster")
public record RosterView(UUID groupId, List<Member> members) {
  /**
   * A patient on the roster.
   *
   * @param patientId the patient
   * @param from first day
   * @param until last day
   * @param booked places held in coming meetings
   * @param conflicts coming meetings that the patient cannot have a place in: another session then,
   *     or the meeting is full
   */
  @Schema(name = "RosterMember")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Member(
      UUID patientId,
      LocalDate from,
      @Nullable LocalDate until,
      @Nullable Integer booked,
      @Nullable Integer conflicts) {
    static Member of(RosterEntry entry) {
      return new Member(entry.patientId(), entry.from(), entry.until(), null, null);
    }
  }
}
