package health.trellis.scheduling.session;

import health.trellis.kit.http.Refusal;
import health.trellis.scheduling.clinician.Clinician;
import health.trellis.scheduling.clinician.ClinicianRepository;
import health.trellis.scheduling.clinician.Licensing;
import health.trellis.scheduling.clinician.TimeOffRepository;
import health.trellis.scheduling.program.ProgramRepository;
import health.trellis.scheduling.site.Site;
import health.trellis.scheduling.site.SiteRepository;
import health.trellis.scheduling.time.Span;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whether a clinician can lead a session at a time: is there, has a licence that holds, and has the
 * minutes in between that notes, breath and the way from another site take. Overlaps are left to
 * the database.
 */
@ApplicationScoped
public class Staffing {
  /** The longest way between two sites and the longest buffer lie within it. */
  private static final Duration AROUND = Duration.ofMinutes(600);

  private final ClinicianRepository clinicians;
  private final TimeOffRepository timeOff;
  private final SessionRepository sessions;
  private final ProgramRepository programs;
  private final SiteRepository sites;

  Staffing(
      ClinicianRepository clinicians,
      TimeOffRepository timeOff,
      SessionRepository sessions,
      ProgramRepository programs,
      SiteRepository sites) {
    this.clinicians = clinicians;
    this.timeOff = timeOff;
    this.sessions = sessions;
    this.programs = programs;
    this.sites = sites;
  }

  /**
   * A session that somebody is to lead.
   *
   * @param span when
   * @param site the program's site
   * @param delivery in person there, or by video
   * @param patientState where the patient is, for a session by video; ISO 3166-2
   */
  public record Duty(Span span, Site site, Delivery delivery, @Nullable String patientState) {
    LocalDate day() {
      return LocalDate.ofInstant(span.start(), site.zone());
    }

    private boolean byVideo() {
      return delivery == Delivery.TELEHEALTH;
    }

    /** Where the patient is while treated; null when that is not known. */
    private @Nullable String state() {
      return byVideo() ? patientState : site.state();
    }
  }

  /**
   * Refuses a duty that the clinician cannot take; until the transaction ends nobody else books
   * with the clinician.
   *
   * @param moved the session that is moved there, which does not stand in its own way
   */
  public void check(String pointer, Clinician leader, Duty duty, @Nullable UUID moved) {
    clinicians.lock(leader.id());
    checkLicence(pointer, leader, duty);
    if (isAway(leader.id(), duty.span())) {
      throw Refusal.conflict("clinician-away", "The clinician is away then.");
    }
    for (TherapySession other : around(leader.id(), duty.span())) {
      if (!other.id().equals(moved)) {
        checkDistance(leader, duty, other);
      }
    }
  }

  /** Refuses somebody to lead with who is not of the program, or cannot take the duty. */
  public void checkCoLeaders(String pointer, Set<UUID> ids, Duty duty, UUID programId) {
    for (UUID id : ids) {
      Clinician clinician =
          clinicians
              .findByIdOptional(id)
              .filter(found -> found.active() && found.programIds().contains(programId))
              .orElseThrow(
                  () ->
                      Refusal.invalid(
                          pointer, "unknown", "Clinicians of the program lead it together."));
      check(pointer, clinician, duty, null);
    }
  }

  /** Whether the clinician has time off that reaches into a span. */
  public boolean isAway(UUID clinicianId, Span span) {
    return !timeOff.within(List.of(clinicianId), span).isEmpty();
  }

  /** Refuses somebody without a licence that holds where the patient is (422). */
  public void checkLicence(String pointer, Clinician leader, Duty duty) {
    @Nullable String state = duty.state();
    if (state == null) {
      return;
    }
    @Nullable Clinician supervisor =
        leader.supervisorId() == null ? null : clinicians.findById(leader.supervisorId());
    if (!isLicensed(leader, supervisor, duty)) {
      throw Refusal.invalid(
          pointer, "licence", "No licence of the clinician holds in " + state + " on that day.");
    }
  }

  /** Whether a licence holds where the patient is; so it is taken while nobody knows where. */
  public static boolean isLicensed(Clinician leader, @Nullable Clinician supervisor, Duty duty) {
    String state = duty.state();
    if (state == null) {
      return true;
    }
    return duty.byVideo()
        ? Licensing.mayTreatByVideo(leader, supervisor, state, duty.day())
        : Licensing.mayTreatOnSite(leader, supervisor, state, duty.day());
  }

  private List<TherapySession> around(UUID clinicianId, Span span) {
    Span wide = new Span(span.start().minus(AROUND), span.end().plus(AROUND));
    return sessions.ofClinician(clinicianId, wide).stream()
        .filter(TherapySession::scheduled)
        .filter(other -> !other.span().overlaps(span))
        .toList();
  }

  private void checkDistance(Clinician leader, Duty duty, TherapySession other) {
    int needed = Math.max(leader.bufferMinutes(), way(duty, other));
    if (duty.span().gapTo(other.span()).toMinutes() < needed) {
      throw Refusal.conflict(
          "too-close",
          "The clinician needs " + needed + " minutes between this and another session.");
    }
  }

  private int way(Duty duty, TherapySession other) {
    if (duty.delivery() == Delivery.TELEHEALTH || other.delivery() == Delivery.TELEHEALTH) {
      return 0;
    }
    UUID there = programs.require(other.programId()).siteId();
    UUID here = duty.site().id();
    return here.equals(there)
        ? 0
        : Math.max(duty.site().minutesTo(there), sites.require(there).minutesTo(here));
  }
}
