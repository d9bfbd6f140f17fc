package health.trellis.scheduling.planner;

import health.trellis.event.SessionType;
import health.trellis.scheduling.allocation.WeekNeed;
import health.trellis.scheduling.availability.PatientTime;
import health.trellis.scheduling.booking.BookedSession;
import health.trellis.scheduling.clinician.Clinician;
import health.trellis.scheduling.group.ClosedGroups;
import health.trellis.scheduling.planner.PatientReading.Known;
import health.trellis.scheduling.planner.solve.Leader;
import health.trellis.scheduling.planner.solve.Room;
import health.trellis.scheduling.planner.solve.Timeline;
import health.trellis.scheduling.planner.solve.Times;
import health.trellis.scheduling.planner.solve.WeekInput;
import health.trellis.scheduling.program.Program;
import health.trellis.scheduling.session.TherapySession;
import health.trellis.scheduling.site.Site;
import health.trellis.scheduling.time.IsoWeek;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Turns what is known of patients into their weeks of the problem. */
@ApplicationScoped
class PatientWeeks {
  private final PatientReading patients;
  private final Clock clock;

  PatientWeeks(PatientReading patients, Clock clock) {
    this.patients = patients;
    this.clock = clock;
  }

  /**
   * What was read once for a program and every week of a patient is held against.
   *
   * @param movable the bookings that may be planned anew
   * @param byVideo meetings of groups by video
   */
  record Scene(
      Program program,
      Site site,
      Timeline timeline,
      List<Clinician> staff,
      List<Leader> leaders,
      List<Room> rooms,
      Set<UUID> movable,
      Substitutes substitutes,
      ClosedGroups closed,
      List<TherapySession> byVideo,
      @Nullable Loss loss) {
    /** Whether a place may change: it is of those that move, and of what a loss strikes. */
    boolean moves(BookedSession place) {
      return movable.contains(place.booking().id())
          && (loss == null || substitutes.mustMove(place.session()));
    }
  }

  /** A patient's week; absent when nothing of it is to be planned. */
  @Nullable WeekInput of(Known patient, int number, Scene scene) {
    Timeline timeline = scene.timeline();
    IsoWeek week = timeline.week(number);
    WeekNeed need = PatientReading.need(patient, scene.program(), week);
    List<BookedSession> held =
        patient.held().stream().filter(p -> week.span().contains(p.session().span())).toList();
    if (need == null || (scene.loss() != null && held.stream().noneMatch(scene::moves))) {
      return null;
    }
    PatientTime time = PatientReading.time(patient, week);
    Set<UUID> barred = barred(patient, week, scene);
    return new WeekInput(
        patient.patientId(),
        number,
        need,
        Times.of(time.available(), timeline, 0),
        time.restricted(),
        PatientReading.cannot(patient, timeline, scene.program(), scene.site(), week),
        PatientReading.byVideo(patient, scene.program()),
        barred,
        held.stream().map(p -> held(p, scene, time, barred)).toList(),
        PatientReading.wishes(
            patient,
            patient.held().stream().filter(place -> !scene.moves(place)).toList(),
            scene.staff(),
            timeline,
            week));
  }

  /**
   * Clinicians without the licence, meetings by video of such, and closed groups that the patient
   * would come to too late.
   */
  private Set<UUID> barred(Known patient, IsoWeek week, Scene scene) {
    Set<UUID> unlicensed = patients.unlicensed(patient, scene.staff(), week);
    Set<UUID> barred = new HashSet<>();
    if (PatientReading.byVideo(patient, scene.program())) {
      barred.addAll(unlicensed);
    }
    scene.byVideo().stream()
        .filter(meeting -> unlicensed.contains(meeting.clinicianId()))
        .map(TherapySession::id)
        .forEach(barred::add);
    LocalDate entering = ClosedGroups.entering(clock.instant(), week);
    scene.closed().byId().keySet().stream()
        .filter(group -> !scene.closed().admits(group, patient.patientId(), entering))
        .forEach(barred::add);
    return barred;
  }

  private static WeekInput.Held held(
      BookedSession place, Scene scene, PatientTime time, Set<UUID> barred) {
    TherapySession s = place.session();
    Leader leader =
        scene.leaders().stream()
            .filter(l -> l.id().equals(s.clinicianId()))
            .findFirst()
            .orElse(null);
    Room room =
        scene.rooms().stream().filter(r -> r.id().equals(s.roomId())).findFirst().orElse(null);
    boolean group = s.type() == SessionType.GROUP;
    boolean may = scene.moves(place) && (group || leader != null);
    int start = scene.timeline().minute(s.span().start());
    int end = scene.timeline().minute(s.span().end());
    boolean leaderFree =
        group || (leader != null && !leader.busy().touches(start, end) && leader.mayLead(s.type()));
    boolean licensed = !barred.contains(group ? s.id() : s.clinicianId());
    boolean stands = scene.loss() == null && time.fits(s.span()) && leaderFree && licensed;
    return new WeekInput.Held(
        place.booking().id(), s.id(), s.type(), start, end, leader, room, may, stands);
  }
}
