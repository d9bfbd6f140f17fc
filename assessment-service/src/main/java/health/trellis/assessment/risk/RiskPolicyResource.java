package health.trellis.assessment.risk;

import health.trellis.assessment.risk.RiskPolicies.Versioned;
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

/** Risk policies over HTTP. */
@Path("/api/v1/risk-alerts")
@RunOnVirtualThread
@Tag(name = "Risk alerts", description = "Answers that ask for a human")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class RiskPolicyResource {
  private static final String EXAMPLE =
      """
      {"imminent":{"requiredAction":"Page the on-call clinician","withinMinutes":0},
       "high":{"requiredAction":"Call the patient","withinMinutes":10},
       "moderate":{"requiredAction":"Talk with the patient today"}}""";

  private final RiskPolicies policies;

  RiskPolicyResource(RiskPolicies policies) {
    this.policies = policies;
  }

  /** Reads a program's policy. */
  @GET
  @Path("/policies/{programId}")
  @RolesAllowed({Roles.CLINICIAN, Roles.PRESCRIBER, Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(
      summary = "Read what a program does about risk",
      description =
          "The required action and the time limit of each level. The default, with ETag \"0\","
              + " until the program has its own.")
  @APIResponse(
      responseCode = "200",
      description = "The policy",
      content = @Content(schema = @Schema(implementation = RiskPolicy.class)))
  @APIResponse(responseCode = "404", description = "No such program")
  public Response read(@PathParam("programId") UUID programId) {
    return ok(policies.read(programId));
  }

  /** Replaces a program's policy. */
  @PUT
  @Path("/policies/{programId}")
  @RolesAllowed(Roles.PROGRAM_ADMIN)
  @Operation(
      summary = "Replace what a program does about risk",
      description =
          "Holds for alerts that are raised from now on. A higher level cannot wait longer than a"
              + " lower one; without withinMinutes a level waits until the end of the day.")
  @APIResponse(
      responseCode = "200",
      description = "Replaced",
      content = @Content(schema = @Schema(implementation = RiskPolicy.class)))
  @APIResponse(responseCode = "404", description = "No such program")
  @APIResponse(responseCode = "412", description = "Changed meanwhile")
  @APIResponse(responseCode = "422", description = "A higher level waits longer than a lower one")
  @APIResponse(responseCode = "428", description = "If-Match is missing")
  public Response replace(
      @PathParam("programId") UUID programId,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @RequestBody(content = @Content(examples = @ExampleObject(name = "quick", value = EXAMPLE)))
          @NotNull
          @Valid
          RiskPolicy body) {
    return ok(policies.replace(programId, body, ifMatch));
  }

  private static Response ok(Versioned policy) {
    return ETags.ok(policy.content(), policy.tag());
  }
}
