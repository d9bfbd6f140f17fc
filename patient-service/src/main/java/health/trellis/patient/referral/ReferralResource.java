package health.trellis.patient.referral;

import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.http.Pages;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.idempotency.Idempotent;
import health.trellis.kit.identity.Roles;
import health.trellis.patient.referral.ReferralDto.DeclineReferral;
import health.trellis.patient.referral.ReferralDto.ReferralView;
import health.trellis.patient.referral.ReferralDto.State;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Intake's worklist over HTTP. */
@Path("/api/v1")
@RunOnVirtualThread
@Tag(name = "Referrals", description = "Patients whom EHRs referred")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ReferralResource {
  private final ReferralService referrals;

  ReferralResource(ReferralService referrals) {
    this.referrals = referrals;
  }

  /** Lists referrals. */
  @GET
  @Path("/referrals")
  @RolesAllowed({Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(
      summary = "List referrals",
      description = "In a state, OPEN unless asked, oldest first.")
  @APIResponse(responseCode = "200", description = "A page of referrals")
  @APIResponse(responseCode = "400", description = "There is no such state")
  public RestResponse<Page<ReferralView>> list(
      @QueryParam("state") @Nullable String state,
      @BeanParam PageRequest page,
      @Context UriInfo uri) {
    return Pages.response(referrals.list(state(state), page), uri);
  }

  /** Declines a referral. */
  @POST
  @Idempotent
  @Path("/referrals/{id}/decline")
  @RolesAllowed({Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(summary = "Decline a referral", description = "With a reason; it leaves the worklist.")
  @APIResponse(
      responseCode = "200",
      description = "Declined",
      content = @Content(schema = @Schema(implementation = ReferralView.class)))
  @APIResponse(responseCode = "404", description = "No such referral")
  @APIResponse(responseCode = "409", description = "It is closed")
  public ReferralView decline(
      @PathParam("id") UUID id,
      @RequestBody(
              content =
                  @Content(
                      examples =
                          @ExampleObject(
                              name = "far",
                              value = "{\"reason\":\"Lives out of state\"}")))
          @NotNull
          @Valid
          DeclineReferral body) {
    return referrals.decline(id, body.reason());
  }

  private static State state(@Nullable String text) {
    try {
      return text == null ? State.OPEN : State.valueOf(text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      throw Refusal.badRequest("state", "code", "A referral is OPEN, ADMITTED or DECLINED.");
    }
  }
}
