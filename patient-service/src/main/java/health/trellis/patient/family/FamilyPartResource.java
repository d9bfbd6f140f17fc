package health.trellis.patient.family;

import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.http.Pages;
import health.trellis.kit.idempotency.Idempotent;
import health.trellis.kit.identity.Roles;
import health.trellis.patient.family.FamilyMemberDto.FamilyMemberView;
import health.trellis.patient.family.InvitationDto.AcceptInvitation;
import health.trellis.patient.family.InvitationDto.EducationView;
import health.trellis.patient.family.InvitationDto.InvitationView;
import health.trellis.patient.family.InvitationDto.ParticipationView;
import health.trellis.patient.family.InvitationDto.RecordEducation;
import health.trellis.patient.family.InvitationDto.RecordParticipation;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Invitations, education and participation of family members over HTTP. */
@Path("/api/v1")
@RunOnVirtualThread
@Tag(name = "Family", description = "Family members and what the patient lets them see")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class FamilyPartResource {
  private static final String ACCEPT =
      "{\"token\":\"qV3kJ0yQ1m8z7Wc5tR2nB6xLpA9sD4fGhK1uEoYiTzM\"}";
  private static final String LEARN = "{\"state\":\"COMPLETED\"}";
  private static final String TOOK_PART =
      "{\"on\":\"2026-03-02\",\"kind\":\"FAMILY_SESSION\",\"minutes\":50}";

  private final Invitations invitations;
  private final Participation participation;

  FamilyPartResource(Invitations invitations, Participation participation) {
    this.invitations = invitations;
    this.participation = participation;
  }

  /** Invites. */
  @POST
  @Idempotent
  @Consumes(MediaType.WILDCARD)
  @Path("/family-members/{id}/invitations")
  @RolesAllowed({Roles.PATIENT, Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(
      summary = "Invite a family member",
      description =
          "A link to an account of the own, valid for 14 days and shown this once; an earlier one"
              + " ends.")
  @APIResponse(
      responseCode = "201",
      description = "Invited",
      content = @Content(schema = @Schema(implementation = InvitationView.class)))
  @APIResponse(responseCode = "404", description = "No such person, or not for the caller")
  public Response invite(@PathParam("id") UUID id) {
    return Response.status(Response.Status.CREATED).entity(invitations.invite(id)).build();
  }

  /** Accepts an invitation. */
  @POST
  @Idempotent
  @Path("/family-members/invitations/accept")
  @RolesAllowed(Roles.FAMILY)
  @Operation(
      summary = "Accept an invitation",
      description = "Links the account that is signed in; from now on it sees what is allowed.")
  @APIResponse(
      responseCode = "200",
      description = "The own entry",
      content = @Content(schema = @Schema(implementation = FamilyMemberView.class)))
  @APIResponse(responseCode = "404", description = "No such link")
  @APIResponse(responseCode = "409", description = "It was used, replaced, or is over")
  public FamilyMemberView accept(
      @RequestBody(content = @Content(examples = @ExampleObject(name = "link", value = ACCEPT)))
          @NotNull
          @Valid
          AcceptInvitation body) {
    return invitations.accept(body.token());
  }

  /** Lists education. */
  @GET
  @Path("/family-members/{id}/education")
  @RolesAllowed({
    Roles.PATIENT,
    Roles.FAMILY,
    Roles.CLINICIAN,
    Roles.PRESCRIBER,
    Roles.COORDINATOR,
    Roles.PROGRAM_ADMIN
  })
  @Operation(
      summary = "Read a family member's education",
      description = "All modules in their order, with how far the person is.")
  @APIResponse(responseCode = "200", description = "The modules")
  @APIResponse(responseCode = "404", description = "No such person, or not for the caller")
  public Page<EducationView> education(@PathParam("id") UUID id) {
    return participation.education(id);
  }

  /** Records education. */
  @PUT
  @Path("/family-members/{id}/education/{module}")
  @RolesAllowed({Roles.FAMILY, Roles.CLINICIAN, Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(
      summary = "Record progress in a module",
      description = "Begun or completed; what is completed stays so.")
  @APIResponse(
      responseCode = "200",
      description = "The module as it stands",
      content = @Content(schema = @Schema(implementation = EducationView.class)))
  @APIResponse(responseCode = "404", description = "No such person or module")
  public EducationView learn(
      @PathParam("id") UUID id,
      @PathParam("module") String module,
      @RequestBody(content = @Content(examples = @ExampleObject(name = "done", value = LEARN)))
          @NotNull
          @Valid
          RecordEducation body) {
    return participation.learn(id, module, body);
  }

  /** Records participation. */
  @POST
  @Idempotent
  @Path("/family-members/{id}/participation")
  @RolesAllowed({Roles.CLINICIAN, Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(
      summary = "Record that a family member took part",
      description = "In a family session, in education or a meeting about the plan.")
  @APIResponse(
      responseCode = "201",
      description = "Recorded",
      content = @Content(schema = @Schema(implementation = ParticipationView.class)))
  @APIResponse(responseCode = "404", description = "No such person, or not for the caller")
  @APIResponse(responseCode = "409", description = "It is on record for this session")
  public Response takePart(
      @PathParam("id") UUID id,
      @RequestBody(content = @Content(examples = @ExampleObject(name = "was", value = TOOK_PART)))
          @NotNull
          @Valid
          RecordParticipation body) {
    return Response.status(Response.Status.CREATED)
        .entity(participation.takePart(id, body))
        .build();
  }

  /** Lists participation. */
  @GET
  @Path("/family-members/{id}/participation")
  @RolesAllowed({
    Roles.PATIENT,
    Roles.FAMILY,
    Roles.CLINICIAN,
    Roles.PRESCRIBER,
    Roles.COORDINATOR,
    Roles.PROGRAM_ADMIN
  })
  @Operation(summary = "List where a family member took part", description = "Newest first.")
  @APIResponse(responseCode = "200", description = "A page")
  @APIResponse(responseCode = "404", description = "No such person, or not for the caller")
  public RestResponse<Page<ParticipationView>> participation(
      @PathParam("id") UUID id, @BeanParam PageRequest page, @Context UriInfo uri) {
    return Pages.response(participation.of(id, page), uri);
  }
}
