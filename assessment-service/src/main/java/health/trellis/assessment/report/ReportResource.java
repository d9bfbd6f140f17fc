package health.trellis.assessment.report;

import health.trellis.assessment.ground.QueryValue;
import health.trellis.assessment.report.ReportDto.By;
import health.trellis.assessment.report.ReportDto.Report;
import health.trellis.assessment.report.ReportDto.Wanted;
import health.trellis.kit.fhir.Fhir;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.identity.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The outcomes report over HTTP, for those who see all patients. */
@Path("/api/v1/outcomes")
@RunOnVirtualThread
@RolesAllowed({Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
@Tag(name = "Outcomes", description = "How patients do over time")
public class ReportResource {
  private static final String CSV = "text/csv";

  private final Reports reports;
  private final Clock clock;

  ReportResource(Reports reports, Clock clock) {
    this.reports = reports;
    this.clock = clock;
  }

  /** The report as JSON. */
  @GET
  @Path("/report")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Read the outcomes report",
      description =
          "Response, remission, reliable improvement and deterioration, effect size, completion and"
              + " how attendance goes with change, by program, site, clinician, month or quarter of"
              + " admission, beside everybody. The last year unless said otherwise. Groups of fewer"
              + " than 11, and those that would give them away, are left blank.")
  @APIResponse(
      responseCode = "200",
      description = "The report",
      content = @Content(schema = @Schema(implementation = Report.class)))
  @APIResponse(responseCode = "400", description = "A parameter cannot be read")
  @APIResponse(responseCode = "422", description = "The instrument is not known or has no rule")
  public Report report(@BeanParam ReportParameters parameters) {
    return reports.report(wanted(parameters));
  }

  /** The report as CSV. */
  @GET
  @Path("/report.csv")
  @Produces({CSV, MediaType.APPLICATION_JSON})
  @Operation(
      summary = "Read the outcomes report as CSV",
      description = "The first line is everybody. Cells that are left blank are empty.")
  @APIResponse(
      responseCode = "200",
      description = "The report",
      content = @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING)))
  @APIResponse(responseCode = "400", description = "A parameter cannot be read")
  @APIResponse(responseCode = "422", description = "The instrument is not known or has no rule")
  public Response csv(@BeanParam ReportParameters parameters) {
    return Response.ok(ReportCsv.of(report(parameters)), CSV + ";charset=UTF-8")
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"outcomes.csv\"")
        .build();
  }

  /** The report as FHIR. */
  @GET
  @Path("/measure-report")
  @Produces({Fhir.JSON, MediaType.APPLICATION_JSON})
  @Operation(
      summary = "Read the outcomes report as a FHIR MeasureReport",
      description =
          "A group per measure, a stratum per group of patients; what is blank is masked.")
  @APIResponse(
      responseCode = "200",
      description = "The MeasureReport",
      content = @Content(mediaType = Fhir.JSON, schema = @Schema(type = SchemaType.OBJECT)))
  @APIResponse(responseCode = "400", description = "A parameter cannot be read")
  @APIResponse(responseCode = "422", description = "The instrument is not known or has no rule")
  public Response measureReport(@BeanParam ReportParameters parameters) {
    return Response.ok(Fhir.json(ReportFhir.of(report(parameters))), Fhir.JSON).build();
  }

  private Wanted wanted(ReportParameters parameters) {
    LocalDate to = QueryValue.dateOrNull("to", parameters.to);
    LocalDate last = to == null ? LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC) : to;
    LocalDate from = QueryValue.dateOrNull("from", parameters.from);
    LocalDate first = from == null ? last.minusYears(1) : from;
    if (first.isAfter(last)) {
      throw Refusal.badRequest("from", "order", "from is not after to.");
    }
    By by = QueryValue.enumOrNull("by", By.class, parameters.by);
    return new Wanted(
        parameters.instrument,
        by == null ? By.PROGRAM : by,
        first,
        last,
        QueryValue.uuidOrNull("programId", parameters.programId),
        QueryValue.uuidOrNull("siteId", parameters.siteId),
        QueryValue.uuidOrNull("clinicianId", parameters.clinicianId));
  }
}
