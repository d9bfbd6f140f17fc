package health.trellis.patient.document;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import health.trellis.patient.attendance.AttendedSessions.Session;
import health.trellis.patient.document.SummaryDocument.Attendance;
import health.trellis.patient.document.SummaryDocument.Measure;
import health.trellis.patient.document.SummaryDocument.Risk;
import health.trellis.patient.document.SummaryDocument.Week;
import health.trellis.patient.plan.MeasuredScores.Score;
import health.trellis.patient.timeline.RiskAlerts.Alert;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The time that a document tells of, and what of the course lies in it.
 *
 * @param from its first moment
 * @param until its end, excluded
 * @param zone where the program is: days and weeks are counted there
 */
record DocumentSpan(Instant from, Instant until, ZoneId zone) {

  Attendance attendance(List<Session> sessions) {
    List<Session> within = sessions.stream().filter(s -> contains(s.startsAt())).toList();
    List<Week> weeks =
        within.stream()
            .collect(groupingBy(s -> monday(s.startsAt()), TreeMap::new, toList()))
            .entrySet()
            .stream()
            .map(week -> week(week.getKey(), week.getValue()))
            .toList();
    Week all = week(monday(from), within);
    return new Attendance(all.attended(), all.missed(), all.excused(), all.minutes(), weeks);
  }

  private static Week week(LocalDate monday, List<Session> sessions) {
    int attended = count(sessions.stream().filter(Session::attended).count());
    int excused = count(sessions.stream().filter(Session::excused).count());
    return new Week(
        monday,
        attended,
        sessions.size() - attended - excused,
        excused,
        sessions.stream().mapToInt(Session::minutes).sum());
  }

  /** First and last score of each instrument, in the order of the instruments' codes. */
  List<Measure> measures(Map<String, List<Score>> scores) {
    return new TreeMap<>(scores)
        .values().stream()
            .map(all -> all.stream().filter(score -> contains(score.at())).toList())
            .filter(within -> !within.isEmpty())
            .map(this::measure)
            .toList();
  }

  private Measure measure(List<Score> scores) {
    Score first = scores.getFirst();
    Score latest = scores.getLast();
    return new Measure(
        first.instrument(),
        scores.size(),
        first.value(),
        day(first.at()),
        latest.value(),
        day(latest.at()),
        latest.value().subtract(first.value()));
  }

  List<Risk> risk(List<Alert> alerts) {
    return alerts.stream()
        .map(a -> new Risk(day(a.raisedAt()), a.level(), dayOrNull(a.resolvedAt())))
        .toList();
  }

  private boolean contains(Instant moment) {
    return !moment.isBefore(from) && moment.isBefore(until);
  }

  private LocalDate monday(Instant moment) {
    return day(moment).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  private LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, zone);
  }

  private @Nullable LocalDate dayOrNull(@Nullable Instant moment) {
    return moment == null ? null : day(moment);
  }

  private static int count(long number) {
    return Math.toIntExact(number);
  }
}
