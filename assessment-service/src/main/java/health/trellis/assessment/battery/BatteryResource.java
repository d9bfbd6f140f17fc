package health.trellis.assessment.battery;

import health.trellis.assessment.battery.Batteries.Versioned;
import health.trellis.kit.http.ETags;
import health.trellis.kit.identity.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Batteries over HTTP. */
@Path("/api/v1/batteries/{programId}")
@RunOnVirtualThread
@Tag(name = "Batteries", description = "What a program asks, and when")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class BatteryResource {
  private static final String EXAMPLE =
      """
      {"intake":["phq-9","gad-7","c-ssrs-screener"],"weekly":["phq-9","gad-7"],
       "weeklyWhenPositive":["c-ssrs-screener"],"discharge":["phq-9","gad-7"],"daysToAnswer":3,
       "fortnightly":["who-5"],"monthly":[],"review":["phq-9","gad-7"],"followUp":["phq-9"],
       "followUpMonths":[1,3,6,12],
       "inAddition":[{"when":{"substanceUse":true},"occasion":"MONTHLY","instruments":["bam"]}],
       "branching":true,"maxMinutesPerWeek":30,"graceDays":4,
       "remindHoursBefore":24}""";

  private final Batteries batteries;

  BatteryResource(Batteries batteries) {
    this.batteries = batteries;
  }

  /** Reads a program's battery. */
  @GET
  @RolesAllowed({Roles.CLINICIAN, Roles.PRESCRIBER, Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(
      summary = "Read a program's battery",
      description = "The default, with ETag \"0\", until the program has its own.")
  @APIResponse(
      responseCode = "200",
      description = "The battery",
      content = @Content(schema = @Schema(implementation = BatteryContent.class)))
  @APIResponse(responseCode = "404", description = "No such program")
  public Response read(@PathParam("programId") UUID programId) {
    return ok(batteries.read(programId));
  }

  /** Replaces a program's battery. */
  @PUT
  @RolesAllowed(Roles.PROGRAM_ADMIN)
  @Operation(
      summary = "Replace a program's battery",
      description = "Holds for what is assigned from now on.")
  @APIResponse(
      responseCode = "200",
      description = "Replaced",
      content = @Content(schema = @Schema(implementation = BatteryContent.class)))
  @APIResponse(responseCode = "404", description = "No such program")
  @APIResponse(responseCode = "412", description = "Changed meanwhile")
  @APIResponse(responseCode = "422", description = "An instrument is not known")
  @APIResponse(responseCode = "428", description = "If-Match is missing")
  public Response replace(
      @PathParam("programId") UUID programId,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @RequestBody(content = @Content(examples = @ExampleObject(name = "short", value = EXAMPLE)))
          @NotNull
          @Valid
          BatteryContent body) {
    return ok(batteries.replace(programId, body, ifMatch));
  }

  private static Response ok(Versioned battery) {
    return ETags.ok(battery.content(), battery.tag());
  }
}
