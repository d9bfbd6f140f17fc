package health.trellis.assessment.ground;

import org.jspecify.annotations.Nullable;

/** Measures that are shown with one decimal: more digits would say more than is known. */
public final class Tenths {
  private static final double PER_ONE = 10;

  private Tenths() {}

  /** Rounded to the nearest tenth; null where nothing was measured. */
  public static @Nullable Double of(@Nullable Double measured) {
    return measured == null ? null : Math.round(measured * PER_ONE) / PER_ONE;
  }
}
