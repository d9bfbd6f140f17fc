package health.trellis.patient.longview;

import health.trellis.kit.access.Area;
import health.trellis.kit.access.Mode;
import health.trellis.kit.access.PatientAccess;
import health.trellis.patient.checkin.CheckInDays;
import health.trellis.patient.checkin.CheckInDays.Day;
import health.trellis.patient.episode.EpisodeDto.EpisodeView;
import health.trellis.patient.episode.Episodes;
import health.trellis.patient.longview.LongViewDto.CheckIns;
import health.trellis.patient.longview.LongViewDto.Measured;
import health.trellis.patient.longview.LongViewDto.Point;
import health.trellis.patient.longview.LongViewDto.Stay;
import health.trellis.patient.milestone.MilestoneService;
import health.trellis.patient.plan.MeasuredScores;
import health.trellis.patient.plan.MeasuredScores.Score;
import health.trellis.patient.registration.Patients;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Puts a person's course together. */
@ApplicationScoped
class LongViewService {
  private final Episodes episodes;
  private final MeasuredScores scores;
  private final CheckInDays checkIns;
  private final MilestoneService milestones;
  private final Setbacks setbacks;
  private final Patients patients;
  private final PatientAccess access;

  LongViewService(
      Episodes episodes,
      MeasuredScores scores,
      CheckInDays checkIns,
      MilestoneService milestones,
      Setbacks setbacks,
      Patients patients,
      PatientAccess access) {
    this.episodes = episodes;
    this.scores = scores;
    this.checkIns = checkIns;
    this.milestones = milestones;
    this.setbacks = setbacks;
    this.patients = patients;
    this.access = access;
  }

  @Transactional
  LongViewDto.View of(UUID patientId) {
    access.require(patientId, Area.CLINICAL, Mode.READ, "long-view");
    List<EpisodeView> known = episodes.of(patientId);
    LocalDate discharged =
        known.stream()
            .map(EpisodeView::dischargedOn)
            .filter(Objects::nonNull)
            .max(Comparator.naturalOrder())
            .orElse(null);
    return new LongViewDto.View(
        patientId,
        discharged,
        known.stream().map(LongViewService::stay).toList(),
        measures(patientId, discharged),
        known.isEmpty()
            ? null
            : checkIns(patientId, discharged == null ? known.getLast().admittedOn() : discharged),
        milestones.all(patientId),
        setbacks.of(patientId));
  }

  private static Stay stay(EpisodeView episode) {
    return new Stay(
        episode.id(),
        episode.programId(),
        episode.levelOfCare(),
        episode.admittedOn(),
        episode.dischargedOn(),
        episode.dischargeType(),
        episode.readmissionOf());
  }

  private List<Measured> measures(UUID patientId, @Nullable LocalDate discharged) {
    ZoneId zone = patients.zone(patientId);
    return scores.byInstrument(patientId).entrySet().stream()
        .map(entry -> FollowUps.of(entry.getKey(), points(entry.getValue(), zone), discharged))
        .sorted(Comparator.comparing(Measured::instrument))
        .toList();
  }

  private static List<Point> points(List<Score> scores, ZoneId zone) {
    return scores.stream()
        .map(score -> new Point(LocalDate.ofInstant(score.at(), zone), score.value()))
        .toList();
  }

  private CheckIns checkIns(UUID patientId, LocalDate since) {
    List<Day> days = checkIns.since(patientId, since);
    return new CheckIns(
        since,
        Math.toIntExact(days.stream().map(Day::on).distinct().count()),
        Math.toIntExact(
            days.stream().filter(day -> day.warningSignsMet() > 0).map(Day::on).distinct().count()),
        days.stream().filter(day -> day.warnedBecause() != null).map(Day::on).distinct().toList(),
        days.isEmpty() ? null : days.getLast().on());
  }
}
