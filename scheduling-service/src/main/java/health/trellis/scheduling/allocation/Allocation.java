package health.trellis.scheduling.allocation;

import health.trellis.scheduling.Conflicts;
import health.trellis.scheduling.booking.BookedSession;
import health.trellis.scheduling.booking.Booking;
import health.trellis.scheduling.booking.BookingRepository;
import health.trellis.scheduling.booking.Bookings;
import health.trellis.scheduling.booking.CancelledBy;
import health.trellis.scheduling.episode.Episode;
import health.trellis.scheduling.episode.Episodes;
import health.trellis.scheduling.episode.PlanHistory;
import health.trellis.scheduling.episode.SignedPlan;
import health.trellis.scheduling.group.SeriesMaterializer;
import health.trellis.scheduling.program.Program;
import health.trellis.scheduling.program.ProgramRepository;
import health.trellis.scheduling.session.NewSession;
import health.trellis.scheduling.session.SessionRepository;
import health.trellis.scheduling.session.Sessions;
import health.trellis.scheduling.session.TherapySession;
import health.trellis.scheduling.site.SiteRepository;
import health.trellis.scheduling.time.IsoWeek;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Fills patients' weeks. Runs in the transaction of what asks for it. */
@ApplicationScoped
public class Allocation {
  private static final Logger LOG = Logger.getLogger(Allocation.class);

  private final Episodes episodes;
  private final ProgramRepository programs;
  private final SiteRepository sites;
  private final SeriesMaterializer series;
  private final WeekReading reading;
  private final SessionRepository sessionRows;
  private final Sessions sessions;
  private final BookingRepository bookingRows;
  private final Bookings bookings;
  private final Clock clock;

  Allocation(
      Episodes episodes,
      ProgramRepository programs,
      SiteRepository sites,
      SeriesMaterializer series,
      WeekReading reading,
      SessionRepository sessionRows,
      Sessions sessions,
      BookingRepository bookingRows,
      Bookings bookings,
      Clock clock) {
    this.episodes = episodes;
    this.programs = programs;
    this.sites = sites;
    this.series = series;
    this.reading = reading;
    this.sessionRows = sessionRows;
    this.sessions = sessions;
    this.bookingRows = bookingRows;
    this.bookings = bookings;
    this.clock = clock;
  }

  /** Fills the present and the coming weeks, as far as the calendar reaches. */
  public void fillAhead(Episode episode) {
    Optional<Program> program = programs.findByIdOptional(episode.programId());
    if (program.isEmpty()) {
      // The episode is kept; the daily run fills it once the program is defined here.
      LOG.warnf("weeks not filled episode=%s reason=unknown-program", episode.id());
      return;
    }
    ZoneId zone = sites.require(program.get().siteId()).zone();
    fill(episode, IsoWeek.of(clock.instant(), zone), series.horizonWeeks(), null);
  }

  /**
   * Fills some weeks; run again, it changes only what no longer fits.
   *
   * @param late why weeks of the past are filled; nothing before now is touched without it
   */
  List<AllocatedWeek> fill(Episode episode, IsoWeek first, int weeks, @Nullable String late) {
    PlanHistory plans = episodes.plansOf(episode.id());
    if (!episode.active() || plans.versions().isEmpty()) {
      return List.of();
    }
    Program program = programs.require(episode.programId());
    // From here on until the transaction ends no other allocation runs: see there.
    series.materialize(program.id(), first, weeks, late);
    List<AllocatedWeek> filled = new ArrayList<>();
    for (int i = 0; i < weeks; i++) {
      IsoWeek week = first.plus(i);
      plans
          .toFill(week)
          .ifPresent(plan -> filled.add(fillWeek(episode, program, plan, week, late)));
    }
    return filled;
  }

  private AllocatedWeek fillWeek(
      Episode episode, Program program, SignedPlan plan, IsoWeek week, @Nullable String late) {
    IsoWeek planStart = IsoWeek.of(plan.effectiveFrom(), week.zone());
    WeekNeed need = WeekNeed.of(plan.prescription(), week.weeksSince(planStart), program);
    WeekProposal proposal =
        WeekAllocator.propose(
            reading.read(episode, program, week, need, earliest(plan, week, late)));
    proposal.drop().forEach(this::release);
    Conflicts.flush(bookingRows.getEntityManager());
    proposal.join().forEach(m -> place(sessionRows.lock(m.sessionId()), episode.patientId(), late));
    proposal
        .open()
        .forEach(o -> place(open(program, week.zone(), o, late), episode.patientId(), late));
    LOG.infof(
        "week filled episode=%s week=%s joined=%d opened=%d dropped=%d missing=%s",
        episode.id(),
        week.monday(),
        proposal.join().size(),
        proposal.open().size(),
        proposal.drop().size(),
        proposal.missing());
    return AllocatedWeek.of(week, need, proposal);
  }

  /** A plan does not reach back before its first day, nor an allocation into the past unasked. */
  private Instant earliest(SignedPlan plan, IsoWeek week, @Nullable String late) {
    Instant inForce = plan.effectiveFrom().atStartOfDay(week.zone()).toInstant();
    Instant from = late == null ? clock.instant() : week.start();
    return inForce.isAfter(from) ? inForce : from;
  }

  private TherapySession open(
      Program program, ZoneId zone, WeekProposal.Opening opening, @Nullable String late) {
    return sessions.open(
        new NewSession(
            program.id(),
            opening.type(),
            opening.modality(),
            null,
            null,
            opening.clinicianId(),
            opening.roomId(),
            opening.span(),
            zone,
            1,
            lateReason(opening.span().start(), late)));
  }

  private void place(TherapySession session, UUID patientId, @Nullable String late) {
    if (session.placesTaken() >= session.capacity()) {
      throw Conflicts.groupFull();
    }
    bookings.place(
        session, patientId, Booking.Origin.ALLOCATION, lateReason(session.span().start(), late));
  }

  private void release(UUID bookingId) {
    BookedSession place = bookingRows.requirePlace(bookingId);
    TherapySession session = sessionRows.lock(place.session().id());
    bookings.release(place.booking(), session, CancelledBy.PROGRAM, "The plan was revised");
  }

  private @Nullable String lateReason(Instant start, @Nullable String late) {
    return start.isBefore(clock.instant()) ? late : null;
  }
}
