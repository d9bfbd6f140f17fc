package health.trellis.patient.consent;

import health.trellis.kit.idempotency.Idempotent;
import health.trellis.kit.identity.Roles;
import health.trellis.patient.consent.ConsentDto.PublishWording;
import health.trellis.patient.consent.ConsentDto.WordingView;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The wordings of consents over HTTP. */
@Path("/api/v1/consents/wordings")
@RunOnVirtualThread
@Tag(name = "Consents", description = "What the patient consented to")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ConsentWordingResource {
  private final ConsentWordings wordings;

  ConsentWordingResource(ConsentWordings wordings) {
    this.wordings = wordings;
  }

  /** Lists the wordings. */
  @GET
  @RolesAllowed({
    Roles.PATIENT,
    Roles.CLINICIAN,
    Roles.PRESCRIBER,
    Roles.COORDINATOR,
    Roles.PROGRAM_ADMIN
  })
  @Operation(
      summary = "List the wordings of consents",
      description = "All versions; the first of each kind is the current one.")
  @APIResponse(responseCode = "200", description = "The wordings")
  public List<WordingView> list() {
    return wordings.all();
  }

  /** Publishes a new version. */
  @POST
  @Idempotent
  @RolesAllowed(Roles.PROGRAM_ADMIN)
  @Operation(
      summary = "Publish a wording",
      description = "The next version of a kind; consents given before keep theirs.")
  @APIResponse(responseCode = "200", description = "Published")
  @APIResponse(responseCode = "409", description = "Another version was published just now")
  @APIResponse(responseCode = "422", description = "A field breaks a rule")
  public WordingView publish(
      @RequestBody(
              content =
                  @Content(
                      examples =
                          @ExampleObject(
                              name = "telehealth",
                              value =
                                  "{\"kind\":\"TELEHEALTH\",\"text\":\"I agree to sessions by"
                                      + " video.\"}")))
          @NotNull
          @Valid
          PublishWording body) {
    return wordings.publish(body);
  }
}
