package health.trellis.scheduling.session;

import health.trellis.kit.Ids;
import health.trellis.kit.access.Area;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.identity.CurrentUser;
import health.trellis.scheduling.KnownPatients;
import health.trellis.scheduling.episode.EpisodeRepository;
import health.trellis.scheduling.holiday.Holidays;
import health.trellis.scheduling.program.ProgramRepository;
import health.trellis.scheduling.site.Site;
import health.trellis.scheduling.site.SiteRepository;
import health.trellis.scheduling.time.WallClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** Puts all sessions of a series on the calendar, or none. */
@ApplicationScoped
@Transactional
class SeriesService {
  private final SessionService sessions;
  private final SessionRepository rows;
  private final EpisodeRepository episodes;
  private final ProgramRepository programs;
  private final SiteRepository sites;
  private final Holidays holidays;
  private final KnownPatients patients;
  private final CurrentUser user;
  private final Clock clock;

  SeriesService(
      SessionService sessions,
      SessionRepository rows,
      EpisodeRepository episodes,
      ProgramRepository programs,
      SiteRepository sites,
      Holidays holidays,
      KnownPatients patients,
      CurrentUser user,
      Clock clock) {
    this.sessions = sessions;
    this.rows = rows;
    this.episodes = episodes;
    this.programs = programs;
    this.sites = sites;
    this.holidays = holidays;
    this.patients = patients;
    this.user = user;
    this.clock = clock;
  }

  SeriesView create(SeriesRequest request) {
    patients.mayWrite(request.patientId(), Area.CALENDAR, "session");
    Site site =
        sites.require(
            programs.require(episodes.requireCurrent(request.patientId()).programId()).siteId());
    List<LocalDate> days =
        Recurrence.days(
            request.recurrenceRule(),
            request.firstStart().toLocalDate(),
            request.left(),
            site.zone());
    Set<LocalDate> closed = holidays.at(site, days.getFirst(), days.getLast());
    SessionSeries series =
        new SessionSeries(Ids.next(), request, site.zone(), user.subject(), clock.instant());
    rows.getEntityManager().persist(series);
    List<SessionView> made =
        days.stream()
            .filter(day -> !closed.contains(day))
            .map(day -> meet(series, request, day, site))
            .toList();
    return new SeriesView(
        series.id(),
        series.recurrenceRule(),
        made,
        days.stream().filter(closed::contains).toList());
  }

  private SessionView meet(SessionSeries series, SeriesRequest request, LocalDate day, Site site) {
    try {
      SessionView made =
          sessions.create(
              request.at(
                  WallClock.occurrence(
                      day.atTime(request.firstStart().toLocalTime()), site.zone())));
      rows.require(made.id()).joinSeries(series.id());
      return made;
    } catch (Refusal refused) {
      throw onDay(refused, day);
    }
  }

  /** A conflict says which day it is about. */
  static Refusal onDay(Refusal refused, LocalDate day) {
    return refused.status() == 409
        ? Refusal.conflict(refused.code(), "On " + day + ": " + refused.detail())
        : refused;
  }
}
