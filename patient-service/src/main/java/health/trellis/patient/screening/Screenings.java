package health.trellis.patient.screening;

import health.trellis.event.LevelOfCare;
import health.trellis.kit.Ids;
import health.trellis.kit.access.Area;
import health.trellis.kit.access.Mode;
import health.trellis.kit.access.PatientAccess;
import health.trellis.kit.http.Cursor;
import health.trellis.kit.http.FieldError;
import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.identity.CurrentUser;
import health.trellis.kit.json.EventJson;
import health.trellis.kit.sql.Sql;
import health.trellis.patient.registration.Patients;
import health.trellis.patient.screening.ScreeningDto.RecordScreening;
import health.trellis.patient.screening.ScreeningDto.ScreeningView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Records screenings and finds them. */
@ApplicationScoped
public class Screenings {
  private static final String WHAT = "screening";
  private static final int OLDEST_DAYS = 365;

  private final Sql sql;
  private final Patients patients;
  private final PatientAccess access;
  private final CurrentUser user;
  private final Clock clock;

  Screenings(Sql sql, Patients patients, PatientAccess access, CurrentUser user, Clock clock) {
    this.sql = sql;
    this.patients = patients;
    this.access = access;
    this.user = user;
    this.clock = clock;
  }

  /**
   * What a decision needs of a screening.
   *
   * @param id the screening
   * @param levelOfCare the level that it points to
   */
  public record Result(UUID id, LevelOfCare levelOfCare) {}

  @Transactional
  ScreeningView record(UUID patientId, RecordScreening request) {
    access.require(patientId, Area.CLINICAL, Mode.WRITE, WHAT);
    Instant now = clock.instant();
    List<FieldError> problems = ScreeningRules.problems(request);
    LocalDate today = patients.today(patientId);
    LocalDate on = Objects.requireNonNullElse(request.on(), today);
    if (on.isAfter(today) || on.isBefore(today.minusDays(OLDEST_DAYS))) {
      problems.add(new FieldError("/on", "range", "A screening is of the last 365 days."));
    }
    if (!problems.isEmpty()) {
      throw Refusal.invalid(problems);
    }
    AgeGroup age = Objects.requireNonNullElse(request.ageGroup(), AgeGroup.ADULT);
    Indication indication = ScreeningRules.indicate(request);
    ScreeningView view =
        new ScreeningView(
            Ids.next(),
            patientId,
            request.criteria(),
            age,
            request.dimensions(),
            request.findings(),
            indication,
            ScreeningDto.hours(indication.levelOfCare(), age),
            on,
            user.displayName(),
            now);
    sql.update(
        """
        insert into screening (id, patient_id, criteria, level_of_care, content, recorded_at)
        values (?, ?, ?, ?, ?::jsonb, ?)
        """,
        view.id(),
        patientId,
        view.criteria().name(),
        indication.levelOfCare().name(),
        EventJson.write(view),
        now);
    return view;
  }

  @Transactional
  Page<ScreeningView> of(UUID patientId, PageRequest page) {
    access.require(patientId, Area.CLINICAL, Mode.READ, WHAT);
    List<ScreeningView> rows =
        sql.query(
            """
            select content from screening where patient_id = ? and id < ? order by id desc limit ?
            """,
            row -> read(row.getString(1), patientId),
            patientId,
            page.cursor().map(cursor -> cursor.uuid(0)).orElse(new UUID(-1, -1)),
            page.limit() + 1);
    return Page.of(rows, page, screening -> Cursor.of(screening.id()));
  }

  /** The latest screening of a patient. */
  public Optional<Result> latest(UUID patientId) {
    return sql.first(
        "select id, level_of_care from screening where patient_id = ? order by id desc limit 1",
        row -> new Result(row.getObject(1, UUID.class), LevelOfCare.valueOf(row.getString(2))),
        patientId);
  }

  /** The row says whose it is now: a merge moves it. */
  private static ScreeningView read(String json, UUID patientId) {
    try {
      ScreeningView kept = EventJson.mapper().readValue(json, ScreeningView.class);
      return new ScreeningView(
          kept.id(),
          patientId,
          kept.criteria(),
          kept.ageGroup(),
          kept.dimensions(),
          kept.findings(),
          kept.indication(),
          kept.hours(),
          kept.on(),
          kept.screenedBy(),
          kept.recordedAt());
    } catch (IOException broken) {
      throw new IllegalStateException("a stored screening cannot be read", broken);
    }
  }
}
