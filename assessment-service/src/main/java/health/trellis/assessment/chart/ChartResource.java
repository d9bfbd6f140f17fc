package health.trellis.assessment.chart;

import health.trellis.assessment.chart.ChartDto.Chart;
import health.trellis.assessment.ground.QueryValue;
import health.trellis.kit.identity.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Charts over HTTP. */
@Path("/api/v1/outcomes")
@RunOnVirtualThread
@RolesAllowed({
  Roles.PATIENT,
  Roles.FAMILY,
  Roles.CLINICIAN,
  Roles.PRESCRIBER,
  Roles.COORDINATOR,
  Roles.PROGRAM_ADMIN
})
@Tag(name = "Outcomes", description = "How patients do over time")
public class ChartResource {
  private static final String SVG = "image/svg+xml";
  private static final String CODE = "[a-z][a-z0-9-]{1,39}";
  private static final int USUAL_WIDTH = 760;
  private static final int LEAST_WIDTH = 360;
  private static final int MOST_WIDTH = 1600;

  private final Charts charts;

  ChartResource(Charts charts) {
    this.charts = charts;
  }

  /** A chart as data. */
  @GET
  @Path("/chart")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Read a chart of a patient's scores as data",
      description =
          "Totals with bands, and plans, sessions and medication starts as marks: those that the"
              + " caller may see. From the first total to today unless said otherwise.")
  @APIResponse(
      responseCode = "200",
      description = "The chart",
      content = @Content(schema = @Schema(implementation = Chart.class)))
  @APIResponse(responseCode = "400", description = "A parameter cannot be read")
  @APIResponse(responseCode = "404", description = "No such patient, or not for the caller")
  @APIResponse(responseCode = "422", description = "The instrument is not known or has no total")
  public Chart chart(
      @Parameter(schema = @Schema(implementation = UUID.class)) @QueryParam("patientId") @NotNull
          String patientId,
      @Parameter(example = "phq-9") @QueryParam("instrument") @NotNull @Pattern(regexp = CODE)
          String instrument,
      @Parameter(schema = @Schema(implementation = LocalDate.class)) @QueryParam("from")
          @Nullable String from,
      @Parameter(schema = @Schema(implementation = LocalDate.class)) @QueryParam("to")
          @Nullable String to) {
    return charts.chart(
        QueryValue.uuid("patientId", patientId),
        instrument,
        QueryValue.dateOrNull("from", from),
        QueryValue.dateOrNull("to", to));
  }

  /** A chart as a drawing. */
  @GET
  @Path("/chart.svg")
  @Produces({SVG, MediaType.APPLICATION_JSON})
  @Operation(
      summary = "Draw a chart of a patient's scores",
      description =
          "SVG with a title and a description in words; shapes and labels tell what colors tell."
              + " Light or dark as the reader's device says, or by theme.")
  @APIResponse(
      responseCode = "200",
      description = "The drawing",
      content = @Content(mediaType = SVG, schema = @Schema(type = SchemaType.STRING)))
  @APIResponse(responseCode = "400", description = "A parameter cannot be read")
  @APIResponse(responseCode = "404", description = "No such patient, or not for the caller")
  @APIResponse(responseCode = "422", description = "The instrument is not known or has no total")
  public Response drawing(
      @Parameter(schema = @Schema(implementation = UUID.class)) @QueryParam("patientId") @NotNull
          String patientId,
      @Parameter(example = "phq-9") @QueryParam("instrument") @NotNull @Pattern(regexp = CODE)
          String instrument,
      @Parameter(schema = @Schema(implementation = LocalDate.class)) @QueryParam("from")
          @Nullable String from,
      @Parameter(schema = @Schema(implementation = LocalDate.class)) @QueryParam("to")
          @Nullable String to,
      @Parameter(description = "auto, light or dark", example = "auto") @QueryParam("theme")
          @Nullable String theme,
      @Parameter(
              description = "in pixels, 360 to 1600",
              schema = @Schema(implementation = Integer.class))
          @QueryParam("width")
          @Nullable String width) {
    Theme colors = Theme.of(theme);
    int pixels = QueryValue.number("width", width, LEAST_WIDTH, MOST_WIDTH, USUAL_WIDTH);
    String drawing = ScoreChart.draw(chart(patientId, instrument, from, to), colors, pixels);
    return Response.ok(drawing, SVG + ";charset=UTF-8")
        .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
        .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
        .build();
  }
}
