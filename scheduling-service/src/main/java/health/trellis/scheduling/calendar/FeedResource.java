package health.trellis.scheduling.calendar;

import health.trellis.kit.idempotency.Idempotent;
import health.trellis.kit.identity.Roles;
import health.trellis.scheduling.calendar.FeedOwner.Kind;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Calendar feeds over HTTP. */
@Path("/api/v1/calendars")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(
    name = "Calendar feeds",
    description = "Calendars of patients and clinicians as iCalendar by secret link")
public class FeedResource {
  private final FeedService feeds;

  FeedResource(FeedService feeds) {
    this.feeds = feeds;
  }

  @POST
  @Path("patients/{id}/feeds")
  @Idempotent
  @RolesAllowed({Roles.PATIENT, Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(
      summary = "Open a feed",
      description = "Answers the secret link; it is told this once. Whoever has it may read.")
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = FeedView.class)))
  @APIResponse(responseCode = "404", description = "There is no such patient for the caller")
  public Response open(@PathParam("id") UUID id) {
    return opened(new FeedOwner(Kind.PATIENT, id));
  }

  @GET
  @Path("patients/{id}/feeds")
  @RolesAllowed({Roles.PATIENT, Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(summary = "List open feeds", description = "Without their secrets.")
  @APIResponse(responseCode = "200", description = "The feeds")
  public List<FeedView> list(@PathParam("id") UUID id) {
    return feeds.list(new FeedOwner(Kind.PATIENT, id));
  }

  @DELETE
  @Path("patients/{id}/feeds/{feedId}")
  @RolesAllowed({Roles.PATIENT, Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(summary = "Revoke a feed", description = "Its link is dead from now on.")
  @APIResponse(responseCode = "204", description = "It is revoked")
  @APIResponse(responseCode = "404", description = "There is no such feed")
  public void revoke(@PathParam("id") UUID id, @PathParam("feedId") UUID feedId) {
    feeds.revoke(new FeedOwner(Kind.PATIENT, id), feedId);
  }

  @POST
  @Path("clinicians/{id}/feeds")
  @Idempotent
  @RolesAllowed({Roles.CLINICIAN, Roles.PRESCRIBER, Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(
      summary = "Open a feed of a clinician",
      description = "Answers the secret link; it is told this once. Whoever has it may read.")
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = FeedView.class)))
  @APIResponse(responseCode = "404", description = "There is no such clinician for the caller")
  public Response openOfClinician(@PathParam("id") UUID id) {
    return opened(new FeedOwner(Kind.CLINICIAN, id));
  }

  @GET
  @Path("clinicians/{id}/feeds")
  @RolesAllowed({Roles.CLINICIAN, Roles.PRESCRIBER, Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(summary = "List open feeds of a clinician", description = "Without their secrets.")
  @APIResponse(responseCode = "200", description = "The feeds")
  public List<FeedView> listOfClinician(@PathParam("id") UUID id) {
    return feeds.list(new FeedOwner(Kind.CLINICIAN, id));
  }

  @DELETE
  @Path("clinicians/{id}/feeds/{feedId}")
  @RolesAllowed({Roles.CLINICIAN, Roles.PRESCRIBER, Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(
      summary = "Revoke a feed of a clinician",
      description = "Its link is dead from now on.")
  @APIResponse(responseCode = "204", description = "It is revoked")
  @APIResponse(responseCode = "404", description = "There is no such feed")
  public void revokeOfClinician(@PathParam("id") UUID id, @PathParam("feedId") UUID feedId) {
    feeds.revoke(new FeedOwner(Kind.CLINICIAN, id), feedId);
  }

  private Response opened(FeedOwner owner) {
    return Response.created(URI.create(owner.path())).entity(feeds.open(owner)).build();
  }

  @GET
  @Path("feeds/{secret: [A-Za-z0-9_-]{43}}.ics")
  @PermitAll
  @Produces("text/calendar;charset=utf-8")
  @SecurityRequirements
  @Operation(
      summary = "Read a feed",
      description = "For calendar programs: without a token, the link itself is the secret.")
  @APIResponse(
      responseCode = "200",
      content = @Content(mediaType = "text/calendar", schema = @Schema(type = SchemaType.STRING)))
  @APIResponse(responseCode = "304", description = "Nothing changed since If-None-Match")
  @APIResponse(responseCode = "404", description = "There is no such open feed")
  public Response read(@PathParam("secret") String secret, @Context Request request) {
    String calendar = feeds.read(new FeedSecret(secret));
    EntityTag tag =
        new EntityTag(UUID.nameUUIDFromBytes(calendar.getBytes(StandardCharsets.UTF_8)).toString());
    ResponseBuilder unchanged = request.evaluatePreconditions(tag);
    return (unchanged == null ? Response.ok(calendar) : unchanged)
        .tag(tag)
        .header("Cache-Control", "private, max-age=300")
        .build();
  }
}
