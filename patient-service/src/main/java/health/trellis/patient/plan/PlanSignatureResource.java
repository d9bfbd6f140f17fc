package health.trellis.patient.plan;

import health.trellis.kit.http.ETags;
import health.trellis.kit.idempotency.Idempotent;
import health.trellis.kit.identity.Roles;
import health.trellis.patient.plan.PlanSignatureDto.GiveBack;
import health.trellis.patient.plan.PlanSignatureDto.Sign;
import health.trellis.patient.plan.PlanSignatureDto.SignaturesView;
import health.trellis.patient.plan.TreatmentPlanDto.PlanView;
import health.trellis.patient.plan.TreatmentPlanService.Versioned;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
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

/** Signatures under treatment plans over HTTP. */
@Path("/api/v1")
@RunOnVirtualThread
@Tag(name = "Treatment plans", description = "Problems, goals, interventions, prescription")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class PlanSignatureResource {
  private final PlanSigning signing;

  PlanSignatureResource(PlanSigning signing) {
    this.signing = signing;
  }

  /** Signs the draft. */
  @POST
  @Idempotent
  @Path("/treatment-plans/{id}/sign")
  @Consumes(MediaType.WILDCARD)
  @RolesAllowed({Roles.CLINICIAN, Roles.PRESCRIBER})
  @Operation(
      summary = "Sign a treatment plan",
      description =
          "By a clinician of the care team. The draft becomes ACTIVE and can never be edited; the"
              + " version before is SUPERSEDED. Where the clinician is supervised it becomes"
              + " AWAITING_COSIGNATURE, and ACTIVE when the supervisor calls this too. Send"
              + " If-Match to sign just what was read.")
  @APIResponse(
      responseCode = "200",
      description = "Signed",
      content = @Content(schema = @Schema(implementation = PlanView.class)))
  @APIResponse(responseCode = "403", description = "Neither of the care team nor the supervisor")
  @APIResponse(responseCode = "409", description = "There is no draft")
  @APIResponse(responseCode = "412", description = "Changed meanwhile")
  @APIResponse(responseCode = "422", description = "The plan is not complete")
  public Response sign(
      @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
    return ok(signing.sign(id, ifMatch));
  }

  /** Lists the signatures. */
  @GET
  @Path("/treatment-plans/{id}/signatures")
  @RolesAllowed({
    Roles.PATIENT,
    Roles.FAMILY,
    Roles.CLINICIAN,
    Roles.PRESCRIBER,
    Roles.COORDINATOR,
    Roles.PROGRAM_ADMIN
  })
  @Operation(
      summary = "List who signed a plan and who has yet to",
      description =
          "In the order of signing, each with its day and how late it is. Of the version that is"
              + " being signed for staff, else of the one in force.")
  @APIResponse(
      responseCode = "200",
      description = "The signatures",
      content = @Content(schema = @Schema(implementation = SignaturesView.class)))
  @APIResponse(responseCode = "404", description = "No such plan, or not for the caller")
  public SignaturesView signatures(@PathParam("id") UUID id) {
    return signing.signatures(id);
  }

  /** Signs in a role. */
  @POST
  @Idempotent
  @Path("/treatment-plans/{id}/signatures")
  @RolesAllowed({
    Roles.PATIENT,
    Roles.FAMILY,
    Roles.CLINICIAN,
    Roles.PRESCRIBER,
    Roles.COORDINATOR,
    Roles.PROGRAM_ADMIN
  })
  @Operation(
      summary = "Sign a plan in a role, or record a signature",
      description =
          "First the CLINICIAN, then the SUPERVISOR where there is one: they put the plan in force."
              + " Then PRESCRIBER, PATIENT, GUARDIAN and FAMILY in any order. Staff record what was"
              + " signed on paper or declined.")
  @APIResponse(
      responseCode = "200",
      description = "Signed",
      content = @Content(schema = @Schema(implementation = SignaturesView.class)))
  @APIResponse(responseCode = "403", description = "Not in this role")
  @APIResponse(responseCode = "404", description = "No such plan, or not for the caller")
  @APIResponse(responseCode = "409", description = "Out of order, or signed in this role already")
  @APIResponse(responseCode = "422", description = "A field breaks a rule")
  public SignaturesView signInRole(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @RequestBody(
              content =
                  @Content(
                      examples = {
                        @ExampleObject(name = "patient", value = "{\"role\":\"PATIENT\"}"),
                        @ExampleObject(
                            name = "paper",
                            value =
                                "{\"role\":\"PATIENT\",\"method\":\"PAPER\","
                                    + "\"signedBy\":\"Ana Reyes\"}")
                      }))
          @NotNull
          @Valid
          Sign body) {
    return signing.sign(id, body, ifMatch);
  }

  /** Gives a plan back. */
  @POST
  @Idempotent
  @Path("/treatment-plans/{id}/return")
  @RolesAllowed({Roles.CLINICIAN, Roles.PRESCRIBER})
  @Operation(
      summary = "Return a plan instead of co-signing it",
      description =
          "By the supervisor. It is a draft again; its author gets a task with the reason.")
  @APIResponse(
      responseCode = "200",
      description = "A draft again",
      content = @Content(schema = @Schema(implementation = PlanView.class)))
  @APIResponse(responseCode = "403", description = "Not the supervisor")
  @APIResponse(responseCode = "409", description = "No version awaits a supervisor")
  public Response giveBack(
      @PathParam("id") UUID id,
      @RequestBody(
              content =
                  @Content(
                      examples =
                          @ExampleObject(
                              name = "reason",
                              value = "{\"reason\":\"The target needs a date\"}")))
          @NotNull
          @Valid
          GiveBack body) {
    return ok(signing.giveBack(id, body));
  }

  private static Response ok(Versioned plan) {
    return ETags.ok(plan.view(), plan.version());
  }
}
