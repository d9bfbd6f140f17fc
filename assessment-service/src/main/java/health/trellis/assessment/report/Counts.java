package health.trellis.assessment.report;

import health.trellis.assessment.report.ReportDto.Attendance;
import health.trellis.assessment.report.ReportDto.Outcomes;
import health.trellis.assessment.report.Suppression.Shown;
import org.jspecify.annotations.Nullable;

/** What the database counts for a group, before anything is left blank. */
record Counts(
    String key,
    long episodes,
    long measured,
    long clinical,
    long responded,
    long remitted,
    long improved,
    long deteriorated,
    long asked,
    long answered,
    @Nullable Double meanFirst,
    @Nullable Double meanLast,
    @Nullable Double deviationFirst,
    long often,
    long seldom,
    @Nullable Double oftenFall,
    @Nullable Double seldomFall,
    @Nullable Double correlation) {
  /** Of nobody. */
  static final Counts NONE =
      new Counts("all", 0, 0, 0, 0, 0, 0, 0, 0, 0, null, null, null, 0, 0, null, null, null);

  private static final double PERCENT = 100;
  private static final double HUNDREDTHS = 100;

  /** What may be shown. */
  Outcomes outcomes(Shown shown) {
    boolean changed = shown.measured();
    return new Outcomes(
        episodes,
        changed ? measured : null,
        shown.clinical() ? clinical : null,
        shown.clinical() ? percent(responded, clinical) : null,
        shown.clinical() ? percent(remitted, clinical) : null,
        changed ? percent(improved, measured) : null,
        changed ? percent(deteriorated, measured) : null,
        shown.asked() ? percent(answered, asked) : null,
        changed ? rounded(meanFirst) : null,
        changed ? rounded(meanLast) : null,
        changed ? effectSize() : null,
        shown.attendance() ? attendance() : null);
  }

  private static @Nullable Integer percent(long part, long whole) {
    return whole == 0 ? null : (int) Math.round(PERCENT * part / whole);
  }

  private @Nullable Double effectSize() {
    if (meanFirst == null || meanLast == null || deviationFirst == null || deviationFirst == 0) {
      return null;
    }
    return rounded((meanFirst - meanLast) / deviationFirst);
  }

  private @Nullable Attendance attendance() {
    Double high = rounded(oftenFall);
    Double low = rounded(seldomFall);
    return high == null || low == null ? null : new Attendance(high, low, rounded(correlation));
  }

  private static @Nullable Double rounded(@Nullable Double value) {
    return value == null ? null : Math.round(value * HUNDREDTHS) / HUNDREDTHS;
  }
}
