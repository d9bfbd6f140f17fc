package health.trellis.assessment.assignment;

import health.trellis.assessment.battery.Batteries;
import health.trellis.assessment.battery.BatteryContent;
import health.trellis.assessment.caseload.Caseload;
import health.trellis.assessment.caseload.Episode;
import health.trellis.assessment.ground.Occasion;
import health.trellis.assessment.response.Responses;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Assigns a program's battery on its occasions. */
@ApplicationScoped
class BatteryAssigning {
  private static final int DAYS_PER_WEEK = 7;
  private static final String NO_RISK = "none";

  private final Batteries batteries;
  private final Assigning assigning;
  private final Responses responses;
  private final Caseload caseload;
  private final Clock clock;

  BatteryAssigning(
      Batteries batteries,
      Assigning assigning,
      Responses responses,
      Caseload caseload,
      Clock clock) {
    this.batteries = batteries;
    this.assigning = assigning;
    this.responses = responses;
    this.caseload = caseload;
    this.clock = clock;
  }

  /** The full battery of an admission or a discharge; told to nobody when it lies in the past. */
  @Transactional
  void once(UUID patientId, UUID episodeId, UUID programId, Occasion occasion, LocalDate on) {
    BatteryContent battery = batteries.of(programId);
    LocalDate today = caseload.day(patientId, clock.instant());
    String late = on.isBefore(today.minusDays(1)) ? "Entered after the fact" : null;
    LocalDate from = occasion == Occasion.DISCHARGE || on.isAfter(today) ? on : today;
    assign(patientId, battery.on(occasion), occasion, "episode:" + episodeId, from, battery, late);
  }

  /** The weekly battery of an episode's present week; the first week has the intake battery. */
  @Transactional
  void weekly(Episode episode) {
    LocalDate today = caseload.day(episode.patientId(), clock.instant());
    long week = ChronoUnit.DAYS.between(episode.admittedOn(), today) / DAYS_PER_WEEK;
    if (week < 1) {
      return;
    }
    BatteryContent battery = batteries.of(episode.programId());
    List<String> wanted =
        Stream.concat(
                battery.weekly().stream(),
                battery.weeklyWhenPositive().stream()
                    .filter(code -> responses.everOutside(episode.patientId(), code, NO_RISK)))
            .distinct()
            .toList();
    assign(
        episode.patientId(),
        wanted,
        Occasion.WEEKLY,
        "episode:" + episode.id() + ":week:" + week,
        episode.admittedOn().plusDays(week * DAYS_PER_WEEK),
        battery,
        null);
  }

  private void assign(
      UUID patientId,
      List<String> instruments,
      Occasion occasion,
      String round,
      LocalDate from,
      BatteryContent battery,
      @Nullable String late) {
    ZoneId zone = caseload.zone(patientId);
    Instant dueAt = from.plusDays(battery.daysToAnswer()).atStartOfDay(zone).toInstant();
    instruments.forEach(
        code -> assigning.assign(new Order(patientId, code, occasion, round, dueAt, late)));
  }
}
