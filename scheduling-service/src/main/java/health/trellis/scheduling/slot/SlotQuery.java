package health.trellis.scheduling.slot;

import health.trellis.event.SessionType;
import health.trellis.scheduling.session.Delivery;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** What a free slot is to be like. */
public class SlotQuery {
  @QueryParam("patientId")
  @Parameter(description = "For whom", required = true)
  @Nullable UUID patientId;

  @QueryParam("type")
  @Parameter(description = "Kind of session; INDIVIDUAL when absent")
  @Nullable SessionType type;

  @QueryParam("from")
  @Parameter(description = "First day or instant; now when absent", example = "2027-03-01")
  @Nullable String from;

  @QueryParam("to")
  @Parameter(description = "Last day or end; four weeks later when absent", example = "2027-03-28")
  @Nullable String to;

  @QueryParam("clinicianId")
  @Parameter(description = "With whom")
  @Nullable UUID clinicianId;

  @QueryParam("modality")
  @Parameter(description = "Modality", example = "CBT")
  @Nullable String modality;

  @QueryParam("delivery")
  @Parameter(description = "In person or by video; as the patient wishes when absent")
  @Nullable Delivery delivery;

  @QueryParam("minutes")
  @Parameter(description = "Length; the program's when absent", example = "60")
  @Nullable Integer minutes;

  @QueryParam("limit")
  @DefaultValue("50")
  @Parameter(description = "How many, 1 to 200")
  int limit;

  /** For JAX-RS. */
  public SlotQuery() {}
}
