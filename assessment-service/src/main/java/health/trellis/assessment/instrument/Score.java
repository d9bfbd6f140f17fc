package health.trellis.assessment.instrument;

import health.trellis.event.RiskLevel;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What answers come to.
 *
 * @param total the sum; absent where the instrument has none
 * @param prorated whether missing items were made up for by the mean of the others
 * @param subscores sums of some items by code
 * @param band what it means
 * @param findings answers at which a human must act
 */
public record Score(
    @Nullable Integer total,
    boolean prorated,
    Map<String, Integer> subscores,
    BandName band,
    List<Finding> findings) {

  /**
   * A band by name.
   *
   * @param code stable name
   * @param label for people to read
   */
  public record BandName(String code, String label) {}

  /**
   * A reason for a human to act.
   *
   * @param code stable name of what was found
   * @param level how soon
   */
  public record Finding(String code, RiskLevel level) {}
}
