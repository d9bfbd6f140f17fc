package health.trellis.patient.screening;

import health.trellis.event.LevelOfCare;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The level that findings point to, and why.
 *
 * @param levelOfCare the level of care
 * @param asamLevel the same as ASAM numbers it; absent for other criteria
 * @param reasons what points there, most weighty first
 */
@Schema(name = "LevelOfCareIndication")
public record Indication(
    LevelOfCare levelOfCare, @Nullable AsamLevel asamLevel, List<Reason> reasons) {

  /**
   * Why.
   *
   * @param finding what the finding is about: {@code dimension-1} to {@code dimension-6}, or a
   *     criterion
   * @param text for people to read
   */
  @Schema(name = "IndicationReason")
  public record Reason(
      @Schema(examples = "dimension-5") String finding,
      @Schema(examples = "Risk 3 in relapse or continued use potential") String text) {}

  static Indication of(AsamLevel level, List<Reason> reasons) {
    return new Indication(level.levelOfCare(), level, List.copyOf(reasons));
  }
}
