package health.trellis.patient.referral;

import health.trellis.event.LevelOfCare;
import health.trellis.event.patient.ReferralDecided;
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
import health.trellis.kit.outbox.Outbox;
import health.trellis.patient.program.Programs;
import health.trellis.patient.program.Programs.Program;
import health.trellis.patient.referral.ReferralDto.DecideReferral;
import health.trellis.patient.referral.ReferralDto.DecisionView;
import health.trellis.patient.referral.ReferralDto.ReferralView;
import health.trellis.patient.screening.Screenings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Decides about referrals, with reasons. */
@ApplicationScoped
class DecisionService {
  private static final String WHAT = "referral";

  private final ReferralRepository referrals;
  private final Screenings screenings;
  private final Programs programs;
  private final PatientAccess access;
  private final CurrentUser user;
  private final Outbox outbox;
  private final Clock clock;

  DecisionService(
      ReferralRepository referrals,
      Screenings screenings,
      Programs programs,
      PatientAccess access,
      CurrentUser user,
      Outbox outbox,
      Clock clock) {
    this.referrals = referrals;
    this.screenings = screenings;
    this.programs = programs;
    this.access = access;
    this.user = user;
    this.outbox = outbox;
    this.clock = clock;
  }

  @Transactional
  DecisionView decide(UUID id, DecideReferral request) {
    Referral referral = known(id, LockModeType.PESSIMISTIC_WRITE);
    access.require(referral.patientId(), Area.CLINICAL, Mode.WRITE, WHAT);
    Optional<Screenings.Result> screening = screenings.latest(referral.patientId());
    if (request.outcome() == DecisionOutcome.ACCEPT && screening.isEmpty()) {
      throw Refusal.conflict(
          "screening-missing", "Record a screening for the level of care before accepting.");
    }
    LevelOfCare indicated = screening.map(Screenings.Result::levelOfCare).orElse(null);
    DecisionView decision = decision(referral, request, screening, indicated);
    List<FieldError> problems = problems(request, decision);
    if (!problems.isEmpty()) {
      throw Refusal.invalid(problems);
    }
    keep(referral, decision, request.population());
    return decision;
  }

  /** The short form: declined, with the reason in words. */
  @Transactional
  ReferralView decline(UUID id, String reason) {
    Referral referral = known(id, LockModeType.PESSIMISTIC_WRITE);
    access.require(referral.patientId(), Area.CLINICAL, Mode.WRITE, WHAT);
    Set<DecisionReason> other = Set.of(DecisionReason.OTHER);
    DecideReferral request =
        new DecideReferral(DecisionOutcome.DECLINE, null, null, null, other, reason);
    keep(referral, decision(referral, request, Optional.empty(), null), null);
    return referral.view();
  }

  @Transactional
  Page<DecisionView> of(UUID id, PageRequest page) {
    Referral referral = known(id, LockModeType.NONE);
    access.require(referral.patientId(), Area.CLINICAL, Mode.READ, WHAT);
    UUID after = page.cursor().map(cursor -> cursor.uuid(0)).orElse(new UUID(0, 0));
    return Page.of(referrals.decisions(id, after, page.limit() + 1), page, d -> Cursor.of(d.id()))
        .map(Decision::view);
  }

  private void keep(
      Referral referral, DecisionView decision, @Nullable PriorityPopulation population) {
    String why = decision.note() == null ? decision.reasons().toString() : decision.note();
    referral.decide(decision, population, why);
    referrals.add(Decision.of(decision, referral.patientId()));
    referrals.flush();
    outbox.append(
        new ReferralDecided(
            referral.patientId(),
            referral.id(),
            decision.id(),
            decision.outcome().name(),
            decision.levelOfCare(),
            decision.programId()));
  }

  private DecisionView decision(
      Referral referral,
      DecideReferral request,
      Optional<Screenings.Result> screening,
      @Nullable LevelOfCare indicated) {
    boolean takesIn = request.outcome().takesIn();
    UUID program = request.programId() == null ? referral.programId() : request.programId();
    LevelOfCare level = request.levelOfCare() == null ? indicated : request.levelOfCare();
    return new DecisionView(
        Ids.next(),
        referral.id(),
        request.outcome(),
        takesIn ? level : null,
        indicated,
        screening.map(Screenings.Result::id).orElse(null),
        takesIn ? program : null,
        request.reasons(),
        request.note(),
        user.displayName(),
        clock.instant());
  }

  private List<FieldError> problems(DecideReferral request, DecisionView decision) {
    List<FieldError> problems = new ArrayList<>();
    for (DecisionReason reason : request.reasons()) {
      if (!reason.explains(request.outcome())) {
        String text = reason + " does not explain " + request.outcome() + ".";
        problems.add(new FieldError("/reasons", "mismatch", text));
      }
    }
    boolean silent = request.note() == null || request.note().isBlank();
    if (silent && request.reasons().contains(DecisionReason.OTHER)) {
      problems.add(new FieldError("/note", "required", "OTHER needs words."));
    }
    if (!request.outcome().takesIn()) {
      return problems;
    }
    if (decision.programId() == null
        || programs.find(decision.programId()).filter(Program::active).isEmpty()) {
      problems.add(new FieldError("/programId", "unknown", "No program here admits as this."));
    }
    boolean differs =
        decision.indicatedLevel() != null && decision.indicatedLevel() != decision.levelOfCare();
    if (differs && silent) {
      problems.add(
          new FieldError(
              "/note",
              "required",
              "The screening points to " + decision.indicatedLevel() + ": say why another level."));
    }
    return problems;
  }

  private Referral known(UUID id, LockModeType lock) {
    return referrals.findByIdOptional(id, lock).orElseThrow(() -> Refusal.notFound(WHAT));
  }
}
