package health.trellis.patient.longview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import health.trellis.patient.longview.LongViewDto.FollowUp;
import health.trellis.patient.longview.LongViewDto.Measured;
import health.trellis.patient.longview.LongViewDto.Point;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FollowUpsTest {
  private static final LocalDate DISCHARGED = LocalDate.of(2026, 1, 31);

  @Test
  void eachFollowUpIsTheScoreNearestToItsMonth() {
    Measured measured =
        FollowUps.of(
            "phq-9",
            List.of(
                point("2025-11-01", 18),
                point("2026-01-30", 6),
                point("2026-02-27", 7),
                point("2026-03-10", 5),
                point("2026-08-15", 4)),
            DISCHARGED);
    assertEquals(18, measured.first().score().intValue());
    assertEquals(point("2026-01-30", 6), measured.atDischarge());
    assertEquals(
        List.of(1, 3, 6, 12), measured.followUps().stream().map(FollowUp::months).toList());
    assertEquals(LocalDate.of(2026, 2, 28), measured.followUps().getFirst().dueOn());
    assertEquals(
        Arrays.asList(point("2026-02-27", 7), null, point("2026-08-15", 4), null),
        measured.followUps().stream().map(FollowUp::point).toList());
  }

  @Test
  void beforeDischargeThereIsNothingToFollowUp() {
    Measured measured = FollowUps.of("phq-9", List.of(point("2025-11-01", 18)), null);
    assertNull(measured.atDischarge());
    assertEquals(List.of(), measured.followUps());
  }

  private static Point point(String on, int score) {
    return new Point(LocalDate.parse(on), BigDecimal.valueOf(score));
  }
}
