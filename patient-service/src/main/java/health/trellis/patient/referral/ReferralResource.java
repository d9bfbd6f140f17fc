package health.trellis.patient.referral;

import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.http.Pages;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.idempotency.Idempotent;
import health.trellis.kit.identity.Roles;
import health.trellis.patient.referral.ReferralDto.DecideReferral;
import health.trellis.patient.referral.ReferralDto.DecisionView;
import health.trellis.patient.referral.ReferralDto.DeclineReferral;
import health.trellis.patient.referral.ReferralDto.RecordReferral;
import health.trellis.patient.referral.ReferralDto.ReferralView;
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
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Arrays;
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
@Tag(name = "Intake", description = "Referral, screening, waiting list and decision")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ReferralResource {
  private static final String REFERRAL =
      """
      {"source":"PRIMARY_CARE","sourceName":"Dr. Okafor, Elm Street Clinic",
       "reason":"Depressed for months, drinks to sleep, off work since March","urgency":"URGENT"}""";
  private static final String ACCEPT =
      """
      {"outcome":"ACCEPT","programId":"0197a000-0000-7000-8000-000000000101",
       "reasons":["MEETS_CRITERIA"]}""";
  private static final String WAITLIST =
      """
      {"outcome":"WAITLIST","programId":"0197a000-0000-7000-8000-000000000101",
       "population":"PREGNANT","reasons":["NO_PLACE"]}""";

  private final ReferralService referrals;
  private final DecisionService decisions;

  ReferralResource(ReferralService referrals, DecisionService decisions) {
    this.referrals = referrals;
    this.decisions = decisions;
  }

  /** Records a referral. */
  @POST
  @Idempotent
  @Path("/patients/{patientId}/referrals")
  @RolesAllowed({Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(
      summary = "Record a referral",
      description = "One that came by phone, letter or in person, with its source and reason.")
  @APIResponse(
      responseCode = "201",
      description = "Recorded",
      content = @Content(schema = @Schema(implementation = ReferralView.class)))
  @APIResponse(responseCode = "404", description = "No such patient")
  @APIResponse(responseCode = "422", description = "A field breaks a rule")
  public Response record(
      @PathParam("patientId") UUID patientId,
      @RequestBody(content = @Content(examples = @ExampleObject(name = "doctor", value = REFERRAL)))
          @NotNull
          @Valid
          RecordReferral body) {
    ReferralView referral = referrals.record(patientId, body);
    return Response.created(URI.create("/api/v1/referrals/" + referral.id()))
        .entity(referral)
        .build();
  }

  /** Lists a patient's referrals. */
  @GET
  @Path("/patients/{patientId}/referrals")
  @RolesAllowed({Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(summary = "List a patient's referrals", description = "In every state, oldest first.")
  @APIResponse(responseCode = "200", description = "A page of referrals")
  @APIResponse(responseCode = "404", description = "No such patient")
  public RestResponse<Page<ReferralView>> of(
      @PathParam("patientId") UUID patientId, @BeanParam PageRequest page, @Context UriInfo uri) {
    return Pages.response(referrals.of(patientId, page), uri);
  }

  /** Reads a referral. */
  @GET
  @Path("/referrals/{id}")
  @RolesAllowed({Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(summary = "Read a referral", description = "With its place on the waiting list.")
  @APIResponse(responseCode = "200", description = "The referral")
  @APIResponse(responseCode = "404", description = "No such referral")
  public ReferralView read(@PathParam("id") UUID id) {
    return referrals.read(id);
  }

  /** Lists who waits. */
  @GET
  @Path("/referrals/waiting-list")
  @RolesAllowed({Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(
      summary = "List who waits for a place",
      description =
          "In the order of admission: emergencies, the populations of 45 CFR 96.131(a), what is"
              + " urgent, all others; within each by how long they have waited.")
  @APIResponse(responseCode = "200", description = "A page of referrals")
  public RestResponse<Page<ReferralView>> waiting(
      @QueryParam("programId") @Nullable UUID programId,
      @BeanParam PageRequest page,
      @Context UriInfo uri) {
    return Pages.response(referrals.waiting(programId, page), uri);
  }

  /** Decides about a referral. */
  @POST
  @Idempotent
  @Path("/referrals/{id}/decisions")
  @RolesAllowed({Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(
      summary = "Decide about a referral",
      description =
          "Accept, put on the waiting list, decline, refer elsewhere or withdraw, with reasons."
              + " Accepting needs a screening; another level than the screening's needs a note.")
  @APIResponse(
      responseCode = "201",
      description = "Decided",
      content = @Content(schema = @Schema(implementation = DecisionView.class)))
  @APIResponse(responseCode = "404", description = "No such referral")
  @APIResponse(responseCode = "409", description = "It is closed, or there is no screening")
  @APIResponse(responseCode = "422", description = "A field breaks a rule")
  public Response decide(
      @PathParam("id") UUID id,
      @RequestBody(
              content =
                  @Content(
                      examples = {
                        @ExampleObject(name = "accept", value = ACCEPT),
                        @ExampleObject(name = "waiting list", value = WAITLIST)
                      }))
          @NotNull
          @Valid
          DecideReferral body) {
    return Response.status(Response.Status.CREATED).entity(decisions.decide(id, body)).build();
  }

  /** Lists the decisions about a referral. */
  @GET
  @Path("/referrals/{id}/decisions")
  @RolesAllowed({Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(summary = "List the decisions about a referral", description = "Oldest first.")
  @APIResponse(responseCode = "200", description = "A page of decisions")
  @APIResponse(responseCode = "404", description = "No such referral")
  public RestResponse<Page<DecisionView>> decisions(
      @PathParam("id") UUID id, @BeanParam PageRequest page, @Context UriInfo uri) {
    return Pages.response(decisions.of(id, page), uri);
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
    return decisions.decline(id, body.reason());
  }

  private static ReferralState state(@Nullable String text) {
    try {
      return text == null
          ? ReferralState.OPEN
          : ReferralState.valueOf(text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      String known = Arrays.toString(ReferralState.values());
      throw Refusal.badRequest("state", "code", "A referral is one of " + known + ".");
    }
  }
}
