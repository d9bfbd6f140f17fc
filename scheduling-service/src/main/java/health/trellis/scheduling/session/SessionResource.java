package health.trellis.scheduling.session;

import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.http.Pages;
import health.trellis.kit.idempotency.Idempotent;
import health.trellis.kit.identity.Roles;
import health.trellis.scheduling.RetriedOnContention;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Sessions over HTTP. */
@Path("/api/v1/sessions")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Sessions", description = "What is on the calendar")
public class SessionResource {
  private final SessionService sessions;
  private final SessionReading reading;
  private final SeriesService series;
  private final SeriesMove moves;

  SessionResource(
      SessionService sessions, SessionReading reading, SeriesService series, SeriesMove moves) {
    this.sessions = sessions;
    this.reading = reading;
    this.series = series;
    this.moves = moves;
  }

  @POST
  @RetriedOnContention
  @Idempotent
  @RolesAllowed({Roles.CLINICIAN, Roles.PRESCRIBER, Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(
      summary = "Make a session with a patient",
      description = "Individual, family or medication. A group's sessions come from its series.")
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = SessionView.class)))
  @APIResponse(responseCode = "409", description = "double-booking or no-active-episode")
  @APIResponse(responseCode = "422", description = "A rule is broken, for example in-the-past")
  public Response create(@Valid @NotNull SessionRequest request) {
    SessionView created = sessions.create(request);
    return Response.created(URI.create("/api/v1/sessions/" + created.id())).entity(created).build();
  }

  @POST
  @Path("series")
  @RetriedOnContention
  @Idempotent
  @RolesAllowed({Roles.CLINICIAN, Roles.PRESCRIBER, Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(
      summary = "Make sessions that recur",
      description =
          "By a rule of RFC 5545 that ends, without the days named; 17:00 stays 17:00 when clocks"
              + " change. Days on which the site is closed have no session and are named. All"
              + " sessions are made, or none: a conflict says on which day.")
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = SeriesView.class)))
  @APIResponse(responseCode = "409", description = "double-booking or no-active-episode")
  @APIResponse(responseCode = "422", description = "endless, too-long, empty, or another rule")
  public Response recur(@Valid @NotNull SeriesRequest request) {
    SeriesView made = series.create(request);
    return Response.status(Response.Status.CREATED).entity(made).build();
  }

  @GET
  @RolesAllowed({
    Roles.PATIENT,
    Roles.FAMILY,
    Roles.CLINICIAN,
    Roles.PRESCRIBER,
    Roles.COORDINATOR,
    Roles.PROGRAM_ADMIN,
    Roles.BILLING
  })
  @Operation(
      summary = "List sessions",
      description = "By start. Patients and family find those with a place that they may know of.")
  @APIResponse(responseCode = "200", description = "A page of sessions")
  public RestResponse<Page<SessionView>> list(
      @BeanParam SessionQuery query, @BeanParam PageRequest page, @Context UriInfo uri) {
    return Pages.response(reading.list(query, page), uri);
  }

  @GET
  @Path("{id}")
  @RolesAllowed({
    Roles.PATIENT,
    Roles.FAMILY,
    Roles.CLINICIAN,
    Roles.PRESCRIBER,
    Roles.COORDINATOR,
    Roles.PROGRAM_ADMIN,
    Roles.BILLING
  })
  @Operation(
      summary = "Read a session",
      description = "With those participants whom the caller may know of.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = SessionView.class)))
  @APIResponse(responseCode = "404", description = "There is none that the caller may know of")
  public SessionView read(@PathParam("id") UUID id) {
    return reading.read(id);
  }

  @POST
  @Path("{id}/move")
  @RetriedOnContention
  @Idempotent
  @RolesAllowed({Roles.CLINICIAN, Roles.PRESCRIBER, Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(
      summary = "Move a session",
      description =
          "To another time, clinician or room; every participant moves along. With scope FOLLOWING"
              + " all later sessions of the series or group move by the same days and the same"
              + " hours on the clock, all or none.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = SessionView.class)))
  @APIResponse(
      responseCode = "409",
      description = "double-booking, too-close, clinician-away, site-closed or session-over")
  public SessionView move(@PathParam("id") UUID id, @Valid @NotNull MoveRequest request) {
    return request.scope() == MoveRequest.Scope.FOLLOWING
        ? moves.moveFollowing(id, request)
        : sessions.move(id, request);
  }

  @POST
  @Path("{id}/cancel")
  @RetriedOnContention
  @Idempotent
  @RolesAllowed({Roles.CLINICIAN, Roles.PRESCRIBER, Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(summary = "Cancel a session", description = "By the program, for everybody in it.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = SessionView.class)))
  @APIResponse(responseCode = "409", description = "session-over")
  public SessionView cancel(
      @PathParam("id") UUID id, @Valid @NotNull CancelSessionRequest request) {
    return sessions.cancel(id, request);
  }
}
