package health.trellis.scheduling.attendance;

import static java.util.stream.Collectors.toSet;

import health.trellis.event.AttendanceStatus;
import health.trellis.kit.access.Area;
import health.trellis.kit.access.PatientAccess;
import health.trellis.kit.access.VisiblePatients;
import health.trellis.kit.http.FieldError;
import health.trellis.kit.http.Refusal;
import health.trellis.scheduling.KnownPatients;
import health.trellis.scheduling.LateEntry;
import health.trellis.scheduling.attendance.SheetRequest.Entry;
import health.trellis.scheduling.booking.BookedSession;
import health.trellis.scheduling.checkin.CheckIns;
import health.trellis.scheduling.checkin.CheckedIn;
import health.trellis.scheduling.session.SessionRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Shows and records a whole session's attendance at once. */
@ApplicationScoped
@Transactional
class SheetService {
  private static final String WHAT = "attendance-sheet";

  private final AttendanceService single;
  private final AttendanceRecorder recorder;
  private final CheckIns checkIns;
  private final SessionRepository sessions;
  private final KnownPatients patients;
  private final PatientAccess access;
  private final EntityManager entities;

  SheetService(
      AttendanceService single,
      AttendanceRecorder recorder,
      CheckIns checkIns,
      SessionRepository sessions,
      KnownPatients patients,
      PatientAccess access,
      EntityManager entities) {
    this.single = single;
    this.recorder = recorder;
    this.checkIns = checkIns;
    this.sessions = sessions;
    this.patients = patients;
    this.access = access;
    this.entities = entities;
  }

  SheetView read(UUID sessionId) {
    sessions.require(sessionId);
    List<BookedSession> places = places(sessionId);
    access.auditList(
        places.stream().map(place -> place.booking().patientId()).toList(), Area.CALENDAR, WHAT);
    return SheetView.of(sessionId, places, checkIns.of(places));
  }

  SheetView record(UUID sessionId, SheetRequest request) {
    sessions.require(sessionId);
    List<BookedSession> all = places(sessionId);
    Map<UUID, CheckedIn> checkedIn = checkIns.of(all);
    List<Entry> entries = new ArrayList<>(request.entries());
    entries.addAll(implied(request, all, checkedIn.keySet()));
    Map<UUID, Line> lines = new LinkedHashMap<>();
    List<FieldError> errors = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      String pointer = "/entries/" + i;
      try {
        Line line = line(entries.get(i), all, checkedIn, request.lateEntry());
        if (lines.putIfAbsent(entries.get(i).bookingId(), line) != null) {
          throw Refusal.invalid("/bookingId", "twice", "Name a place once.");
        }
      } catch (Refusal refusal) {
        errors.addAll(within(pointer, refusal));
      }
    }
    if (!errors.isEmpty()) {
      throw Refusal.invalid(errors);
    }
    lines.values().forEach(this::write);
    entities.flush();
    return SheetView.of(sessionId, places(sessionId), checkedIn);
  }

  /** What is to be recorded of whom. */
  private record Line(BookedSession place, Recording what) {}

  private void write(Line line) {
    patients.mayWrite(line.place().booking().patientId(), Area.CALENDAR, "attendance");
    recorder.record(line.place(), line.what());
  }

  /** Entries for those whom the request does not name. */
  private static List<Entry> implied(
      SheetRequest request, List<BookedSession> all, Set<UUID> checkedIn) {
    if (request.rest() == null) {
      return List.of();
    }
    Set<UUID> named = request.entries().stream().map(Entry::bookingId).collect(toSet());
    return all.stream()
        .filter(place -> place.attendance() == null)
        .map(place -> place.booking().id())
        .filter(id -> !named.contains(id))
        .map(id -> Entry.of(id, checkedIn.contains(id) ? null : request.rest()))
        .toList();
  }

  private Line line(
      Entry entry,
      List<BookedSession> all,
      Map<UUID, CheckedIn> checkedIn,
      @Nullable LateEntry lateEntry) {
    BookedSession place =
        all.stream()
            .filter(it -> it.booking().id().equals(entry.bookingId()))
            .findFirst()
            .orElseThrow(
                () -> Refusal.invalid("/bookingId", "unknown", "No place of this session."));
    checkVersion(place, entry);
    AttendanceStatus status = entry.status();
    Integer minutes = entry.minutes();
    if (status == null) {
      CheckedIn in =
          Optional.ofNullable(checkedIn.get(entry.bookingId()))
              .orElseThrow(
                  () ->
                      Refusal.invalid(
                          "/status", "required", "The patient did not check in: say how."));
      status = in.status();
      minutes = minutes == null ? Integer.valueOf(in.minutes()) : minutes;
    }
    return new Line(
        place,
        single.recording(
            place,
            new AttendanceRequest(
                status,
                minutes,
                entry.arrivedAt(),
                entry.leftAt(),
                entry.note(),
                entry.reason(),
                lateEntry)));
  }

  private static void checkVersion(BookedSession place, Entry entry) {
    if (place.attendance() == null) {
      return;
    }
    if (entry.version() == null) {
      throw Refusal.invalid("/version", "required", "A correction names the version it corrects.");
    }
    if (entry.version() != place.attendance().version()) {
      throw Refusal.preconditionFailed();
    }
  }

  /** A broken rule is named by its place in the list; any other refusal holds for all. */
  private static List<FieldError> within(String pointer, Refusal refusal) {
    if (refusal.status() != 422) {
      throw refusal;
    }
    return refusal.errors().stream()
        .map(
            error ->
                error.pointer().startsWith("/lateEntry")
                    ? error
                    : new FieldError(pointer + error.pointer(), error.code(), error.detail()))
        .toList();
  }

  /** The places that are held in a session, of patients whom the caller may know of. */
  private List<BookedSession> places(UUID sessionId) {
    VisiblePatients visible = access.visible(Area.CALENDAR);
    TypedQuery<BookedSession> select =
        entities.createQuery(
            "select new health.trellis.scheduling.booking.BookedSession(b, s, a) from Booking b"
                + " join TherapySession s on s.id = b.sessionId"
                + " left join Attendance a on a.bookingId = b.id"
                + " where b.sessionId = :session and b.status = BOOKED and "
                + visible.hql("b.patientId")
                + " order by b.id",
            BookedSession.class);
    Map<String, Object> values = new HashMap<>(visible.params());
    values.put("session", sessionId);
    values.forEach(select::setParameter);
    return select.getResultList();
  }
}
