package health.trellis.scheduling.report;

import health.trellis.kit.identity.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Reports over HTTP: as JSON, or as CSV or SVG for who accepts them. */
@Path("/api/v1/reports/{name}")
@Produces({MediaType.APPLICATION_JSON, ReportResource.CSV, ReportResource.SVG})
@RunOnVirtualThread
@Tag(name = "Reports", description = "Figures for those who run programs")
public class ReportResource {
  static final String CSV = "text/csv";
  static final String SVG = "image/svg+xml";

  private final Reports reports;

  ReportResource(Reports reports) {
    this.reports = reports;
  }

  @GET
  @RolesAllowed({Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(
      summary = "Read a report",
      description =
          "census, first-session, group-utilization, room-utilization, clinician-utilization,"
              + " attendance (no-shows and cancellations), hours-compliance or waitlist (waits for"
              + " places in groups). As JSON; as CSV with Accept: text/csv, as"
              + " a chart with Accept: image/svg+xml.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Report.class)))
  @APIResponse(responseCode = "404", description = "There is no such report or program")
  @APIResponse(responseCode = "422", description = "to is before from, or more than 400 days")
  public Response read(
      @PathParam("name") @Parameter(example = "attendance") String name,
      @QueryParam("from")
          @Parameter(description = "First day; four weeks back when absent", example = "2027-03-01")
          @Nullable LocalDate from,
      @QueryParam("to")
          @Parameter(description = "Last day; today when absent", example = "2027-03-28")
          @Nullable LocalDate to,
      @QueryParam("programId")
          @Parameter(
              description =
                  "Of one program; of all when absent. Days are those at the site of each")
          @Nullable UUID programId,
      @Context HttpHeaders headers) {
    Report report = reports.of(name, from, to, programId);
    return switch (form(headers)) {
      case CSV -> Response.ok(ReportCsv.of(report)).type(CSV + ";charset=utf-8").build();
      case SVG -> Response.ok(ReportChart.of(report)).type(SVG).build();
      default -> Response.ok(report).type(MediaType.APPLICATION_JSON).build();
    };
  }

  /** The first form that the caller accepts. */
  private static String form(HttpHeaders headers) {
    return headers.getAcceptableMediaTypes().stream()
        .map(type -> type.getType() + "/" + type.getSubtype())
        .filter(type -> type.equals(CSV) || type.equals(SVG) || !type.contains("*"))
        .findFirst()
        .orElse(MediaType.APPLICATION_JSON);
  }
}
