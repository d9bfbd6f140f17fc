package health.trellis.assessment.checkin;

import health.trellis.assessment.caseload.Caseload;
import health.trellis.assessment.checkin.TrendDto.TrendView;
import health.trellis.assessment.ground.Tenths;
import health.trellis.kit.access.Area;
import health.trellis.kit.access.Mode;
import health.trellis.kit.access.PatientAccess;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Shows how a patient's days go. */
@ApplicationScoped
class Trends {

  private final CheckInRepository checkIns;
  private final Caseload caseload;
  private final PatientAccess access;
  private final Clock clock;

  Trends(CheckInRepository checkIns, Caseload caseload, PatientAccess access, Clock clock) {
    this.checkIns = checkIns;
    this.caseload = caseload;
    this.access = access;
    this.clock = clock;
  }

  /** The last days and what they say together. */
  @Transactional
  TrendView view(UUID patientId, int days, @Nullable String language) {
    access.require(patientId, Area.CLINICAL, Mode.READ, "check-in");
    LocalDate today = caseload.day(patientId, clock.instant());
    LocalDate from = today.minusDays(days - 1L);
    List<CheckIn> known = checkIns.between(patientId, today.minusDays(Trend.DAYS), today);
    List<CheckIn> shown = known.stream().filter(day -> !day.onDate().isBefore(from)).toList();
    Trend trend = Trend.of(values(known));
    return new TrendView(
        patientId,
        from,
        today,
        shown.size(),
        days,
        trend.state().name(),
        KindWords.in(language).of(trend.state(), shown.size()),
        Tenths.of(trend.baselineMean()),
        shown.stream().map(CheckIn::day).toList());
  }

  /** Whether a new check-in's days rise, together with those before it. */
  boolean rises(List<CheckIn> before, LocalDate on, int index) {
    List<Trend.Value> values = new ArrayList<>(values(before));
    values.add(new Trend.Value(on, index));
    return Trend.of(values).state() == Trend.State.RISING;
  }

  private static List<Trend.Value> values(List<CheckIn> days) {
    return days.stream().flatMap(day -> day.value().stream()).toList();
  }
}
