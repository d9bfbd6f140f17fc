package health.trellis.patient.careteam;

import health.trellis.event.CareTeamRole;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What requests and answers about care teams hold. */
public final class CareTeamDto {
  private CareTeamDto() {}

  /** One clinician of a team, as asked for. */
  @Schema(name = "CareTeamMemberRequest")
  public record MemberRequest(
      @Schema(examples = "0197a000-0000-7000-8000-000000000201") @NotNull UUID practitionerId,
      @Schema(examples = "PRIMARY_THERAPIST") @NotNull CareTeamRole role) {}

  /** Request: the whole team. */
  @Schema(name = "ReplaceCareTeam")
  public record ReplaceCareTeam(
      @NotNull @Size(max = 20) List<@Valid @NotNull MemberRequest> members) {}

  /** One clinician of a team. */
  @Schema(name = "CareTeamMember")
  public record MemberView(
      UUID practitionerId,
      @Schema(examples = "Jordan Lee, LCSW") @Nullable String displayName,
      CareTeamRole role) {}

  /** Answer: a team. */
  @Schema(name = "CareTeam")
  public record CareTeamView(
      UUID episodeId,
      UUID patientId,
      UUID programId,
      List<MemberView> members,
      Instant updatedAt) {}
}
