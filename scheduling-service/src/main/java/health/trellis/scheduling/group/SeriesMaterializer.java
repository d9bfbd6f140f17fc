package health.trellis.scheduling.group;

import health.trellis.event.SessionType;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.sql.Sql;
import health.trellis.scheduling.curriculum.Topics;
import health.trellis.scheduling.holiday.Holidays;
import health.trellis.scheduling.program.Program;
import health.trellis.scheduling.program.ProgramRepository;
import health.trellis.scheduling.session.NewSession;
import health.trellis.scheduling.session.Occupation;
import health.trellis.scheduling.session.SessionRepository;
import health.trellis.scheduling.session.Sessions;
import health.trellis.scheduling.session.Staffing;
import health.trellis.scheduling.session.TherapySession;
import health.trellis.scheduling.site.Site;
import health.trellis.scheduling.site.SiteRepository;
import health.trellis.scheduling.time.IsoWeek;
import health.trellis.scheduling.time.Span;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Turns weekly series into sessions. */
@ApplicationScoped
public class SeriesMaterializer {
  private static final Logger LOG = Logger.getLogger(SeriesMaterializer.class);

  private final GroupRepository groups;
  private final ProgramRepository programs;
  private final SiteRepository sites;
  private final SessionRepository rows;
  private final Sessions sessions;
  private final Roster roster;
  private final Holidays holidays;
  private final Staffing staffing;
  private final Topics topics;
  private final Occupation occupation;
  private final Sql sql;
  private final Clock clock;
  private final int horizonWeeks;

  SeriesMaterializer(
      GroupRepository groups,
      ProgramRepository programs,
      SiteRepository sites,
      SessionRepository rows,
      Sessions sessions,
      Roster roster,
      Holidays holidays,
      Staffing staffing,
      Topics topics,
      Occupation occupation,
      Sql sql,
      Clock clock,
      @ConfigProperty(name = "trellis.scheduling.horizon-weeks") int horizonWeeks) {
    this.groups = groups;
    this.programs = programs;
    this.sites = sites;
    this.rows = rows;
    this.sessions = sessions;
    this.roster = roster;
    this.holidays = holidays;
    this.staffing = staffing;
    this.topics = topics;
    this.occupation = occupation;
    this.sql = sql;
    this.clock = clock;
    this.horizonWeeks = horizonWeeks;
  }

  /** How many weeks, the present one included, are on the calendar. */
  public int horizonWeeks() {
    return horizonWeeks;
  }

  /**
   * The coming weeks of a new group; refused when its clinician or room is taken in one of them.
   */
  void begin(TherapyGroup group) {
    ZoneId zone = siteOf(group).zone();
    IsoWeek first = IsoWeek.of(clock.instant(), zone);
    materialize(group, first, horizonWeeks, null, Taken.REFUSE);
  }

  /**
   * Sees to it that the meetings of a program's groups in some weeks are on the calendar. One
   * transaction at a time over all copies does so, until it ends: two would put the same meeting on
   * the calendar, and the allocations that follow would choose the same free hour.
   */
  public void materialize(UUID programId, IsoWeek first, int weeks, @Nullable String late) {
    sql.query("select pg_advisory_xact_lock(hashtextextended('calendar', 0))", row -> true);
    for (TherapyGroup group : groups.activeOf(programId)) {
      materialize(group, first, weeks, late, Taken.SKIP);
    }
  }

  /** What to do with a meeting whose clinician or room has something else then. */
  private enum Taken {
    REFUSE,
    SKIP
  }

  private void materialize(
      TherapyGroup group, IsoWeek first, int weeks, @Nullable String late, Taken taken) {
    Instant earliest = late == null ? clock.instant() : first.start();
    LocalDate last = first.plus(weeks - 1).sunday();
    Set<LocalDate> present = rows.occurrencesOf(group.id(), first.monday(), last);
    Set<LocalDate> closed = holidays.at(siteOf(group), first.monday(), last);
    for (LocalDate day : group.series().daysBetween(first.monday(), last)) {
      Span meeting = group.series().meetingOn(day, first.zone());
      if (!present.contains(day) && !closed.contains(day) && !meeting.start().isBefore(earliest)) {
        meet(group, day, meeting, first.zone(), late, taken);
      }
    }
    if (group.curriculumId() != null) {
      topics.deal(group.id(), group.curriculumId(), earliest);
    }
  }

  private void meet(
      TherapyGroup group,
      LocalDate day,
      Span meeting,
      ZoneId zone,
      @Nullable String late,
      Taken taken) {
    if (!isFree(group, meeting, late)) {
      if (taken == Taken.REFUSE) {
        throw Refusal.conflict(
            "double-booking", "The clinician or the room is not free on " + day + ".");
      }
      // Not dropped for good: the next run of the daily timer tries the day again.
      LOG.warnf("meeting not placed group=%s day=%s reason=taken", group.id(), day);
      return;
    }
    TherapySession session = sessions.open(session(group, day, meeting, zone, late));
    roster.bookInto(session, day);
  }

  private boolean isFree(TherapyGroup group, Span meeting, @Nullable String late) {
    Set<UUID> needed = new HashSet<>(group.coLeaderIds());
    needed.add(group.clinicianId());
    if (group.roomId() != null) {
      needed.add(group.roomId());
    }
    boolean away = late == null && staffing.isAway(group.clinicianId(), meeting);
    return !away && occupation.within(needed, meeting).isEmpty();
  }

  private NewSession session(
      TherapyGroup group, LocalDate day, Span meeting, ZoneId zone, @Nullable String late) {
    return new NewSession(
        group.programId(),
        SessionType.GROUP,
        group.modality(),
        group.id(),
        day,
        group.clinicianId(),
        group.roomId(),
        meeting,
        zone,
        siteOf(group).groupLimits().places(group.capacity(), group.leaders()),
        meeting.start().isBefore(clock.instant()) ? late : null,
        group.delivery(),
        group.serviceType(),
        group.coLeaderIds());
  }

  private Site siteOf(TherapyGroup group) {
    Program program = programs.require(group.programId());
    return sites.require(program.siteId());
  }
}
