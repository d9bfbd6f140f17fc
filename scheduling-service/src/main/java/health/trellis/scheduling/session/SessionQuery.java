package health.trellis.scheduling.session;

import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which sessions a list holds. */
public class SessionQuery {
  @QueryParam("from")
  @Parameter(
      description =
          "First day, by the clock of the site of the program, group, patient or clinician asked for,"
              + " or instant; today when absent",
      example = "2027-03-01")
  @Nullable String from;

  @QueryParam("to")
  @Parameter(description = "Last day or end; four weeks later when absent", example = "2027-03-07")
  @Nullable String to;

  @QueryParam("clinicianId")
  @Parameter(description = "Who leads them")
  @Nullable UUID clinicianId;

  @QueryParam("groupId")
  @Parameter(description = "The group that meets")
  @Nullable UUID groupId;

  @QueryParam("programId")
  @Parameter(description = "The program")
  @Nullable UUID programId;

  @QueryParam("patientId")
  @Parameter(description = "Who has a place in them")
  @Nullable UUID patientId;

  /** For JAX-RS. */
  public SessionQuery() {}
}
