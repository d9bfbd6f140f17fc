package health.trellis.scheduling.caseload;

import com.fasterxml.jackson.annotation.JsonInclude;
import health.trellis.scheduling.clinician.Clinician;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The caseloads of a program's clinicians.
 *
 * @param items one for each clinician, who can take on most first
 */
@Schema(name = "Caseloads")
public record CaseloadView(List<Item> items) {
  /**
   * A clinician's caseload.
   *
   * @param patients patients whose primary therapist the clinician is, in all programs
   * @param limit how many it may be; no limit when absent
   * @param free how many more; negative when assignments went beyond the limit
   */
  @Schema(name = "Caseload")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Item(
      UUID clinicianId,
      String clinicianName,
      int patients,
      @Nullable Integer limit,
      @Nullable Integer free) {
    static Item of(Clinician clinician, int patients) {
      Integer limit = clinician.caseloadLimit();
      return new Item(
          clinician.id(),
          clinician.nameWithCredentials(),
          patients,
          limit,
          limit == null ? null : limit - patients);
    }

    int room() {
      return free == null ? Integer.MAX_VALUE : free;
    }
  }
}
