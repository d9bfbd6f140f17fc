package health.trellis.assessment.outcome;

import com.fasterxml.jackson.core.type.TypeReference;
import health.trellis.kit.json.EventJson;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/**
 * The expected courses by instrument and severity at baseline: data in {@code
 * expected-courses.json}, with the source of the curve.
 */
@Singleton
public class ExpectedCourses {
  private final Table table;

  /** Reads them. */
  public ExpectedCourses() {
    try (InputStream file =
        ExpectedCourses.class.getClassLoader().getResourceAsStream("expected-courses.json")) {
      table = EventJson.mapper().readValue(file, new TypeReference<>() {});
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /**
   * The file.
   *
   * @param source where the curve comes from
   * @param weeks when the fall is complete
   * @param courses one row per instrument and severity
   */
  record Table(String source, int weeks, List<Row> courses) {}

  /**
   * A severity at baseline.
   *
   * @param instrument code of the instrument
   * @param from lowest baseline
   * @param to highest baseline
   * @param fallPercent how much of the baseline is gone at the end of the weeks
   */
  record Row(String instrument, int from, int to, int fallPercent) {}

  /** Where the curve comes from. */
  public String source() {
    return table.source();
  }

  /** The course from a baseline; none where it is under the clinical range or nothing is known. */
  public Optional<ExpectedCourse> from(String instrument, int baseline) {
    return table.courses().stream()
        .filter(row -> row.instrument().equals(instrument))
        .filter(row -> baseline >= row.from() && baseline <= row.to())
        .findFirst()
        .map(row -> new ExpectedCourse(baseline, row.fallPercent(), table.weeks()));
  }
}
