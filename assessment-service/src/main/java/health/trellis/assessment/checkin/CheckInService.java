package health.trellis.assessment.checkin;

import health.trellis.assessment.caseload.Caseload;
import health.trellis.assessment.checkin.CheckInDto.CheckInView;
import health.trellis.assessment.checkin.CheckInDto.NewCheckIn;
import health.trellis.assessment.ground.EntryTime;
import health.trellis.assessment.risk.SafetyPlans;
import health.trellis.event.assessment.CheckInRecorded;
import health.trellis.event.assessment.EarlyWarningRaised;
import health.trellis.event.patient.RiskSituation;
import health.trellis.event.patient.SurroundingRisk;
import health.trellis.event.patient.WarningSign;
import health.trellis.kit.access.Area;
import health.trellis.kit.access.Mode;
import health.trellis.kit.access.PatientAccess;
import health.trellis.kit.http.Cursor;
import health.trellis.kit.http.FieldError;
import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.identity.CurrentUser;
import health.trellis.kit.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** Records check-ins. */
@ApplicationScoped
class CheckInService {
  private static final String WHAT = "check-in";

  /** Nobody is told of a rise again within these days, even where it came and went. */
  private static final int QUIET_DAYS = 7;

  private final CheckInRepository checkIns;
  private final PreventionPlans plans;
  private final SafetyPlans safety;
  private final Trends trends;
  private final Caseload caseload;
  private final EntryTime entryTime;
  private final PatientAccess access;
  private final CurrentUser user;
  private final Outbox outbox;
  private final Clock clock;

  CheckInService(
      CheckInRepository checkIns,
      PreventionPlans plans,
      SafetyPlans safety,
      Trends trends,
      Caseload caseload,
      EntryTime entryTime,
      PatientAccess access,
      CurrentUser user,
      Outbox outbox,
      Clock clock) {
    this.checkIns = checkIns;
    this.plans = plans;
    this.safety = safety;
    this.trends = trends;
    this.caseload = caseload;
    this.entryTime = entryTime;
    this.access = access;
    this.user = user;
    this.outbox = outbox;
    this.clock = clock;
  }

  @Transactional
  CheckInView record(NewCheckIn said, @Nullable String language) {
    UUID patientId = whose(said);
    access.require(patientId, Area.CLINICAL, Mode.WRITE, WHAT);
    entryTime.refuseLateByOthers(said.lateEntry());
    PreventionPlan plan = plans.of(patientId);
    refuseUnknown(plan, said);
    CheckIn checkIn =
        CheckIn.of(patientId, day(patientId, said), said, plan, user.subject(), clock.instant());
    weigh(checkIn, said, plan);
    persist(checkIn);
    outbox.append(
        new CheckInRecorded(patientId, checkIn.id(), checkIn.onDate(), checkIn.signsMet()));
    EarlyWarning warning = checkIn.warningNow();
    if (warning != null) {
      outbox.append(
          new EarlyWarningRaised(patientId, checkIn.id(), checkIn.onDate(), warning.name()));
    }
    return told(checkIn, plan, warning, KindWords.in(language));
  }

  /** With words for whoever checked in, and the safety plan where somebody should reach out. */
  private CheckInView told(
      CheckIn checkIn, PreventionPlan plan, @Nullable EarlyWarning warning, KindWords words) {
    String pocket = warning == null ? null : safety.pocket(checkIn.patientId()).orElse(null);
    NearDate near = checkIn.isLate() ? null : plan.near(checkIn.onDate()).orElse(null);
    return checkIn.view(words.after(near, warning, pocket != null), pocket);
  }

  @Transactional
  Page<CheckInView> list(
      UUID patientId, @Nullable LocalDate from, @Nullable LocalDate to, PageRequest page) {
    access.require(patientId, Area.CLINICAL, Mode.READ, WHAT);
    List<CheckIn> rows = checkIns.page(patientId, from, to, page);
    return Page.of(rows, page, row -> Cursor.of(row.onDate())).map(CheckIn::view);
  }

  /** Turns the answers into the day's index and holds it against the days before. */
  private void weigh(CheckIn checkIn, NewCheckIn said, PreventionPlan plan) {
    int index =
        DayIndex.of(
            new DayIndex.Day(
                said.mood(),
                said.craving(),
                said.sleepHours().doubleValue(),
                said.medicationTaken(),
                plan.signs().isEmpty() ? null : plan.weight(said.signs()),
                plan.namesSituations()
                    ? said.triggers().size() + said.surroundings().size()
                    : null));
    LocalDate on = checkIn.onDate();
    List<CheckIn> before =
        checkIns.between(checkIn.patientId(), on.minusDays(Trend.DAYS), on.minusDays(1));
    checkIn.weighed(index, trends.rises(before, on, index), toldOfRise(before, on));
  }

  /** Late entries count as days, but nobody was told of them. */
  private static boolean toldOfRise(List<CheckIn> before, LocalDate on) {
    List<CheckIn> live = before.stream().filter(day -> !day.isLate()).toList();
    return !live.isEmpty() && live.getLast().rising()
        || live.stream()
            .filter(day -> !day.onDate().isBefore(on.minusDays(QUIET_DAYS)))
            .anyMatch(CheckIn::warnedOfTrend);
  }

  private UUID whose(NewCheckIn said) {
    if (said.patientId() != null) {
      return said.patientId();
    }
    return access
        .self()
        .orElseThrow(() -> Refusal.invalid("/patientId", "required", "Say whose check-in it is."));
  }

  private LocalDate day(UUID patientId, NewCheckIn said) {
    LocalDate today = caseload.day(patientId, clock.instant());
    LocalDate day = said.on() == null ? today : said.on();
    if (day.isAfter(today)) {
      throw Refusal.invalid("/on", "in-the-future", "That day has not come yet.");
    }
    if (day.isBefore(today) && said.lateEntry() == null) {
      throw Refusal.invalid("/on", "in-the-past", "A day that is past needs a lateEntry.");
    }
    return day;
  }

  private static void refuseUnknown(PreventionPlan plan, NewCheckIn said) {
    List<FieldError> errors = new ArrayList<>();
    unknown("/warningSignsMet/", "unknown-sign", plan.signs(), WarningSign::id, said.signs())
        .forEach(errors::add);
    unknown("/triggersMet/", "unknown-trigger", plan.triggers(), RiskSituation::id, said.triggers())
        .forEach(errors::add);
    unknown(
            "/surroundingsMet/",
            "unknown-surrounding",
            plan.surroundings(),
            SurroundingRisk::id,
            said.surroundings())
        .forEach(errors::add);
    if (!errors.isEmpty()) {
      throw Refusal.invalid(errors);
    }
  }

  private static <T> Stream<FieldError> unknown(
      String pointer, String code, List<T> asked, Function<T, UUID> id, List<UUID> met) {
    Set<UUID> known = asked.stream().map(id).collect(Collectors.toSet());
    return IntStream.range(0, met.size())
        .filter(i -> !known.contains(met.get(i)))
        .mapToObj(i -> new FieldError(pointer + i, code, "The plan in force does not name it."));
  }

  private void persist(CheckIn checkIn) {
    try {
      checkIns.persistAndFlush(checkIn);
    } catch (PersistenceException failure) {
      if (failure instanceof ConstraintViolationException
          || failure.getCause() instanceof ConstraintViolationException) {
        throw Refusal.conflict("already-checked-in", "There is a check-in for that day.");
      }
      throw failure;
    }
  }
}
