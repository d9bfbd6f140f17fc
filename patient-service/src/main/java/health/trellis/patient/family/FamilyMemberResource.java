package health.trellis.patient.family;

import health.trellis.kit.http.ETags;
import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.http.Pages;
import health.trellis.kit.idempotency.Idempotent;
import health.trellis.kit.identity.Roles;
import health.trellis.patient.family.FamilyMemberDto.AddFamilyMember;
import health.trellis.patient.family.FamilyMemberDto.ChangeFamilyMember;
import health.trellis.patient.family.FamilyMemberDto.FamilyMemberView;
import health.trellis.patient.family.FamilyMemberService.Versioned;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
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

/** Family members over HTTP. */
@Path("/api/v1")
@RunOnVirtualThread
@Tag(name = "Family", description = "Family members and what the patient lets them see")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class FamilyMemberResource {
  private static final String EXAMPLE =
      """
      {"givenName":"Rosa","familyName":"Reyes","relationship":"MOTHER",
       "email":"rosa@example.org","language":"es-US",
       "permissions":["VIEW_CALENDAR","RECEIVE_NOTICES"]}""";

  private final FamilyMemberService members;

  FamilyMemberResource(FamilyMemberService members) {
    this.members = members;
  }

  /** Adds a family member. */
  @POST
  @Idempotent
  @Path("/patients/{patientId}/family-members")
  @RolesAllowed({Roles.PATIENT, Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(
      summary = "Add a family member",
      description = "With what the patient lets the person see or hear; it takes effect at once.")
  @APIResponse(
      responseCode = "201",
      description = "Added",
      content = @Content(schema = @Schema(implementation = FamilyMemberView.class)))
  @APIResponse(responseCode = "404", description = "No such patient, or not for the caller")
  @APIResponse(responseCode = "409", description = "The id is in use")
  @APIResponse(responseCode = "422", description = "A field breaks a rule")
  public Response add(
      @PathParam("patientId") UUID patientId,
      @RequestBody(content = @Content(examples = @ExampleObject(name = "mother", value = EXAMPLE)))
          @NotNull
          @Valid
          AddFamilyMember body) {
    Versioned member = members.add(patientId, body.id(), body.person());
    return ETags.created(
        URI.create("/api/v1/family-members/" + member.view().id()),
        member.view(),
        member.version());
  }

  /** Lists a patient's family members. */
  @GET
  @Path("/patients/{patientId}/family-members")
  @RolesAllowed({
    Roles.PATIENT,
    Roles.CLINICIAN,
    Roles.PRESCRIBER,
    Roles.COORDINATOR,
    Roles.PROGRAM_ADMIN
  })
  @Operation(summary = "List a patient's family members", description = "In the order of adding.")
  @APIResponse(responseCode = "200", description = "A page of family members")
  @APIResponse(responseCode = "404", description = "No such patient, or not for the caller")
  public RestResponse<Page<FamilyMemberView>> list(
      @PathParam("patientId") UUID patientId, @BeanParam PageRequest page, @Context UriInfo uri) {
    return Pages.response(members.of(patientId, page), uri);
  }

  /** Reads a family member. */
  @GET
  @Path("/family-members/{id}")
  @RolesAllowed({
    Roles.PATIENT,
    Roles.FAMILY,
    Roles.CLINICIAN,
    Roles.PRESCRIBER,
    Roles.COORDINATOR,
    Roles.PROGRAM_ADMIN
  })
  @Operation(
      summary = "Read a family member",
      description =
          "With the ETag that a change needs. A family member reads the own entry, which names the"
              + " patient and what may be seen.")
  @APIResponse(
      responseCode = "200",
      description = "The family member",
      content = @Content(schema = @Schema(implementation = FamilyMemberView.class)))
  @APIResponse(responseCode = "404", description = "No such person, or not for the caller")
  public Response read(@PathParam("id") UUID id) {
    Versioned member = members.read(id);
    return ETags.ok(member.view(), member.version());
  }

  /** Changes a family member's data and permissions. */
  @PUT
  @Path("/family-members/{id}")
  @RolesAllowed({Roles.PATIENT, Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(
      summary = "Change a family member",
      description = "Replaces data and permissions; an empty list of permissions allows nothing.")
  @APIResponse(
      responseCode = "200",
      description = "Changed",
      content = @Content(schema = @Schema(implementation = FamilyMemberView.class)))
  @APIResponse(responseCode = "404", description = "No such person, or not for the caller")
  @APIResponse(responseCode = "412", description = "Changed meanwhile")
  @APIResponse(responseCode = "428", description = "If-Match is missing")
  public Response change(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @RequestBody(content = @Content(examples = @ExampleObject(name = "mother", value = EXAMPLE)))
          @NotNull
          @Valid
          ChangeFamilyMember body) {
    Versioned member = members.change(id, body.person(), ifMatch);
    return ETags.ok(member.view(), member.version());
  }
}
