package health.trellis.patient.duplicate;

import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.http.Pages;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.idempotency.Idempotent;
import health.trellis.kit.identity.Roles;
import health.trellis.patient.duplicate.DuplicateDto.MergePatient;
import health.trellis.patient.duplicate.DuplicateDto.MergeView;
import health.trellis.patient.duplicate.DuplicateDto.PairState;
import health.trellis.patient.duplicate.DuplicateDto.PairView;
import health.trellis.patient.duplicate.DuplicateDto.Reason;
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

/** Duplicates and merges over HTTP. */
@Path("/api/v1")
@RunOnVirtualThread
@Tag(name = "Duplicates", description = "Records that look like one person, and their merges")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class DuplicateResource {
  private static final String MERGE =
      """
      {"mergedPatientId":"0197a000-0000-7000-8000-000000000309",
       "reason":"Same person, registered twice; confirmed with the patient"}""";
  private static final String WHY = "{\"reason\":\"Twins, confirmed by phone\"}";

  private final DuplicateService duplicates;
  private final Merges merges;

  DuplicateResource(DuplicateService duplicates, Merges merges) {
    this.duplicates = duplicates;
    this.merges = merges;
  }

  /** Lists pairs. */
  @GET
  @Path("/patients/duplicates")
  @RolesAllowed({Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(
      summary = "List records that look like one person",
      description = "In a state, OPEN unless asked, the likeliest first.")
  @APIResponse(responseCode = "200", description = "A page of pairs")
  @APIResponse(responseCode = "400", description = "There is no such state")
  public RestResponse<Page<PairView>> list(
      @QueryParam("state") @Nullable String state,
      @BeanParam PageRequest page,
      @Context UriInfo uri) {
    return Pages.response(duplicates.list(state(state), page), uri);
  }

  /** Lists one patient's pairs. */
  @GET
  @Path("/patients/{patientId}/duplicates")
  @RolesAllowed({Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(
      summary = "List records that look like this patient's",
      description = "Open pairs, the likeliest first; asked after registering, before admitting.")
  @APIResponse(responseCode = "200", description = "The pairs, at most a hundred")
  @APIResponse(responseCode = "404", description = "No such patient")
  public Page<PairView> of(@PathParam("patientId") UUID patientId) {
    return duplicates.of(patientId);
  }

  /** Dismisses a pair. */
  @POST
  @Idempotent
  @Path("/patients/duplicates/{id}/dismiss")
  @RolesAllowed({Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(
      summary = "Dismiss a pair",
      description = "They are two people; the pair is not shown again.")
  @APIResponse(
      responseCode = "200",
      description = "Dismissed",
      content = @Content(schema = @Schema(implementation = PairView.class)))
  @APIResponse(responseCode = "404", description = "No such pair")
  @APIResponse(responseCode = "409", description = "It was dismissed or merged before")
  public PairView dismiss(
      @PathParam("id") UUID id,
      @RequestBody(content = @Content(examples = @ExampleObject(name = "twins", value = WHY)))
          @NotNull
          @Valid
          Reason body) {
    return duplicates.dismiss(id, body.reason());
  }

  /** Merges another record into this one. */
  @POST
  @Idempotent
  @Path("/patients/{patientId}/merges")
  @RolesAllowed({Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(
      summary = "Merge another record into this patient's",
      description =
          "All that names the merged patient follows, in every service; demographics of this patient"
              + " stay as they are. Whoever asks for the merged patient is told where to go on.")
  @APIResponse(
      responseCode = "201",
      description = "Merged",
      content = @Content(schema = @Schema(implementation = MergeView.class)))
  @APIResponse(responseCode = "404", description = "No such patient")
  @APIResponse(
      responseCode = "409",
      description = "One of them is merged already, or both have an open episode")
  @APIResponse(responseCode = "422", description = "A field breaks a rule")
  public Response merge(
      @PathParam("patientId") UUID patientId,
      @RequestBody(content = @Content(examples = @ExampleObject(name = "twice", value = MERGE)))
          @NotNull
          @Valid
          MergePatient body) {
    return Response.status(Response.Status.CREATED).entity(merges.merge(patientId, body)).build();
  }

  /** Lists merges into a record. */
  @GET
  @Path("/patients/{patientId}/merges")
  @RolesAllowed({Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(
      summary = "List merges into this patient's record",
      description = "Oldest first, with those that were undone.")
  @APIResponse(responseCode = "200", description = "A page of merges")
  @APIResponse(responseCode = "404", description = "No such patient")
  public RestResponse<Page<MergeView>> merges(
      @PathParam("patientId") UUID patientId, @BeanParam PageRequest page, @Context UriInfo uri) {
    return Pages.response(merges.of(patientId, page), uri);
  }

  /** Undoes a merge. */
  @POST
  @Idempotent
  @Path("/patients/merges/{id}/undo")
  @RolesAllowed({Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(
      summary = "Undo a merge",
      description =
          "What followed through it goes back, in every service; what was written about the person"
              + " since stays with the record that remained.")
  @APIResponse(
      responseCode = "200",
      description = "Undone",
      content = @Content(schema = @Schema(implementation = MergeView.class)))
  @APIResponse(responseCode = "404", description = "No such merge")
  @APIResponse(
      responseCode = "409",
      description = "It was undone before, or the record that remained was merged since")
  public MergeView undo(
      @PathParam("id") UUID id,
      @RequestBody(content = @Content(examples = @ExampleObject(name = "wrong", value = WHY)))
          @NotNull
          @Valid
          Reason body) {
    return merges.undo(id, body.reason());
  }

  private static PairState state(@Nullable String text) {
    try {
      return text == null ? PairState.OPEN : PairState.valueOf(text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      throw Refusal.badRequest("state", "code", "A pair is OPEN, DISMISSED or MERGED.");
    }
  }
}
