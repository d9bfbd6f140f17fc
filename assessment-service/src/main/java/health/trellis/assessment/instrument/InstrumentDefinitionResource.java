package health.trellis.assessment.instrument;

import health.trellis.assessment.instrument.InstrumentDefinition.NewInstrument;
import health.trellis.assessment.instrument.InstrumentDefinition.SiteText;
import health.trellis.assessment.instrument.InstrumentDefinition.Trial;
import health.trellis.assessment.instrument.InstrumentDefinition.TrialResult;
import health.trellis.assessment.instrument.InstrumentDto.InstrumentView;
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

/** Defining instruments over HTTP. */
@Path("/api/v1/instruments")
@RunOnVirtualThread
@RolesAllowed(Roles.PROGRAM_ADMIN)
@Tag(name = "Instruments", description = "What can be asked, and how it is scored")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class InstrumentDefinitionResource {
  private static final String INSTRUMENT =
      """
      {"code":"group-climate","version":"1.0.0","title":"Climate of the group",
       "copyright":"Evening program",
       "items":[
        {"linkId":"heard","text":"I felt heard","required":true,
         "options":[{"code":"no","label":"No","ordinal":0},{"code":"yes","label":"Yes","ordinal":1}]},
        {"linkId":"safe","text":"I felt safe","required":true,
         "options":[{"code":"no","label":"No","ordinal":0},{"code":"yes","label":"Yes","ordinal":1}]}],
       "scoring":{"instrument":"group-climate","source":"The program's own, 2026","subscores":[],
        "total":{"display":"Climate","items":["heard","safe"],"reversed":[],"maxMissing":0,
                 "higherIsBetter":true},
        "bands":{"any":[{"from":0,"to":1,"code":"cool","label":"Cool"},
                        {"from":2,"to":2,"code":"warm","label":"Warm"}]},
        "critical":[],"triage":[]}}""";
  private static final String TRIAL =
      "{\"instrument\":"
          + INSTRUMENT
          + ",\"samples\":[{\"name\":\"both\",\"answers\":{\"heard\":1,\"safe\":\"yes\"}}]}";
  private static final String TEXT =
      """
      {"permission":"License 2026-118","copyright":"© The holder, used by permission",
       "items":{"isi-1":"…","isi-2":"…","isi-3":"…","isi-4":"…","isi-5":"…","isi-6":"…",
                "isi-7":"…"},
       "options":{}}""";

  private final InstrumentDefining defining;

  InstrumentDefinitionResource(InstrumentDefining defining) {
    this.defining = defining;
  }

  /** Tries an instrument. */
  @POST
  @Idempotent
  @Path("/dry-run")
  @Operation(
      summary = "Try an instrument on sample answers",
      description =
          "Checks the definition as keeping it would, and scores the samples. Keeps" + " nothing.")
  @APIResponse(responseCode = "200", description = "What the samples came to")
  @APIResponse(responseCode = "422", description = "The definition breaks a rule; all are named")
  public TrialResult dryRun(
      @RequestBody(content = @Content(examples = @ExampleObject(name = "climate", value = TRIAL)))
          @NotNull
          @Valid
          Trial body) {
    return defining.dryRun(body);
  }

  /** Keeps an own instrument. */
  @POST
  @Idempotent
  @Operation(
      summary = "Define an instrument",
      description =
          "An own one, or a new version of one. Versions are kept as they are; answers keep the"
              + " version that they were given to.")
  @APIResponse(
      responseCode = "201",
      description = "Kept",
      content = @Content(schema = @Schema(implementation = InstrumentView.class)))
  @APIResponse(responseCode = "409", description = "The version is there, or a newer one")
  @APIResponse(
      responseCode = "422",
      description = "The definition breaks a rule: a cycle, an overlap of bands, an unknown item")
  public Response define(
      @RequestBody(
              content = @Content(examples = @ExampleObject(name = "climate", value = INSTRUMENT)))
          @NotNull
          @Valid
          NewInstrument body) {
    return created(defining.define(body));
  }

  /** Switches a licensed instrument on. */
  @POST
  @Idempotent
  @Path("/{code}/text")
  @Operation(
      summary = "Give a licensed instrument its text",
      description = "By the site's own permission, which is kept with it. Switches it on.")
  @APIResponse(
      responseCode = "201",
      description = "Switched on",
      content = @Content(schema = @Schema(implementation = InstrumentView.class)))
  @APIResponse(responseCode = "404", description = "No such instrument")
  @APIResponse(responseCode = "409", description = "It has its text")
  @APIResponse(responseCode = "422", description = "A text is missing or belongs to nothing")
  public Response giveText(
      @Parameter(description = "Code of the instrument", example = "isi") @PathParam("code")
          String code,
      @RequestBody(content = @Content(examples = @ExampleObject(name = "isi", value = TEXT)))
          @NotNull
          @Valid
          SiteText body) {
    return created(defining.giveText(code, body));
  }

  private static Response created(Edition edition) {
    return Response.created(URI.create("/api/v1/instruments/" + edition.instrument().code()))
        .entity(InstrumentView.of(edition, null))
        .build();
  }
}
