package health.trellis.notification.summary;

import health.trellis.kit.access.Area;
import health.trellis.kit.access.Mode;
import health.trellis.kit.access.PatientAccess;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.identity.CurrentUser;
import health.trellis.kit.identity.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The week in short, at any time. */
@Path("/api/v1/notifications")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Weekly summary", description = "The week in short, for patients and care teams")
@RunOnVirtualThread
public class WeekResource {
  private final Weeks weeks;
  private final PatientAccess access;
  private final CurrentUser user;
  private final Clock clock;

  WeekResource(Weeks weeks, PatientAccess access, CurrentUser user, Clock clock) {
    this.weeks = weeks;
    this.access = access;
    this.user = user;
    this.clock = clock;
  }

  @GET
  @Path("/week")
  @RolesAllowed({
    Roles.PATIENT,
    Roles.CLINICIAN,
    Roles.PRESCRIBER,
    Roles.COORDINATOR,
    Roles.PROGRAM_ADMIN
  })
  @Operation(
      summary = "Read a patient's week",
      description = "The caller's own, or with `patientId` a patient's, for staff.")
  @APIResponse(responseCode = "200", description = "The last and the next seven days")
  public WeekDto week(@QueryParam("patientId") @Nullable UUID patientId) {
    UUID about = patientId != null ? patientId : access.self().orElse(null);
    if (about == null) {
      throw Refusal.invalid("patientId", "required", "Name the patient.");
    }
    access.require(about, Area.PROGRESS, Mode.READ, "weekly summary");
    return weeks.of(about, clock.instant());
  }

  @GET
  @Path("/care-team-week")
  @RolesAllowed({Roles.CLINICIAN, Roles.PRESCRIBER})
  @Operation(
      summary = "Read who needs a look this week",
      description = "Of the patients on whose care teams the caller is.")
  @APIResponse(responseCode = "200", description = "Who missed, is off track, has not answered")
  public WeekDto.CareTeamWeek careTeam() {
    UUID self = user.practitionerId().orElseThrow(() -> Refusal.notFound("practitioner"));
    WeekDto.CareTeamWeek week = weeks.ofCareTeam(self, clock.instant());
    access.auditList(
        Stream.of(week.missed(), week.offTrack(), week.unanswered())
            .flatMap(patients -> patients.stream())
            .distinct()
            .toList(),
        Area.PROGRESS,
        "weekly summary");
    return week;
  }
}
