package health.trellis.patient.screening;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import health.trellis.event.LevelOfCare;
import java.util.Arrays;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Levels of care as the ASAM Criteria number them, from least to most intensive, with the level of
 * Trellis that each is. Level 0.5 is of the third edition alone; 1.5, 1.7 and 2.7 of the fourth.
 */
@Schema(
    enumeration = {"0.5", "1.5", "1.7", "1", "2.1", "2.5", "2.7", "3.1", "3.5", "3.7", "4"},
    examples = "2.1")
public enum AsamLevel {
  EARLY_INTERVENTION("0.5", LevelOfCare.OP),
  OUTPATIENT("1", LevelOfCare.OP),
  OUTPATIENT_THERAPY("1.5", LevelOfCare.OP),
  MEDICALLY_MANAGED_OUTPATIENT("1.7", LevelOfCare.OP),
  INTENSIVE_OUTPATIENT("2.1", LevelOfCare.IOP),
  HIGH_INTENSITY_OUTPATIENT("2.5", LevelOfCare.PHP),
  MEDICALLY_MANAGED_INTENSIVE_OUTPATIENT("2.7", LevelOfCare.PHP),
  CLINICALLY_MANAGED_LOW_INTENSITY_RESIDENTIAL("3.1", LevelOfCare.RESIDENTIAL),
  CLINICALLY_MANAGED_HIGH_INTENSITY_RESIDENTIAL("3.5", LevelOfCare.RESIDENTIAL),
  MEDICALLY_MANAGED_RESIDENTIAL("3.7", LevelOfCare.RESIDENTIAL),
  MEDICALLY_MANAGED_INPATIENT("4", LevelOfCare.INPATIENT);

  private final String number;
  private final LevelOfCare levelOfCare;

  AsamLevel(String number, LevelOfCare levelOfCare) {
    this.number = number;
    this.levelOfCare = levelOfCare;
  }

  /** The level with a number, for example 2.1. */
  @JsonCreator
  public static AsamLevel of(String number) {
    return Arrays.stream(values())
        .filter(level -> level.number.equals(number))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no ASAM level has this number"));
  }

  /** As ASAM writes it. */
  @JsonValue
  public String number() {
    return number;
  }

  /** The level of care of Trellis. */
  public LevelOfCare levelOfCare() {
    return levelOfCare;
  }

  /** Whether physicians and nurses manage withdrawal or illness there. */
  boolean medicallyManaged() {
    return number.endsWith(".7") || this == MEDICALLY_MANAGED_INPATIENT;
  }
}
