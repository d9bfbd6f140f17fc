package health.trellis.patient.note;

import health.trellis.kit.http.ETags;
import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.http.Pages;
import health.trellis.kit.idempotency.Idempotent;
import health.trellis.kit.identity.Roles;
import health.trellis.patient.note.NoteDto.AddendumView;
import health.trellis.patient.note.NoteDto.NoteView;
import health.trellis.patient.note.NoteDto.WriteAddendum;
import health.trellis.patient.note.NoteDto.WriteNote;
import health.trellis.patient.note.NoteService.Versioned;
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

/** Progress notes over HTTP. */
@Path("/api/v1")
@RunOnVirtualThread
@Tag(name = "Progress notes", description = "Sessions in words, linked to goals")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class NoteResource {
  private static final String EXAMPLE =
      """
      {"kind":"INDIVIDUAL","content":{
        "data":"Practised the activity plan; brought the week's log",
        "assessment":"Mood lifts with activity; still avoids calls",
        "plan":"Two planned activities, one phone call",
        "goals":[{"goalId":"0197a000-0000-7000-8000-00000000a101","modality":"CBT",
          "response":"PROGRESS","note":"Kept four of five activities"}]}}""";

  private final NoteService notes;
  private final NoteSigning signing;

  NoteResource(NoteService notes, NoteSigning signing) {
    this.notes = notes;
    this.signing = signing;
  }

  /** Writes a draft. */
  @POST
  @Idempotent
  @Path("/episodes/{episodeId}/progress-notes")
  @RolesAllowed({Roles.CLINICIAN, Roles.PRESCRIBER})
  @Operation(
      summary = "Write a progress note",
      description = "A draft of its author's until it is signed; its goals are those of the plan.")
  @APIResponse(
      responseCode = "201",
      description = "Drafted",
      content = @Content(schema = @Schema(implementation = NoteView.class)))
  @APIResponse(responseCode = "404", description = "No such episode, or not for the caller")
  @APIResponse(responseCode = "409", description = "The caller has a note of this session")
  @APIResponse(responseCode = "422", description = "A field breaks a rule")
  public Response draft(
      @PathParam("episodeId") UUID episodeId,
      @RequestBody(content = @Content(examples = @ExampleObject(name = "note", value = EXAMPLE)))
          @NotNull
          @Valid
          WriteNote body) {
    Versioned note = notes.draft(episodeId, body);
    return ETags.created(
        URI.create("/api/v1/progress-notes/" + note.view().id()), note.view(), note.version());
  }

  /** Lists an episode's notes. */
  @GET
  @Path("/episodes/{episodeId}/progress-notes")
  @RolesAllowed({
    Roles.PATIENT,
    Roles.CLINICIAN,
    Roles.PRESCRIBER,
    Roles.COORDINATOR,
    Roles.PROGRAM_ADMIN
  })
  @Operation(
      summary = "List the progress notes of an episode",
      description = "The newest session first. Patients see the signed ones.")
  @APIResponse(responseCode = "200", description = "A page of notes")
  @APIResponse(responseCode = "404", description = "No such episode, or not for the caller")
  public RestResponse<Page<NoteView>> ofEpisode(
      @PathParam("episodeId") UUID episodeId, @BeanParam PageRequest page, @Context UriInfo uri) {
    return Pages.response(notes.ofEpisode(episodeId, page), uri);
  }

  /** Reads a note. */
  @GET
  @Path("/progress-notes/{id}")
  @RolesAllowed({
    Roles.PATIENT,
    Roles.CLINICIAN,
    Roles.PRESCRIBER,
    Roles.COORDINATOR,
    Roles.PROGRAM_ADMIN
  })
  @Operation(summary = "Read a progress note", description = "With its addenda and its ETag.")
  @APIResponse(
      responseCode = "200",
      description = "The note",
      content = @Content(schema = @Schema(implementation = NoteView.class)))
  @APIResponse(responseCode = "404", description = "No such note, or not for the caller")
  public Response read(@PathParam("id") UUID id) {
    return ok(notes.read(id));
  }

  /** Edits a draft. */
  @PUT
  @Path("/progress-notes/{id}")
  @RolesAllowed({Roles.CLINICIAN, Roles.PRESCRIBER})
  @Operation(summary = "Edit the draft of a progress note", description = "By its author.")
  @APIResponse(
      responseCode = "200",
      description = "Edited",
      content = @Content(schema = @Schema(implementation = NoteView.class)))
  @APIResponse(responseCode = "403", description = "Not the author")
  @APIResponse(responseCode = "409", description = "It is signed: add to it")
  @APIResponse(responseCode = "412", description = "Changed meanwhile")
  @APIResponse(responseCode = "422", description = "A field breaks a rule")
  @APIResponse(responseCode = "428", description = "If-Match is missing")
  public Response edit(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @RequestBody(content = @Content(examples = @ExampleObject(name = "note", value = EXAMPLE)))
          @NotNull
          @Valid
          WriteNote body) {
    return ok(notes.edit(id, body, ifMatch));
  }

  /** Signs a note. */
  @POST
  @Idempotent
  @Path("/progress-notes/{id}/sign")
  @Consumes(MediaType.WILDCARD)
  @RolesAllowed({Roles.CLINICIAN, Roles.PRESCRIBER})
  @Operation(
      summary = "Sign or co-sign a progress note",
      description =
          "The author first, then the supervisor where the author is supervised. What it tells of"
              + " goals becomes their progress.")
  @APIResponse(
      responseCode = "200",
      description = "Signed",
      content = @Content(schema = @Schema(implementation = NoteView.class)))
  @APIResponse(responseCode = "403", description = "Not the author, not the supervisor")
  @APIResponse(responseCode = "409", description = "It is signed")
  @APIResponse(responseCode = "412", description = "Changed meanwhile")
  public Response sign(
      @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
    return ok(signing.sign(id, ifMatch));
  }

  /** Adds to a signed note. */
  @POST
  @Idempotent
  @Path("/progress-notes/{id}/addenda")
  @RolesAllowed({Roles.CLINICIAN, Roles.PRESCRIBER})
  @Operation(summary = "Add to a signed progress note", description = "What it said stays.")
  @APIResponse(
      responseCode = "201",
      description = "Added",
      content = @Content(schema = @Schema(implementation = AddendumView.class)))
  @APIResponse(responseCode = "409", description = "It is a draft: edit it")
  public Response add(
      @PathParam("id") UUID id,
      @RequestBody(
              content =
                  @Content(
                      examples =
                          @ExampleObject(
                              name = "addendum",
                              value = "{\"text\":\"The mother called after the session\"}")))
          @NotNull
          @Valid
          WriteAddendum body) {
    return Response.status(Response.Status.CREATED).entity(notes.add(id, body)).build();
  }

  private static Response ok(Versioned note) {
    return ETags.ok(note.view(), note.version());
  }
}
