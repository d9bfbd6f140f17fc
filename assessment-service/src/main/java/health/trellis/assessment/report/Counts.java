package health.trellis.assessment.report;

import health.trellis.assessment.report.ReportDto.Attendance;
import health.trellis.assessment.report.ReportDto.Outcomes;
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
  Outcomes outcomes() {
    boolean few = SmallCells.isSmall(measured);
    return new Outcomes(
        episodes,
        measured,
        clinical,
        percent(responded, clinical),
        percent(remitted, clinical),
        percent(improved, measured),
        percent(deteriorated, measured),
        percent(answered, asked),
        few ? null : rounded(meanFirst),
        few ? null : rounded(meanLast),
        few ? null : effectSize(),
        attendance());
  }

  private static @Nullable Integer percent(long part, long whole) {
    return SmallCells.isSmall(whole) ? null : (int) Math.round(PERCENT * part / whole);
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
    if (SmallCells.isSmall(often) || SmallCells.isSmall(seldom) || high == null || low == null) {
      return null;
    }
    return new Attendance(high, low, rounded(correlation));
  }

  private static @Nullable Double rounded(@Nullable Double value) {
    return value == null ? null : Math.round(value * HUNDREDTHS) / HUNDREDTHS;
  }
}
