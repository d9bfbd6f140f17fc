package health.trellis.assessment.report;

import health.trellis.assessment.report.ReportDto.By;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The query parameters of the report, as text: what cannot be read is refused by its name. */
public class ReportParameters {
  @QueryParam("instrument")
  @Parameter(example = "phq-9", required = true)
  @NotNull
  @Pattern(regexp = "[a-z][a-z0-9-]{1,39}")
  String instrument = "";

  @QueryParam("by")
  @Parameter(schema = @Schema(implementation = By.class))
  @Nullable String by;

  @QueryParam("from")
  @Parameter(schema = @Schema(implementation = LocalDate.class))
  @Nullable String from;

  @QueryParam("to")
  @Parameter(schema = @Schema(implementation = LocalDate.class))
  @Nullable String to;

  @QueryParam("programId")
  @Parameter(schema = @Schema(implementation = UUID.class))
  @Nullable String programId;

  @QueryParam("siteId")
  @Parameter(schema = @Schema(implementation = UUID.class))
  @Nullable String siteId;

  @QueryParam("clinicianId")
  @Parameter(schema = @Schema(implementation = UUID.class))
  @Nullable String clinicianId;
}
