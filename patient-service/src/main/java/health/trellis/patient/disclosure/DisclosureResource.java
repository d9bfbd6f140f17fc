package health.trellis.patient.disclosure;

import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.http.Pages;
import health.trellis.kit.idempotency.Idempotent;
import health.trellis.kit.identity.Roles;
import health.trellis.patient.disclosure.DisclosureDto.AskDisclosure;
import health.trellis.patient.disclosure.DisclosureDto.DecisionView;
import health.trellis.patient.disclosure.DisclosureDto.RecordDisclosure;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The accounting of disclosures over HTTP. */
@Path("/api/v1")
@RunOnVirtualThread
@Tag(name = "Disclosures", description = "Which outside client got which protected record")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class DisclosureResource {
  private static final String ASK =
      """
      {"recipient":"Dr. Chen","recipientClass":"TREATING_PROVIDERS",
       "information":"TREATMENT_PLAN","purpose":"TREATMENT"}""";
  private static final String RECORD =
      "{\"disclosure\":" + ASK + ",\"description\":\"Discharge summary by fax\"}";

  private final DisclosureService disclosures;

  DisclosureResource(DisclosureService disclosures) {
    this.disclosures = disclosures;
  }

  /** Answers whether something may be disclosed. */
  @POST
  @Idempotent
  @Path("/patients/{patientId}/disclosures/decision")
  @RolesAllowed({
    Roles.PATIENT,
    Roles.CLINICIAN,
    Roles.PRESCRIBER,
    Roles.COORDINATOR,
    Roles.PROGRAM_ADMIN
  })
  @Operation(
      summary = "May this be disclosed?",
      description =
          "May X disclose a part of the record to W for a purpose, by the consents as they stand"
              + " now. Nothing is recorded as disclosed.")
  @APIResponse(
      responseCode = "200",
      description = "The decision with its reason and the consent relied on",
      content = @Content(schema = @Schema(implementation = DecisionView.class)))
  @APIResponse(responseCode = "404", description = "No such patient, or not for the caller")
  public DecisionView decide(
      @PathParam("patientId") UUID patientId,
      @RequestBody(content = @Content(examples = @ExampleObject(name = "a doctor", value = ASK)))
          @NotNull
          @Valid
          AskDisclosure body) {
    return disclosures.decide(patientId, body.request());
  }

  /** Records what staff disclosed. */
  @POST
  @Idempotent
  @Path("/patients/{patientId}/disclosures")
  @RolesAllowed({Roles.CLINICIAN, Roles.PRESCRIBER, Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(
      summary = "Record a disclosure",
      description =
          "By fax, phone, mail or on paper. Refused where the decision is no; a medical emergency"
              + " needs no consent but its nature (42 CFR 2.51(c)).")
  @APIResponse(
      responseCode = "200",
      description = "Recorded; what allowed it, and the notice to send along",
      content = @Content(schema = @Schema(implementation = DecisionView.class)))
  @APIResponse(responseCode = "404", description = "No such patient, or not for the caller")
  @APIResponse(responseCode = "409", description = "No consent lets it go")
  @APIResponse(responseCode = "422", description = "A field breaks a rule")
  public DecisionView record(
      @PathParam("patientId") UUID patientId,
      @RequestBody(content = @Content(examples = @ExampleObject(name = "fax", value = RECORD)))
          @NotNull
          @Valid
          RecordDisclosure body) {
    return disclosures.record(patientId, body);
  }

  /** Lists the disclosures of a patient's Part 2 records. */
  @GET
  @Path("/patients/{patientId}/disclosures")
  @RolesAllowed({Roles.PATIENT, Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(
      summary = "Accounting of disclosures",
      description =
          "What left, to whom, why and by what right (45 CFR 164.528, 42 CFR 2.25): what staff"
              + " recorded, and substance-use records by the API. The latest first.")
  @APIResponse(responseCode = "200", description = "A page of disclosures")
  @APIResponse(responseCode = "404", description = "No such patient, or not for the caller")
  public RestResponse<Page<DisclosureDto.DisclosureView>> list(
      @PathParam("patientId") UUID patientId,
      @Parameter(description = "First day to account for; six years back when absent")
          @QueryParam("since")
          @Nullable LocalDate since,
      @BeanParam PageRequest page,
      @Context UriInfo uri) {
    return Pages.response(disclosures.of(patientId, since, page), uri);
  }
}
