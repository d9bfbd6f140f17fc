package health.trellis.patient.sobriety;

import health.trellis.kit.access.Area;
import health.trellis.kit.access.Mode;
import health.trellis.kit.access.PatientAccess;
import health.trellis.kit.http.ETags;
import health.trellis.kit.http.FieldError;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.identity.CurrentUser;
import health.trellis.patient.ground.Violations;
import health.trellis.patient.registration.Patients;
import health.trellis.patient.sobriety.SobrietyDto.RecordReset;
import health.trellis.patient.sobriety.SobrietyDto.SetDate;
import health.trellis.patient.sobriety.SobrietyDto.SobrietyView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps sobriety dates. */
@ApplicationScoped
class SobrietyService {
  private static final String WHAT = "sobriety-date";

  private final SobrietyRepository dates;
  private final Patients patients;
  private final PatientAccess access;
  private final CurrentUser user;
  private final Clock clock;

  SobrietyService(
      SobrietyRepository dates,
      Patients patients,
      PatientAccess access,
      CurrentUser user,
      Clock clock) {
    this.dates = dates;
    this.patients = patients;
    this.access = access;
    this.user = user;
    this.clock = clock;
  }

  /** A sobriety date and the version for its ETag. */
  record Versioned(SobrietyView view, long version) {}

  @Transactional
  Versioned set(UUID patientId, SetDate request) {
    access.require(patientId, Area.CLINICAL, Mode.WRITE, WHAT);
    SobrietyDate date =
        SobrietyDate.of(patientId, request, today(patientId), user.displayName(), clock.instant());
    refuseTwice(() -> dates.persistAndFlush(date));
    return versioned(date);
  }

  @Transactional
  List<SobrietyView> of(UUID patientId) {
    access.require(patientId, Area.CLINICAL, Mode.READ, WHAT);
    LocalDate today = today(patientId);
    List<SobrietyDate> found = dates.of(patientId);
    List<SobrietyReset> resets = dates.resets(found.stream().map(SobrietyDate::id).toList());
    return found.stream()
        .map(
            date ->
                SobrietyViews.of(
                    date,
                    resets.stream().filter(r -> r.sobrietyId().equals(date.id())).toList(),
                    today))
        .toList();
  }

  @Transactional
  Versioned read(UUID id) {
    return versioned(require(id, Mode.READ));
  }

  @Transactional
  Versioned correct(UUID id, SetDate request, @Nullable String ifMatch) {
    SobrietyDate date = require(id, Mode.WRITE);
    ETags.check(ifMatch, date.version());
    List<SobrietyReset> resets = resets(date);
    if (!resets.isEmpty() && request.startedOn().isAfter(resets.getFirst().on())) {
      throw Refusal.invalid("/startedOn", "order", "It began before its first reset.");
    }
    LocalDate today = today(date.patientId());
    date.set(request, today, clock.instant());
    follow(date, resets, today);
    refuseTwice(dates::flush);
    return versioned(date);
  }

  /** A new beginning; what was reached before stays. */
  @Transactional
  Versioned reset(UUID id, RecordReset request) {
    SobrietyDate date = require(id, Mode.WRITE);
    date.refuseStopped();
    List<SobrietyReset> resets = new ArrayList<>(resets(date));
    LocalDate today = today(date.patientId());
    LocalDate on = Objects.requireNonNullElse(request.on(), today);
    LocalDate resumed = Objects.requireNonNullElse(request.resumedOn(), on.plusDays(1));
    refuseContradiction(on, resumed, SobrietyCourse.of(date.startedOn(), resets).since(), today);
    SobrietyReset reset =
        SobrietyReset.of(id, on, resumed, request, user.displayName(), clock.instant());
    dates.add(reset);
    resets.add(reset);
    follow(date, resets, today);
    dates.flush();
    return versioned(date);
  }

  private static void refuseContradiction(
      LocalDate on, LocalDate resumed, LocalDate since, LocalDate today) {
    List<FieldError> errors = new ArrayList<>();
    if (on.isAfter(today)) {
      errors.add(new FieldError("/on", "past", "That day has not come yet."));
    } else if (on.isBefore(since)) {
      errors.add(new FieldError("/on", "order", "The stretch that runs began on " + since + "."));
    }
    if (resumed.isBefore(on) || resumed.isAfter(today.plusDays(1))) {
      errors.add(
          new FieldError(
              "/resumedOn", "range", "The new stretch begins from that day to tomorrow."));
    }
    if (!errors.isEmpty()) {
      throw Refusal.invalid(errors);
    }
  }

  /** Takes back the last reset, where it was recorded by mistake. */
  @Transactional
  Versioned takeBack(UUID id, UUID resetId) {
    SobrietyDate date = require(id, Mode.WRITE);
    date.refuseStopped();
    List<SobrietyReset> resets = resets(date);
    SobrietyReset reset =
        resets.stream()
            .filter(r -> r.id().equals(resetId))
            .findFirst()
            .orElseThrow(() -> Refusal.notFound("sobriety-reset"));
    if (reset != resets.getLast()) {
      throw Refusal.conflict("sobriety-reset-order", "Only the last reset can be taken back.");
    }
    dates.remove(reset);
    follow(date, resets.subList(0, resets.size() - 1), today(date.patientId()));
    dates.flush();
    return versioned(date);
  }

  @Transactional
  Versioned stop(UUID id) {
    SobrietyDate date = require(id, Mode.WRITE);
    date.stop(today(date.patientId()), clock.instant());
    dates.flush();
    return versioned(date);
  }

  private void follow(SobrietyDate date, List<SobrietyReset> resets, LocalDate today) {
    date.follow(SobrietyCourse.of(date.startedOn(), resets).since(), today, clock.instant());
  }

  private static void refuseTwice(Runnable write) {
    Violations.refuseOn(
        "sobriety_date_once",
        Refusal.conflict("sobriety-date-exists", "There is a date for this: correct that."),
        write);
  }

  private List<SobrietyReset> resets(SobrietyDate date) {
    return dates.resets(List.of(date.id()));
  }

  private Versioned versioned(SobrietyDate date) {
    return new Versioned(
        SobrietyViews.of(date, resets(date), today(date.patientId())), date.version());
  }

  private SobrietyDate require(UUID id, Mode mode) {
    SobrietyDate date = dates.findByIdOptional(id).orElseThrow(() -> Refusal.notFound(WHAT));
    access.require(date.patientId(), Area.CLINICAL, mode, WHAT);
    return date;
  }

  private LocalDate today(UUID patientId) {
    return patients.today(patientId);
  }
}
