package health.trellis.assessment.instrument;

import health.trellis.assessment.instrument.InstrumentDto.InstrumentView;
import health.trellis.assessment.instrument.TranslationDto.NewTranslation;
import health.trellis.kit.idempotency.Idempotent;
import health.trellis.kit.identity.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Translating instruments over HTTP. */
@Path("/api/v1/instruments/{code}/translations")
@RunOnVirtualThread
@RolesAllowed(Roles.PROGRAM_ADMIN)
@Tag(name = "Instruments", description = "What can be asked, and how it is scored")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class TranslationResource {
  private static final String FRENCH =
      """
      {"version":"1.0.0","language":"fr","title":"Questionnaire sur la santé du patient (PHQ-2)",
       "source":"The official French version, as the holder publishes it",
       "items":{"lead":"…","44250-9":"…","44255-8":"…"},
       "options":{"LA6568-5":"Jamais","LA6569-3":"Plusieurs jours",
                  "LA6570-1":"Plus de sept jours","LA6571-9":"Presque tous les jours"}}""";

  private final Translating translating;

  TranslationResource(Translating translating) {
    this.translating = translating;
  }

  /** Tries a translation. */
  @POST
  @Idempotent
  @Path("/dry-run")
  @Operation(
      summary = "Try a translation",
      description =
          "Checks it as keeping it would, and shows what people would read. Keeps nothing.")
  @APIResponse(responseCode = "200", description = "The instrument in that language")
  @APIResponse(responseCode = "404", description = "No such instrument")
  @APIResponse(responseCode = "409", description = "The version has this language")
  @APIResponse(responseCode = "422", description = "A text is missing or belongs to nothing")
  public InstrumentView dryRun(
      @Parameter(description = "Code of the instrument", example = "phq-2") @PathParam("code")
          String code,
      @RequestBody(content = @Content(examples = @ExampleObject(name = "french", value = FRENCH)))
          @NotNull
          @Valid
          NewTranslation body) {
    return InstrumentView.of(translating.dryRun(code, body), body.language());
  }

  /** Keeps a translation. */
  @POST
  @Idempotent
  @Operation(
      summary = "Translate an instrument",
      description =
          "Gives a version its words in another language: of every text and every answer option,"
              + " and of nothing else, with their source. Scoring stays as it is. Words that are"
              + " there are mended by saying what is corrected; the former are kept.")
  @APIResponse(
      responseCode = "201",
      description = "Kept; the instrument in that language",
      content = @Content(schema = @Schema(implementation = InstrumentView.class)))
  @APIResponse(responseCode = "404", description = "No such instrument")
  @APIResponse(responseCode = "409", description = "The version has this language")
  @APIResponse(responseCode = "422", description = "A text is missing or belongs to nothing")
  public Response translate(
      @Parameter(description = "Code of the instrument", example = "phq-2") @PathParam("code")
          String code,
      @RequestBody(content = @Content(examples = @ExampleObject(name = "french", value = FRENCH)))
          @NotNull
          @Valid
          NewTranslation body) {
    Edition kept = translating.translate(code, body);
    return Response.created(URI.create("/api/v1/instruments/" + code + "?lang=" + body.language()))
        .entity(InstrumentView.of(kept, body.language()))
        .build();
  }
}
