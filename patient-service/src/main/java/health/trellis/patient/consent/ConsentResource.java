package health.trellis.patient.consent;

import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.http.Pages;
import health.trellis.kit.idempotency.Idempotent;
import health.trellis.kit.identity.Roles;
import health.trellis.patient.consent.ConsentDto.ConsentView;
import health.trellis.patient.consent.ConsentDto.GrantConsent;
import health.trellis.patient.consent.ConsentDto.RevokeConsent;
import io.smallrye.common.annotation.RunOnVirtualThread;
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

/** Consents over HTTP. */
@Path("/api/v1")
@RunOnVirtualThread
@Tag(name = "Consents", description = "What the patient consented to")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ConsentResource {
  private static final String EXAMPLE =
      """
      {"kind":"PART2_DISCLOSURE","recipient":"sample-ehr","discloser":"Riverside Day IOP",
       "information":"All treatment records","purpose":"Treatment, payment, operations",
       "signedBy":"Ana María Reyes"}""";

  private final ConsentService consents;

  ConsentResource(ConsentService consents) {
    this.consents = consents;
  }

  /** Grants a consent. */
  @POST
  @Idempotent
  @Path("/patients/{patientId}/consents")
  @RolesAllowed({Roles.PATIENT, Roles.CLINICIAN, Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(
      summary = "Grant a consent",
      description =
          "For substance-use records with the elements of 42 CFR 2.31. An outside client sees Part"
              + " 2 records only under an active PART2_DISCLOSURE to its client id.")
  @APIResponse(
      responseCode = "201",
      description = "Granted",
      content = @Content(schema = @Schema(implementation = ConsentView.class)))
  @APIResponse(responseCode = "404", description = "No such patient, or not for the caller")
  @APIResponse(responseCode = "422", description = "An element is missing, or another has to sign")
  public Response grant(
      @PathParam("patientId") UUID patientId,
      @RequestBody(content = @Content(examples = @ExampleObject(name = "Part 2", value = EXAMPLE)))
          @NotNull
          @Valid
          GrantConsent body) {
    ConsentView consent = consents.grant(patientId, body);
    return Response.created(URI.create("/fhir/r4/Consent/" + consent.id())).entity(consent).build();
  }

  /** Lists a patient's consents. */
  @GET
  @Path("/patients/{patientId}/consents")
  @RolesAllowed({
    Roles.PATIENT,
    Roles.CLINICIAN,
    Roles.PRESCRIBER,
    Roles.COORDINATOR,
    Roles.PROGRAM_ADMIN
  })
  @Operation(summary = "List a patient's consents", description = "Revoked ones too.")
  @APIResponse(responseCode = "200", description = "A page of consents")
  @APIResponse(responseCode = "404", description = "No such patient, or not for the caller")
  public RestResponse<Page<ConsentView>> list(
      @PathParam("patientId") UUID patientId, @BeanParam PageRequest page, @Context UriInfo uri) {
    return Pages.response(consents.of(patientId, page), uri);
  }

  /** Takes a consent back. */
  @POST
  @Idempotent
  @Path("/consents/{id}/revoke")
  @RolesAllowed({Roles.PATIENT, Roles.CLINICIAN, Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(
      summary = "Revoke a consent",
      description = "With immediate effect; it stays on record.")
  @APIResponse(
      responseCode = "200",
      description = "Revoked",
      content = @Content(schema = @Schema(implementation = ConsentView.class)))
  @APIResponse(responseCode = "404", description = "No such consent, or not for the caller")
  @APIResponse(responseCode = "409", description = "It was revoked before")
  public ConsentView revoke(
      @PathParam("id") UUID id,
      @RequestBody(
              content =
                  @Content(
                      examples =
                          @ExampleObject(
                              name = "phone",
                              value = "{\"reason\":\"Asked on the phone\"}")))
          @NotNull
          @Valid
          RevokeConsent body) {
    return consents.revoke(id, body.reason());
  }
}
