package health.trellis.patient.referral;

import health.trellis.event.LevelOfCare;
import health.trellis.patient.referral.ReferralDto.DecisionView;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A decision about a referral, kept as it was made. */
@Entity
@Immutable
@Table(name = "intake_decision")
class Decision {
  @Id private UUID id;
  private UUID referralId;
  private UUID patientId;

  @Enumerated(EnumType.STRING)
  private DecisionOutcome outcome;

  @Enumerated(EnumType.STRING)
  private @Nullable LevelOfCare levelOfCare;

  @Enumerated(EnumType.STRING)
  private @Nullable LevelOfCare indicatedLevel;

  private @Nullable UUID screeningId;
  private @Nullable UUID programId;
  private String[] reasons;
  private @Nullable String note;
  private String decidedBy;
  private Instant decidedAt;

  /** For Hibernate. */
  protected Decision() {}

  static Decision of(DecisionView view, UUID patientId) {
    Decision decision = new Decision();
    decision.id = view.id();
    decision.referralId = view.referralId();
    decision.patientId = patientId;
    decision.outcome = view.outcome();
    decision.levelOfCare = view.levelOfCare();
    decision.indicatedLevel = view.indicatedLevel();
    decision.screeningId = view.screeningId();
    decision.programId = view.programId();
    decision.reasons = view.reasons().stream().map(Enum::name).sorted().toArray(String[]::new);
    decision.note = view.note();
    decision.decidedBy = view.decidedBy();
    decision.decidedAt = view.decidedAt();
    return decision;
  }

  UUID id() {
    return id;
  }

  DecisionView view() {
    Set<DecisionReason> why = new TreeSet<>();
    Arrays.stream(reasons).map(DecisionReason::valueOf).forEach(why::add);
    return new DecisionView(
        id,
        referralId,
        outcome,
        levelOfCare,
        indicatedLevel,
        screeningId,
        programId,
        why,
        note,
        decidedBy,
        decidedAt);
  }
}
