package health.trellis.patient.coverage;

import health.trellis.kit.http.ETags;
import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.http.Pages;
import health.trellis.kit.idempotency.Idempotent;
import health.trellis.kit.identity.Roles;
import health.trellis.patient.coverage.CoverageDto.CoverageView;
import health.trellis.patient.coverage.CoverageDto.WriteCoverage;
import health.trellis.patient.coverage.CoverageService.Versioned;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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
import org.jspecify.annotations.Nullable;

/** Coverage over HTTP. */
@Path("/api/v1")
@RunOnVirtualThread
@Tag(name = "Coverage", description = "Who pays for a patient's care")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class CoverageResource {
  private static final String PLAN =
      """
      {"payer":"Harbor Health Plan","planName":"Silver PPO","memberNumber":"HHP-300412",
       "groupNumber":"G-1001","relationship":"SELF","rank":1,"validFrom":"2026-01-01"}""";

  private final CoverageService coverages;

  CoverageResource(CoverageService coverages) {
    this.coverages = coverages;
  }

  /** Adds a plan. */
  @POST
  @Path("/patients/{patientId}/coverages")
  @Idempotent
  @RolesAllowed({Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(
      summary = "Add coverage",
      description = "A plan that pays. On one day each rank belongs to one plan.")
  @APIResponse(
      responseCode = "201",
      description = "Added",
      content = @Content(schema = @Schema(implementation = CoverageView.class)))
  @APIResponse(responseCode = "404", description = "No such patient, or not for the caller")
  @APIResponse(responseCode = "409", description = "Another plan has this rank")
  @APIResponse(responseCode = "422", description = "A field breaks a rule")
  public Response add(
      @PathParam("patientId") UUID patientId,
      @RequestBody(content = @Content(examples = @ExampleObject(name = "plan", value = PLAN)))
          @NotNull
          @Valid
          WriteCoverage body) {
    Versioned coverage = coverages.add(patientId, body);
    return ETags.created(
        URI.create("/api/v1/coverages/" + coverage.view().id()),
        coverage.view(),
        coverage.version());
  }

  /** Lists plans. */
  @GET
  @Path("/patients/{patientId}/coverages")
  @RolesAllowed({
    Roles.PATIENT,
    Roles.CLINICIAN,
    Roles.PRESCRIBER,
    Roles.COORDINATOR,
    Roles.PROGRAM_ADMIN,
    Roles.BILLING
  })
  @Operation(summary = "List coverage", description = "All plans of a patient, past ones too.")
  @APIResponse(responseCode = "200", description = "A page of plans")
  @APIResponse(responseCode = "404", description = "No such patient, or not for the caller")
  public RestResponse<Page<CoverageView>> list(
      @PathParam("patientId") UUID patientId, @BeanParam PageRequest page, @Context UriInfo uri) {
    return Pages.response(coverages.of(patientId, page), uri);
  }

  /** Reads a plan. */
  @GET
  @Path("/coverages/{id}")
  @RolesAllowed({
    Roles.PATIENT,
    Roles.CLINICIAN,
    Roles.PRESCRIBER,
    Roles.COORDINATOR,
    Roles.PROGRAM_ADMIN,
    Roles.BILLING
  })
  @Operation(summary = "Read coverage", description = "With the ETag that a change needs.")
  @APIResponse(
      responseCode = "200",
      description = "The plan",
      content = @Content(schema = @Schema(implementation = CoverageView.class)))
  @APIResponse(responseCode = "404", description = "No such plan, or not for the caller")
  public Response read(@PathParam("id") UUID id) {
    Versioned coverage = coverages.read(id);
    return ETags.ok(coverage.view(), coverage.version());
  }

  /** Changes a plan. */
  @PUT
  @Path("/coverages/{id}")
  @RolesAllowed({Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(
      summary = "Change coverage",
      description = "Ends it by its last day; what never held is marked as entered in error.")
  @APIResponse(
      responseCode = "200",
      description = "Changed",
      content = @Content(schema = @Schema(implementation = CoverageView.class)))
  @APIResponse(responseCode = "404", description = "No such plan, or not for the caller")
  @APIResponse(responseCode = "409", description = "Another plan has this rank")
  @APIResponse(responseCode = "412", description = "Changed meanwhile")
  @APIResponse(responseCode = "422", description = "A field breaks a rule")
  @APIResponse(responseCode = "428", description = "If-Match is missing")
  public Response write(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @RequestBody(content = @Content(examples = @ExampleObject(name = "plan", value = PLAN)))
          @NotNull
          @Valid
          WriteCoverage body) {
    Versioned coverage = coverages.write(id, body, ifMatch);
    return ETags.ok(coverage.view(), coverage.version());
  }
}
