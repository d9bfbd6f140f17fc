package health.trellis.patient.sobriety;

import health.trellis.kit.http.ETags;
import health.trellis.kit.http.Page;
import health.trellis.kit.idempotency.Idempotent;
import health.trellis.kit.identity.Roles;
import health.trellis.patient.sobriety.SobrietyDto.RecordReset;
import health.trellis.patient.sobriety.SobrietyDto.SetDate;
import health.trellis.patient.sobriety.SobrietyDto.SobrietyView;
import health.trellis.patient.sobriety.SobrietyService.Versioned;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Sobriety dates over HTTP. */
@Path("/api/v1")
@RunOnVirtualThread
@Tag(name = "Sobriety dates", description = "Days without, and new beginnings")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class SobrietyResource {
  private static final String DATE =
      """
      {"kind":"SUBSTANCE","what":"Alcohol","startedOn":"2026-03-02"}""";
  private static final String RESET =
      """
      {"on":"2026-04-12","note":"My cousin's wedding","learned":"Leave before the toasts"}""";

  private final SobrietyService dates;

  SobrietyResource(SobrietyService dates) {
    this.dates = dates;
  }

  /** Sets a date. */
  @POST
  @Idempotent
  @Path("/patients/{patientId}/sobriety-dates")
  @RolesAllowed({Roles.PATIENT, Roles.CLINICIAN, Roles.PRESCRIBER})
  @Operation(
      summary = "Set a sobriety date",
      description =
          "For a substance or a behavior, in the person's own words. Protected as substance-use"
              + " information: only the patient and the care team see it, and no event names it.")
  @APIResponse(
      responseCode = "201",
      description = "Set",
      content = @Content(schema = @Schema(implementation = SobrietyView.class)))
  @APIResponse(responseCode = "404", description = "No such patient, or not for the caller")
  @APIResponse(responseCode = "409", description = "There is a date for this")
  @APIResponse(responseCode = "422", description = "A field breaks a rule")
  public Response set(
      @PathParam("patientId") UUID patientId,
      @RequestBody(content = @Content(examples = @ExampleObject(name = "alcohol", value = DATE)))
          @NotNull
          @Valid
          SetDate body) {
    Versioned date = dates.set(patientId, body);
    return ETags.created(
        URI.create("/api/v1/sobriety-dates/" + date.view().id()), date.view(), date.version());
  }

  /** Lists a patient's dates. */
  @GET
  @Path("/patients/{patientId}/sobriety-dates")
  @RolesAllowed({Roles.PATIENT, Roles.CLINICIAN, Roles.PRESCRIBER, Roles.COORDINATOR})
  @Operation(
      summary = "List a patient's sobriety dates",
      description = "With current, longest and total days, and every new beginning; all of them.")
  @APIResponse(responseCode = "200", description = "The dates")
  @APIResponse(responseCode = "404", description = "No such patient, or not for the caller")
  public Page<SobrietyView> of(@PathParam("patientId") UUID patientId) {
    return new Page<>(dates.of(patientId), null);
  }

  /** Reads a date. */
  @GET
  @Path("/sobriety-dates/{id}")
  @RolesAllowed({Roles.PATIENT, Roles.CLINICIAN, Roles.PRESCRIBER, Roles.COORDINATOR})
  @Operation(summary = "Read a sobriety date", description = "With its ETag.")
  @APIResponse(
      responseCode = "200",
      description = "The date",
      content = @Content(schema = @Schema(implementation = SobrietyView.class)))
  @APIResponse(responseCode = "404", description = "No such date, or not for the caller")
  public Response read(@PathParam("id") UUID id) {
    return ok(dates.read(id));
  }

  /** Corrects a date. */
  @PUT
  @Path("/sobriety-dates/{id}")
  @RolesAllowed({Roles.PATIENT, Roles.CLINICIAN, Roles.PRESCRIBER})
  @Operation(
      summary = "Correct a sobriety date",
      description = "What it is about, or its first day; a new beginning is a reset.")
  @APIResponse(
      responseCode = "200",
      description = "Corrected",
      content = @Content(schema = @Schema(implementation = SobrietyView.class)))
  @APIResponse(responseCode = "409", description = "It is counted no more, or is there twice")
  @APIResponse(responseCode = "412", description = "Changed meanwhile")
  @APIResponse(responseCode = "422", description = "It would begin after its first reset")
  @APIResponse(responseCode = "428", description = "If-Match is missing")
  public Response correct(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @RequestBody(content = @Content(examples = @ExampleObject(name = "alcohol", value = DATE)))
          @NotNull
          @Valid
          SetDate body) {
    return ok(dates.correct(id, body, ifMatch));
  }

  /** Records a new beginning. */
  @POST
  @Idempotent
  @Path("/sobriety-dates/{id}/resets")
  @RolesAllowed({Roles.PATIENT, Roles.CLINICIAN, Roles.PRESCRIBER})
  @Operation(
      summary = "Begin anew",
      description =
          "A setback is part of the process: say what it taught. Longest and total days stay.")
  @APIResponse(
      responseCode = "200",
      description = "The date with its new beginning",
      content = @Content(schema = @Schema(implementation = SobrietyView.class)))
  @APIResponse(responseCode = "404", description = "No such date, or not for the caller")
  @APIResponse(responseCode = "409", description = "It is counted no more")
  @APIResponse(responseCode = "422", description = "Its days contradict each other")
  public Response reset(
      @PathParam("id") UUID id,
      @RequestBody(content = @Content(examples = @ExampleObject(name = "wedding", value = RESET)))
          @NotNull
          @Valid
          RecordReset body) {
    return ok(dates.reset(id, body));
  }

  /** Takes a reset back. */
  @DELETE
  @Path("/sobriety-dates/{id}/resets/{resetId}")
  @Consumes(MediaType.WILDCARD)
  @RolesAllowed({Roles.PATIENT, Roles.CLINICIAN, Roles.PRESCRIBER})
  @Operation(
      summary = "Take back a reset",
      description = "The last one, where it was recorded by mistake: the stretch before goes on.")
  @APIResponse(
      responseCode = "200",
      description = "The date without it",
      content = @Content(schema = @Schema(implementation = SobrietyView.class)))
  @APIResponse(responseCode = "404", description = "No such reset, or not for the caller")
  @APIResponse(responseCode = "409", description = "It is not the last one")
  public Response takeBack(@PathParam("id") UUID id, @PathParam("resetId") UUID resetId) {
    return ok(dates.takeBack(id, resetId));
  }

  /** Counts no further. */
  @POST
  @Idempotent
  @Path("/sobriety-dates/{id}/stop")
  @Consumes(MediaType.WILDCARD)
  @RolesAllowed({Roles.PATIENT, Roles.CLINICIAN, Roles.PRESCRIBER})
  @Operation(
      summary = "Stop counting a sobriety date",
      description = "It stays on record with its days; a new one can be set.")
  @APIResponse(
      responseCode = "200",
      description = "Stopped",
      content = @Content(schema = @Schema(implementation = SobrietyView.class)))
  @APIResponse(responseCode = "404", description = "No such date, or not for the caller")
  @APIResponse(responseCode = "409", description = "It is counted no more already")
  public Response stop(@PathParam("id") UUID id) {
    return ok(dates.stop(id));
  }

  private static Response ok(Versioned date) {
    return ETags.ok(date.view(), date.version());
  }
}
