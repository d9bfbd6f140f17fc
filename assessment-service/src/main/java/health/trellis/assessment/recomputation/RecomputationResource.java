package health.trellis.assessment.recomputation;

import health.trellis.assessment.recomputation.RecomputationDto.DifferenceView;
import health.trellis.assessment.recomputation.RecomputationDto.NewRecomputation;
import health.trellis.assessment.recomputation.RecomputationDto.RecomputationView;
import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.http.Pages;
import health.trellis.kit.http.ProgressStream;
import health.trellis.kit.idempotency.Idempotent;
import health.trellis.kit.identity.Roles;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
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

/** Proof over HTTP that kept scores are what the kept answers come to. */
@Path(RecomputationResource.PATH)
@RolesAllowed(Roles.PROGRAM_ADMIN)
@Tag(name = "Recomputations", description = "Kept answers scored again, as a proof")
@Produces(MediaType.APPLICATION_JSON)
public class RecomputationResource {
  static final String PATH = "/api/v1/responses/recomputations";

  private final RecomputationService recomputations;
  private final ProgressStream progress;

  RecomputationResource(RecomputationService recomputations, ProgressStream progress) {
    this.recomputations = recomputations;
    this.progress = progress;
  }

  /** Starts one. */
  @POST
  @RunOnVirtualThread
  @Idempotent
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Score kept answers again",
      description =
          "A job: each response by the version of the definition that it was given to. Read its"
              + " status under Location, or follow it under /progress. Nothing of the responses is"
              + " changed; what comes to something else stands under /differences.")
  @APIResponse(
      responseCode = "202",
      description = "Taken on",
      content = @Content(schema = @Schema(implementation = RecomputationView.class)))
  @APIResponse(responseCode = "422", description = "The instrument is not known")
  public Response start(
      @RequestBody(
              content =
                  @Content(
                      examples =
                          @ExampleObject(name = "phq-9", value = "{\"instrument\":\"phq-9\"}")))
          @NotNull
          @Valid
          NewRecomputation body) {
    RecomputationView view = recomputations.start(body);
    return Response.accepted(view).location(URI.create(PATH + "/" + view.id())).build();
  }

  /** Lists them. */
  @GET
  @RunOnVirtualThread
  @Operation(summary = "List recomputations", description = "Newest first, a page at a time.")
  @APIResponse(responseCode = "200", description = "A page of recomputations")
  public RestResponse<Page<RecomputationView>> list(
      @BeanParam PageRequest page, @Context UriInfo uri) {
    return Pages.response(recomputations.list(page), uri);
  }

  /** Reads one. */
  @GET
  @Path("/{id}")
  @RunOnVirtualThread
  @Operation(summary = "Read a recomputation", description = "How far it is, and what it found.")
  @APIResponse(
      responseCode = "200",
      description = "The recomputation",
      content = @Content(schema = @Schema(implementation = RecomputationView.class)))
  @APIResponse(responseCode = "404", description = "There is no such recomputation")
  public RecomputationView read(@PathParam("id") UUID id) {
    return recomputations.read(id);
  }

  /** What differs. */
  @GET
  @Path("/{id}/differences")
  @RunOnVirtualThread
  @Operation(
      summary = "List what came to something else",
      description = "Responses in the order of their ids, with what is kept and what comes now.")
  @APIResponse(responseCode = "200", description = "A page of differences")
  @APIResponse(responseCode = "404", description = "There is no such recomputation")
  public RestResponse<Page<DifferenceView>> differences(
      @PathParam("id") UUID id, @BeanParam PageRequest page, @Context UriInfo uri) {
    return Pages.response(recomputations.differences(id, page), uri);
  }

  /** Follows one. */
  @GET
  @Path("/{id}/progress")
  @Blocking
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Operation(
      summary = "Follow a recomputation",
      description =
          "Server-sent events of type `progress`, twice a second; the stream ends when it has"
              + " ended. Any copy can serve it.")
  @APIResponse(responseCode = "200", description = "The stream")
  @APIResponse(responseCode = "404", description = "There is no such recomputation")
  public Multi<OutboundSseEvent> progress(@PathParam("id") UUID id, @Context Sse sse) {
    return progress.follow(sse, () -> recomputations.read(id), view -> view.state().ended());
  }

  /** Stops one. */
  @POST
  @Path("/{id}/stop")
  @RunOnVirtualThread
  @Idempotent
  @Operation(
      summary = "Stop a recomputation",
      description = "What it has found so far stays; it is not taken up again.")
  @APIResponse(
      responseCode = "200",
      description = "Stopped",
      content = @Content(schema = @Schema(implementation = RecomputationView.class)))
  @APIResponse(responseCode = "404", description = "There is no such recomputation")
  @APIResponse(responseCode = "409", description = "It has ended")
  public RecomputationView stop(@PathParam("id") UUID id) {
    return recomputations.stop(id);
  }
}
