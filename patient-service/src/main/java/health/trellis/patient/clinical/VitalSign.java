package health.trellis.patient.clinical;

import java.math.BigDecimal;

/**
 * A vital fact: its LOINC code and UCUM unit as US Core's vital signs have them, and the range in
 * which a value of a living adult or adolescent can lie at all; beyond it, it is a slip.
 */
public enum VitalSign {
  SYSTOLIC("8480-6", "mm[Hg]", 40, 300),
  DIASTOLIC("8462-4", "mm[Hg]", 20, 200),
  HEART_RATE("8867-4", "/min", 20, 300),
  RESPIRATORY_RATE("9279-1", "/min", 4, 80),
  TEMPERATURE("8310-5", "Cel", 25, 45),
  OXYGEN_SATURATION("59408-5", "%", 40, 100),
  WEIGHT("29463-7", "kg", 20, 400),
  HEIGHT("8302-2", "cm", 80, 250);

  private final String loinc;
  private final String unit;
  private final BigDecimal lowest;
  private final BigDecimal highest;

  VitalSign(String loinc, String unit, int lowest, int highest) {
    this.loinc = loinc;
    this.unit = unit;
    this.lowest = BigDecimal.valueOf(lowest);
    this.highest = BigDecimal.valueOf(highest);
  }

  /** The LOINC code. */
  public String loinc() {
    return loinc;
  }

  /** The UCUM unit. */
  public String unit() {
    return unit;
  }

  boolean canBe(BigDecimal value) {
    return value.compareTo(lowest) >= 0 && value.compareTo(highest) <= 0;
  }

  String range() {
    return lowest + " to " + highest + " " + unit;
  }
}
