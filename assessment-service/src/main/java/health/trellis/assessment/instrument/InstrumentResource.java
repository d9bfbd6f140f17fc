package health.trellis.assessment.instrument;

import health.trellis.assessment.instrument.InstrumentDto.InstrumentView;
import health.trellis.kit.http.Page;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.identity.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Instruments over HTTP. They hold no patient data. */
@Path("/api/v1/instruments")
@RunOnVirtualThread
@RolesAllowed({
  Roles.PATIENT,
  Roles.FAMILY,
  Roles.CLINICIAN,
  Roles.PRESCRIBER,
  Roles.COORDINATOR,
  Roles.PROGRAM_ADMIN,
  Roles.SYSTEM
})
@Tag(name = "Instruments", description = "What can be asked, and how it is scored")
@Produces(MediaType.APPLICATION_JSON)
public class InstrumentResource {
  private final Instruments instruments;

  InstrumentResource(Instruments instruments) {
    this.instruments = instruments;
  }

  /** Lists the instruments. */
  @GET
  @Operation(
      summary = "List the instruments",
      description = "All of them, with items, answer options and bands.")
  @APIResponse(responseCode = "200", description = "The instruments")
  public Page<InstrumentView> list(
      @Parameter(
              description =
                  "Language, or language and region (es, es-MX), where a translation is there",
              example = "es")
          @QueryParam("lang")
          @Pattern(regexp = TranslationDto.LANGUAGE)
          @Nullable String lang) {
    return new Page<>(
        instruments.editions().stream().map(e -> InstrumentView.of(e, lang)).toList(), null);
  }

  /** Reads an instrument. */
  @GET
  @Path("/{code}")
  @Operation(
      summary = "Read an instrument",
      description = "Items in their order; an item with askedWhen is asked only after that answer.")
  @APIResponse(responseCode = "200", description = "The instrument")
  @APIResponse(responseCode = "404", description = "No such instrument")
  public InstrumentView read(
      @Parameter(description = "Code of the instrument", example = "phq-9") @PathParam("code")
          String code,
      @Parameter(
              description =
                  "Language, or language and region (es, es-MX), where a translation is there",
              example = "es")
          @QueryParam("lang")
          @Pattern(regexp = TranslationDto.LANGUAGE)
          @Nullable String lang) {
    return instruments
        .edition(code)
        .map(edition -> InstrumentView.of(edition, lang))
        .orElseThrow(() -> Refusal.notFound("instrument"));
  }
}
