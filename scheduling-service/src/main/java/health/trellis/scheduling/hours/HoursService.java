package health.trellis.scheduling.hours;

import health.trellis.kit.access.Area;
import health.trellis.kit.http.Refusal;
import health.trellis.scheduling.KnownPatients;
import health.trellis.scheduling.authorization.AuthorizedWeeks;
import health.trellis.scheduling.episode.Episode;
import health.trellis.scheduling.episode.EpisodeRepository;
import health.trellis.scheduling.episode.Episodes;
import health.trellis.scheduling.episode.PlanHistory;
import health.trellis.scheduling.hours.ClosedWeeks.ClosedWeek;
import health.trellis.scheduling.hours.WeekCounting.Counted;
import health.trellis.scheduling.hours.WeekFigures.Outcome;
import health.trellis.scheduling.program.Program;
import health.trellis.scheduling.program.ProgramRepository;
import health.trellis.scheduling.site.SiteRepository;
import health.trellis.scheduling.time.IsoWeek;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Shows weeks and closes them when asked. */
@ApplicationScoped
@Transactional
class HoursService {
  private static final int MOST_WEEKS = 60;
  private static final int DEFAULT_WEEKS = 4;

  private final EpisodeRepository episodes;
  private final Episodes plans;
  private final ProgramRepository programs;
  private final SiteRepository sites;
  private final WeekCounting counting;
  private final ClosedWeeks closedWeeks;
  private final WeekClosing closing;
  private final AuthorizedWeeks authorized;
  private final CertificationDeadlines certifications;
  private final KnownPatients patients;
  private final Clock clock;

  HoursService(
      EpisodeRepository episodes,
      Episodes plans,
      ProgramRepository programs,
      SiteRepository sites,
      WeekCounting counting,
      ClosedWeeks closedWeeks,
      WeekClosing closing,
      AuthorizedWeeks authorized,
      CertificationDeadlines certifications,
      KnownPatients patients,
      Clock clock) {
    this.episodes = episodes;
    this.plans = plans;
    this.programs = programs;
    this.sites = sites;
    this.counting = counting;
    this.closedWeeks = closedWeeks;
    this.closing = closing;
    this.authorized = authorized;
    this.certifications = certifications;
    this.patients = patients;
    this.clock = clock;
  }

  WeeklyHoursView read(UUID patientId, @Nullable LocalDate from, @Nullable LocalDate to) {
    patients.mayRead(patientId, Area.CALENDAR, "weekly-hours");
    Optional<Episode> episode = episodes.latest(patientId);
    Optional<Program> program = episode.flatMap(e -> programs.findByIdOptional(e.programId()));
    if (episode.isEmpty() || program.isEmpty()) {
      return new WeeklyHoursView(patientId, null, null, null, List.of());
    }
    ZoneId zone = sites.require(program.get().siteId()).zone();
    List<WeeklyHoursView.Week> weeks = new ArrayList<>();
    PlanHistory history = plans.plansOf(episode.get().id());
    Map<LocalDate, ClosedWeek> closed = closedWeeks.of(episode.get().id());
    List<IsoWeek> asked = weeks(from, to, zone);
    AuthorizedWeeks.Approved approved =
        authorized.of(patientId, asked.getFirst().monday(), asked.getLast().sunday());
    for (IsoWeek week : asked) {
      Counted counted = counting.count(episode.get(), program.get(), history, week);
      weeks.add(view(week, counted, approved.in(week), closed.get(week.monday())));
    }
    return new WeeklyHoursView(
        patientId,
        episode.get().id(),
        zone.getId(),
        certifications.of(patientId).orElse(null),
        weeks);
  }

  CloseResult close(CloseRequest request) {
    Program program = programs.named("/programId", request.programId());
    if (request.weekStart().getDayOfWeek() != DayOfWeek.MONDAY) {
      throw Refusal.invalid("/weekStart", "monday", "A week starts on a Monday.");
    }
    ZoneId zone = sites.require(program.siteId()).zone();
    IsoWeek week = new IsoWeek(request.weekStart(), zone);
    if (week.end().isAfter(clock.instant())) {
      throw Refusal.invalid("/weekStart", "not-over", "The week has not ended at the site.");
    }
    List<Outcome> outcomes =
        episodes.of(program.id()).stream()
            .flatMap(episode -> closing.close(episode, program, week).stream())
            .toList();
    int met = (int) outcomes.stream().filter(o -> o == Outcome.MET).count();
    return new CloseResult(week.monday(), program.id(), met, outcomes.size() - met);
  }

  private List<IsoWeek> weeks(@Nullable LocalDate from, @Nullable LocalDate to, ZoneId zone) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
    IsoWeek first = IsoWeek.of(from == null ? today.minusWeeks(DEFAULT_WEEKS) : from, zone);
    IsoWeek last = IsoWeek.of(to == null ? today : to, zone);
    int weeks = last.weeksSince(first) + 1;
    if (weeks < 1) {
      throw Refusal.invalid("to", "order", "to is not before from.");
    }
    if (weeks > MOST_WEEKS) {
      throw Refusal.invalid("to", "range", "Ask for " + MOST_WEEKS + " weeks at the most.");
    }
    List<IsoWeek> all = new ArrayList<>();
    for (int i = 0; i < weeks; i++) {
      all.add(first.plus(i));
    }
    return all;
  }

  private static WeeklyHoursView.Week view(
      IsoWeek week,
      Counted counted,
      List<AuthorizedWeeks.Use> authorizations,
      @Nullable ClosedWeek closed) {
    WeekFigures figures = counted.figures();
    return new WeeklyHoursView.Week(
        week.monday(),
        figures.scheduled(),
        figures.attended(),
        figures.prescribed(),
        figures.programMinimum(),
        counted.treatmentDays(),
        authorizations,
        closed == null ? null : closed.outcome().name(),
        closed == null ? null : closed.closedAt());
  }
}
