package health.trellis.scheduling.allocation;

import health.trellis.kit.idempotency.Idempotent;
import health.trellis.kit.identity.Roles;
import health.trellis.scheduling.RetriedOnContention;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The allocation over HTTP. */
@Path("/api/v1/bookings/allocate")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Bookings")
public class AllocationResource {
  private final AllocationService allocation;

  AllocationResource(AllocationService allocation) {
    this.allocation = allocation;
  }

  /**
   * What the allocation did.
   *
   * @param patientId the patient
   * @param weeks week by week; without those before the first plan took effect
   */
  @Schema(name = "AllocationResult")
  public record Result(UUID patientId, List<AllocatedWeek> weeks) {}

  @POST
  @RetriedOnContention
  @Idempotent
  @RolesAllowed({Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(
      summary = "Fill a patient's weeks to the prescription",
      description =
          "The same as happens when a plan is signed, and for weeks of the past as a late entry."
              + " Done again, it changes only what no longer fits.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Result.class)))
  @APIResponse(responseCode = "404", description = "There is no such patient")
  @APIResponse(responseCode = "409", description = "no-active-episode or no-signed-plan")
  @APIResponse(responseCode = "422", description = "in-the-past without lateEntry")
  public Result allocate(@Valid @NotNull AllocateRequest request) {
    return new Result(request.patientId(), allocation.allocate(request));
  }
}
