package health.trellis.notification.summary;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import health.trellis.kit.sql.Sql;
import health.trellis.notification.message.Message;
import health.trellis.notification.message.Notifier;
import health.trellis.notification.person.Audience;
import health.trellis.notification.person.People;
import health.trellis.notification.person.Person;
import health.trellis.notification.template.MessageKind;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Tells the week in short, each person once a week at an hour of the own clock. */
@ApplicationScoped
public class WeeklySummaries {
  private static final Duration LOOK_EVERY = Duration.ofMinutes(20);
  private static final LocalTime EVENING = LocalTime.of(17, 0);
  private static final LocalTime MORNING = LocalTime.of(7, 0);

  private static final double MINUTES_PER_HOUR = 60;

  private final Sql sql;
  private final Weeks weeks;
  private final People people;
  private final Notifier notifier;
  private final Clock clock;

  WeeklySummaries(Sql sql, Weeks weeks, People people, Notifier notifier, Clock clock) {
    this.sql = sql;
    this.weeks = weeks;
    this.people = people;
    this.notifier = notifier;
    this.clock = clock;
  }

  private record Clinician(UUID id, String timeZone) {}

  @Produces
  @Singleton
  RecurringTask<Void> weeklySummaryTask(Instance<WeeklySummaries> self) {
    return Tasks.recurring("weekly-summary", Schedules.fixedDelay(LOOK_EVERY))
        .execute((instance, context) -> self.get().look(clock.instant()));
  }

  /** Tells those for whom it is time; who was told this week is not told again. */
  void look(Instant now) {
    people
        .patients(activePatients())
        .forEach(
            (patientId, person) -> {
              if (isTime(now, person.zone(), DayOfWeek.SUNDAY, EVENING)) {
                QuarkusTransaction.requiringNew().run(() -> tell(person, patientId, now));
              }
            });
    for (Clinician clinician : clinicians()) {
      if (isTime(now, ZoneId.of(clinician.timeZone()), DayOfWeek.MONDAY, MORNING)) {
        QuarkusTransaction.requiringNew().run(() -> tell(clinician, now));
      }
    }
  }

  /** From an hour of the wall clock to the end of that day. */
  static boolean isTime(Instant now, ZoneId zone, DayOfWeek day, LocalTime from) {
    ZonedDateTime local = now.atZone(zone);
    return local.getDayOfWeek() == day && !local.toLocalTime().isBefore(from);
  }

  /** A week with nothing in it is not worth a message. */
  private void tell(Person person, UUID patientId, Instant now) {
    WeekDto week = weeks.of(patientId, now);
    if (week.planned() == 0 && week.next() == 0 && week.goals() == 0) {
      return;
    }
    String source = "week/" + patientId + "/" + now.atZone(person.zone()).toLocalDate();
    notifier.tell(
        person,
        Message.of(MessageKind.WEEKLY_SUMMARY, patientId, source)
            .with(
                Map.of(
                    "kept", Integer.toString(week.kept()),
                    "planned", Integer.toString(week.planned()),
                    "hours", hours(week.minutes(), person.locale()),
                    "goals", Integer.toString(week.goals()),
                    "streak", Integer.toString(week.streak()),
                    "next", Integer.toString(week.next()))));
  }

  /** For example 7.5, or 7,5 where one writes so. */
  static String hours(int minutes, Locale locale) {
    NumberFormat format = NumberFormat.getInstance(locale);
    format.setMaximumFractionDigits(1);
    return format.format(minutes / MINUTES_PER_HOUR);
  }

  private void tell(Clinician clinician, Instant now) {
    WeekDto.CareTeamWeek week = weeks.ofCareTeam(clinician.id(), now);
    String day = now.atZone(ZoneId.of(clinician.timeZone())).toLocalDate().toString();
    String audience = Audience.practitioner(clinician.id());
    Message message =
        Message.of(MessageKind.CARE_TEAM_WEEK, null, "week/" + audience + "/" + day)
            .with(
                Map.of(
                    "patients", Integer.toString(week.patients()),
                    "missed", Integer.toString(week.missed().size()),
                    "offTrack", Integer.toString(week.offTrack().size()),
                    "open", Integer.toString(week.unanswered().size())));
    people.find(audience).ifPresent(person -> notifier.tell(person, message));
  }

  private List<UUID> activePatients() {
    return sql.query(
        "select patient_id from patient_course where state = 'ACTIVE' order by patient_id",
        row -> row.getObject(1, UUID.class));
  }

  /** Clinicians have no zone of their own on record: that of their patients' program stands in. */
  private List<Clinician> clinicians() {
    return sql.query(
        """
        select c.practitioner_id, min(p.time_zone) from care_team_member c
        join patient_program pp on pp.patient_id = c.patient_id
        join program p on p.program_id = pp.program_id
        join patient_course pc on pc.patient_id = c.patient_id and pc.state = 'ACTIVE'
        group by c.practitioner_id
        """,
        row -> new Clinician(row.getObject(1, UUID.class), row.getString(2)));
  }
}
