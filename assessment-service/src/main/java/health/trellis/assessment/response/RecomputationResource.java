package health.trellis.assessment.response;

import health.trellis.assessment.response.RecomputationDto.RecomputationView;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.identity.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Proof over HTTP that kept scores are what the kept answers come to. */
@Path("/api/v1/responses/recomputation")
@RunOnVirtualThread
@RolesAllowed(Roles.PROGRAM_ADMIN)
@Tag(name = "Responses")
@Produces(MediaType.APPLICATION_JSON)
public class RecomputationResource {
  private final Recomputation recomputation;

  RecomputationResource(Recomputation recomputation) {
    this.recomputation = recomputation;
  }

  /** Scores a page of responses again. */
  @GET
  @Operation(
      summary = "Score kept answers again",
      description =
          "Each response by the version of the definition that it was given to, the oldest first;"
              + " what comes to something else is reported. Nothing is changed. Follow next until"
              + " it is absent.")
  @APIResponse(responseCode = "200", description = "A page of responses, scored again")
  @APIResponse(responseCode = "400", description = "The cursor cannot be read")
  public RecomputationView page(
      @Parameter(description = "Only this instrument", example = "phq-9")
          @QueryParam("instrument")
          @Pattern(regexp = "[a-z][a-z0-9-]{1,39}")
          @Nullable String instrument,
      @BeanParam PageRequest page) {
    return recomputation.page(instrument, page);
  }
}
