package health.trellis.assessment.assignment;

import health.trellis.assessment.assignment.AssignmentDto.SkipReason;
import health.trellis.assessment.battery.Batteries;
import health.trellis.assessment.battery.BatteryContent;
import health.trellis.assessment.battery.BatteryContent.When;
import health.trellis.assessment.caseload.Caseload;
import health.trellis.assessment.caseload.Episode;
import health.trellis.assessment.ground.Occasion;
import health.trellis.assessment.instrument.Instrument;
import health.trellis.assessment.instrument.Instruments;
import health.trellis.assessment.instrument.Scorer;
import health.trellis.assessment.response.Response;
import health.trellis.assessment.response.ResponseScored;
import health.trellis.assessment.response.Responses;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Assigns a program's battery on its occasions. */
@ApplicationScoped
class BatteryAssigning {
  private static final int DAYS_PER_WEEK = 7;
  private static final int WEEKS_PER_MONTH = 4;
  private static final int FOLLOW_UP_WINDOW = 28;
  private static final String NO_RISK = "none";

  private final Batteries batteries;
  private final Assigning assigning;
  private final Responses responses;
  private final Instruments instruments;
  private final Caseload caseload;
  private final Clock clock;

  BatteryAssigning(
      Batteries batteries,
      Assigning assigning,
      Responses responses,
      Instruments instruments,
      Caseload caseload,
      Clock clock) {
    this.batteries = batteries;
    this.assigning = assigning;
    this.responses = responses;
    this.instruments = instruments;
    this.caseload = caseload;
    this.clock = clock;
  }

  /** The full battery of an admission or a discharge; told to nobody when it lies in the past. */
  @Transactional
  void once(
      UUID patientId,
      UUID episodeId,
      UUID programId,
      boolean substanceUse,
      Occasion occasion,
      LocalDate on) {
    BatteryContent battery = batteries.of(programId);
    ZoneId zone = caseload.zone(patientId);
    LocalDate today = today(zone);
    String late = on.isBefore(today.minusDays(1)) ? "Entered after the fact" : null;
    LocalDate from = occasion == Occasion.DISCHARGE || on.isAfter(today) ? on : today;
    List<String> wanted = wanted(battery, patientId, substanceUse, occasion);
    Round round = new Round(patientId, "episode:" + episodeId, from, zone, battery, late);
    wanted.forEach(code -> assigning.assign(round.order(code, occasion)));
  }

  /** What a running episode is asked in its present week, and before its plan's review. */
  @Transactional
  void running(Episode episode) {
    ZoneId zone = caseload.zone(episode.patientId());
    LocalDate today = today(zone);
    weekly(episode, today, zone);
    LocalDate review = episode.reviewDueOn();
    if (review != null
        && !today.isBefore(review.minusDays(DAYS_PER_WEEK))
        && !today.isAfter(review)) {
      BatteryContent battery = batteries.of(episode.programId());
      String name = "episode:" + episode.id() + ":review:" + review;
      Round round = new Round(episode.patientId(), name, today, zone, battery, null);
      wanted(battery, episode.patientId(), episode.substanceUse(), Occasion.REVIEW)
          .forEach(code -> assigning.assign(round.order(code, Occasion.REVIEW)));
    }
  }

  /** The first week has the intake battery; every second and fourth ask for more. */
  private void weekly(Episode episode, LocalDate today, ZoneId zone) {
    long week = ChronoUnit.DAYS.between(episode.admittedOn(), today) / DAYS_PER_WEEK;
    if (week < 1) {
      return;
    }
    BatteryContent battery = batteries.of(episode.programId());
    Map<String, Occasion> wanted = new LinkedHashMap<>();
    for (Occasion occasion : occasionsOf(week)) {
      wanted(battery, episode.patientId(), episode.substanceUse(), occasion)
          .forEach(code -> wanted.putIfAbsent(code, occasion));
    }
    String name = "episode:" + episode.id() + ":week:" + week;
    LocalDate from = episode.admittedOn().plusDays(week * DAYS_PER_WEEK);
    assign(wanted, new Round(episode.patientId(), name, from, zone, battery, null));
  }

  private static List<Occasion> occasionsOf(long week) {
    List<Occasion> occasions = new ArrayList<>(List.of(Occasion.WEEKLY));
    if (week % 2 == 0) {
      occasions.add(Occasion.FORTNIGHTLY);
    }
    if (week % WEEKS_PER_MONTH == 0) {
      occasions.add(Occasion.MONTHLY);
    }
    return occasions;
  }

  /** What goes beyond the week's limit is noted as left out, so that staff see it. */
  private void assign(Map<String, Occasion> wanted, Round round) {
    Set<String> before = Set.copyOf(assigning.instrumentsOf(round.patientId(), round.name()));
    Burden burden =
        Burden.within(
            wanted.keySet().stream()
                .filter(code -> !before.contains(code))
                .map(instruments::stored)
                .toList(),
            before.stream().map(instruments::stored).toList(),
            round.battery().maxMinutesPerWeek());
    for (Instrument asked : burden.asked()) {
      assigning.assign(round.order(asked.code(), occasion(wanted, asked)));
    }
    for (Instrument beyond : burden.leftOut()) {
      assigning.leaveOut(
          round.order(beyond.code(), occasion(wanted, beyond)), SkipReason.BURDEN_LIMIT);
    }
  }

  private static Occasion occasion(Map<String, Occasion> wanted, Instrument instrument) {
    return wanted.getOrDefault(instrument.code(), Occasion.WEEKLY);
  }

  /** What a discharged patient is asked some months after. */
  @Transactional
  void followUp(Episode episode) {
    LocalDate ended = Objects.requireNonNull(episode.dischargedOn());
    ZoneId zone = caseload.zone(episode.patientId());
    LocalDate today = today(zone);
    BatteryContent battery = batteries.of(episode.programId());
    for (int months : battery.followUpMonths()) {
      LocalDate from = ended.plusMonths(months);
      if (!today.isBefore(from) && today.isBefore(from.plusDays(FOLLOW_UP_WINDOW))) {
        String name = "episode:" + episode.id() + ":month:" + months;
        Round round = new Round(episode.patientId(), name, today, zone, battery, null);
        wanted(battery, episode.patientId(), episode.substanceUse(), Occasion.FOLLOW_UP)
            .forEach(code -> assigning.assign(round.order(code, Occasion.FOLLOW_UP)));
      }
    }
  }

  /** A high score brings the instrument that it leads to, in the transaction of the answers. */
  void branch(@Observes ResponseScored scored) {
    Response response = scored.response();
    Occasion occasion = response.occasion();
    List<String> next =
        Scorer.leadsTo(scored.instrument().scoring(), response.score(), response.subscores());
    if (occasion == null || next.isEmpty() || response.lateReason() != null) {
      return;
    }
    caseload
        .current(response.patientId())
        .map(episode -> batteries.of(episode.programId()))
        .filter(BatteryContent::branching)
        .ifPresent(battery -> branch(response, occasion, next, battery));
  }

  private void branch(
      Response response, Occasion occasion, List<String> next, BatteryContent battery) {
    UUID patientId = response.patientId();
    ZoneId zone = caseload.zone(patientId);
    Round round = new Round(patientId, "after:" + response.id(), today(zone), zone, battery, null);
    next.stream()
        .filter(code -> instruments.find(code).filter(Instrument::hasText).isPresent())
        .filter(code -> !assigning.isOpen(patientId, code))
        .forEach(code -> assigning.assign(round.order(code, occasion)));
  }

  private List<String> wanted(
      BatteryContent battery, UUID patientId, boolean substanceUse, Occasion occasion) {
    Stream<String> positive =
        occasion == Occasion.WEEKLY
            ? battery.weeklyWhenPositive().stream()
                .filter(code -> responses.everOutside(patientId, code, NO_RISK))
            : Stream.of();
    Stream<String> more =
        battery.inAddition().stream()
            .filter(addition -> addition.occasion() == occasion)
            .filter(addition -> holds(addition.when(), patientId, substanceUse))
            .flatMap(addition -> addition.instruments().stream());
    return Stream.of(battery.on(occasion).stream(), positive, more)
        .flatMap(codes -> codes)
        .distinct()
        .toList();
  }

  private boolean holds(When when, UUID patientId, boolean substanceUse) {
    List<String> bands = when.bands() == null ? List.of() : when.bands();
    return (when.substanceUse() == null || when.substanceUse() == substanceUse)
        && (when.instrument() == null || responses.everWithin(patientId, when.instrument(), bands));
  }

  private LocalDate today(ZoneId zone) {
    return LocalDate.ofInstant(clock.instant(), zone);
  }

  /** One time of a battery; days are those of the patient's zone. */
  private record Round(
      UUID patientId,
      String name,
      LocalDate from,
      ZoneId zone,
      BatteryContent battery,
      @Nullable String late) {

    Order order(String code, Occasion occasion) {
      LocalDate due = from.plusDays(battery.daysToAnswer());
      LocalDate closes = due.plusDays(battery.graceDays());
      return new Order(
          patientId,
          code,
          occasion,
          name,
          due.atStartOfDay(zone).toInstant(),
          closes.atStartOfDay(zone).toInstant(),
          late);
    }
  }
}
