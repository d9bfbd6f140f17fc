package health.trellis.scheduling.curriculum;

import health.trellis.kit.http.ETags;
import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.http.Pages;
import health.trellis.kit.idempotency.Idempotent;
import health.trellis.kit.identity.Roles;
import health.trellis.scheduling.RetriedOnContention;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
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
import org.jspecify.annotations.Nullable;

/** Curricula over HTTP. */
@Path("/api/v1/curricula")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Curricula", description = "What groups teach, and what patients have met of it")
public class CurriculumResource {
  private final CurriculumService curricula;
  private final ProgressService progress;

  CurriculumResource(CurriculumService curricula, ProgressService progress) {
    this.curricula = curricula;
    this.progress = progress;
  }

  @POST
  @Idempotent
  @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.COORDINATOR})
  @Operation(
      summary = "Define a curriculum",
      description = "Groups that name it have its topics in turn, one at each meeting.")
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = CurriculumView.class)))
  @APIResponse(responseCode = "409", description = "already-exists")
  @APIResponse(responseCode = "422", description = "A rule is broken, for example a topic twice")
  public Response create(@Valid @NotNull CurriculumRequest request) {
    CurriculumView made = curricula.create(request);
    return ETags.created(URI.create("/api/v1/curricula/" + made.id()), made, made.version());
  }

  @GET
  @Authenticated
  @Operation(summary = "List curricula", description = "By id, a page at a time.")
  @APIResponse(responseCode = "200", description = "A page of curricula")
  public RestResponse<Page<CurriculumView>> list(
      @BeanParam PageRequest page, @Context UriInfo uri) {
    return Pages.response(curricula.list(page), uri);
  }

  @GET
  @Path("{id}")
  @Authenticated
  @Operation(summary = "Read a curriculum", description = "With the ETag that a change needs.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = CurriculumView.class)))
  @APIResponse(responseCode = "404", description = "There is no such curriculum")
  public Response read(@PathParam("id") UUID id) {
    CurriculumView found = curricula.read(id);
    return ETags.ok(found, found.version());
  }

  @PUT
  @Path("{id}")
  @RetriedOnContention
  @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.COORDINATOR})
  @Operation(
      summary = "Change a curriculum",
      description = "The coming meetings of its groups are dealt anew; those held keep theirs.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = CurriculumView.class)))
  @APIResponse(responseCode = "412", description = "Changed by somebody else meanwhile")
  @APIResponse(responseCode = "428", description = "If-Match is missing")
  public Response change(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Valid @NotNull CurriculumRequest request) {
    CurriculumView changed = curricula.change(id, request, ifMatch);
    return ETags.ok(changed, changed.version());
  }

  @GET
  @Path("{id}/progress")
  @RolesAllowed({
    Roles.PATIENT,
    Roles.FAMILY,
    Roles.CLINICIAN,
    Roles.PRESCRIBER,
    Roles.COORDINATOR,
    Roles.PROGRAM_ADMIN
  })
  @Operation(
      summary = "Read what a patient has met of a curriculum",
      description =
          "Topic by topic: met, planned, missed or open, and when what is not met comes next.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ProgressView.class)))
  @APIResponse(responseCode = "404", description = "No such curriculum, or patient for the caller")
  public ProgressView progress(
      @PathParam("id") UUID id, @QueryParam("patientId") @NotNull UUID patientId) {
    return progress.read(id, patientId);
  }
}
