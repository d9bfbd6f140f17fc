package health.trellis.patient.certification;

import static org.junit.jupiter.api.Assertions.assertEquals;

import health.trellis.event.LevelOfCare;
import health.trellis.patient.certification.CertificationDto.CertificationState;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CertificationRuleTest {
  private static final LocalDate ADMITTED = LocalDate.of(2026, 3, 2);

  @ParameterizedTest
  @CsvSource({
    "IOP, '', 2026-03-02",
    "IOP, '2026-03-02', 2026-05-01",
    "IOP, '2026-03-02,2026-04-28', 2026-06-27",
    "PHP, '', 2026-03-02",
    "PHP, '2026-03-02', 2026-03-20",
    "PHP, '2026-03-02,2026-03-20', 2026-04-19"
  })
  void aLevelIsCertifiedAtAdmissionAndAgainInTime(LevelOfCare level, String days, LocalDate due) {
    List<LocalDate> certified =
        Arrays.stream(days.split(",")).filter(d -> !d.isEmpty()).map(LocalDate::parse).toList();
    assertEquals(due, CertificationRule.of(level).orElseThrow().nextDue(ADMITTED, certified));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-05-01, false, 2026-05-01, NOT_CERTIFIED",
    "2026-05-01, true, 2026-04-20, CERTIFIED",
    "2026-05-01, true, 2026-04-21, DUE_SOON",
    "2026-05-01, true, 2026-05-01, DUE_SOON",
    "2026-05-01, true, 2026-05-02, OVERDUE",
    "2026-05-01, false, 2026-05-02, OVERDUE"
  })
  void tenDaysBeforeItRunsOutItIsDueSoon(
      LocalDate due, boolean certified, LocalDate today, CertificationState state) {
    assertEquals(state, CertificationRule.state(due, certified, today));
  }

  @Test
  void outpatientCareNeedsNoCertification() {
    assertEquals(Optional.empty(), CertificationRule.of(LevelOfCare.OP));
  }
}
