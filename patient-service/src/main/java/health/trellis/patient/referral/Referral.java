package health.trellis.patient.referral;

import health.trellis.event.LevelOfCare;
import health.trellis.kit.http.Cursor;
import health.trellis.kit.http.Refusal;
import health.trellis.patient.referral.ReferralDto.DecisionView;
import health.trellis.patient.referral.ReferralDto.RecordReferral;
import health.trellis.patient.referral.ReferralDto.ReferralView;
import health.trellis.patient.referral.ReferralDto.Source;
import health.trellis.patient.referral.ReferralDto.Urgency;
import health.trellis.patient.referral.ReferralDto.Waiting;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A referral on intake's worklist. */
@Entity
@Table(name = "referral")
class Referral {
  @Id private UUID id;
  @Version private long version;
  private UUID patientId;

  @Enumerated(EnumType.STRING)
  private Source source;

  private @Nullable String sourceName;
  private @Nullable String reason;

  @Enumerated(EnumType.STRING)
  private Urgency urgency;

  private @Nullable String referredBy;

  @Enumerated(EnumType.STRING)
  private ReferralState state;

  private @Nullable UUID programId;

  @Enumerated(EnumType.STRING)
  private @Nullable LevelOfCare levelOfCare;

  @Enumerated(EnumType.STRING)
  private @Nullable PriorityPopulation priority;

  private @Nullable Integer priorityRank;
  private @Nullable Instant waitlistedAt;
  private @Nullable Instant offerBy;
  private int resources;
  private @Nullable UUID episodeId;
  private @Nullable String declineReason;
  private Instant receivedAt;
  private @Nullable Instant closedAt;

  /** For Hibernate. */
  protected Referral() {}

  /** From an EHR. */
  static Referral receive(UUID id, UUID patientId, String referredBy, int resources, Instant now) {
    Referral referral = open(id, patientId, now);
    referral.source = Source.EHR;
    referral.urgency = Urgency.ROUTINE;
    referral.referredBy = referredBy;
    referral.resources = resources;
    return referral;
  }

  /** By phone, by letter or in person. */
  static Referral record(UUID id, UUID patientId, RecordReferral request, Instant now) {
    Referral referral = open(id, patientId, now);
    referral.source = request.source();
    referral.sourceName = request.sourceName();
    referral.reason = request.reason();
    referral.urgency = Objects.requireNonNullElse(request.urgency(), Urgency.ROUTINE);
    referral.programId = request.programId();
    return referral;
  }

  private static Referral open(UUID id, UUID patientId, Instant now) {
    Referral referral = new Referral();
    referral.id = id;
    referral.patientId = patientId;
    referral.state = ReferralState.OPEN;
    referral.receivedAt = now;
    return referral;
  }

  void admitted(UUID episode, Instant now) {
    leaveWaitingList();
    state = ReferralState.ADMITTED;
    episodeId = episode;
    closedAt = now;
  }

  /** Takes a decision in; 409 when the referral was answered before. */
  void decide(
      DecisionView decision, @Nullable PriorityPopulation population, String declineReason) {
    if (!state.unanswered()) {
      throw Refusal.conflict("referral-closed", "This referral is closed.");
    }
    Instant since = waitlistedAt == null ? decision.decidedAt() : waitlistedAt;
    PriorityPopulation known = priority == null ? PriorityPopulation.OTHER : priority;
    leaveWaitingList();
    state = decision.outcome().state();
    if (decision.outcome().takesIn()) {
      programId = decision.programId();
      levelOfCare = decision.levelOfCare();
    }
    if (state == ReferralState.WAITLISTED) {
      rank(population == null ? known : population);
      waitlistedAt = since;
    }
    if (!state.unanswered()) {
      closedAt = decision.decidedAt();
    }
    this.declineReason = state == ReferralState.DECLINED ? declineReason : null;
  }

  private void rank(PriorityPopulation population) {
    priority = population;
    priorityRank = population.rank(urgency);
    offerBy = population.offerBy(receivedAt);
  }

  private void leaveWaitingList() {
    priority = null;
    priorityRank = null;
    waitlistedAt = null;
    offerBy = null;
  }

  UUID id() {
    return id;
  }

  UUID patientId() {
    return patientId;
  }

  /** Its place on the waiting list. */
  Cursor place() {
    return Cursor.of(priorityRank, waitlistedAt, id);
  }

  @Nullable UUID programId() {
    return programId;
  }

  private @Nullable Waiting waiting() {
    return waitlistedAt == null || priority == null || priorityRank == null
        ? null
        : new Waiting(priority, priorityRank, waitlistedAt, offerBy);
  }

  ReferralView view() {
    return new ReferralView(
        id,
        patientId,
        source,
        sourceName,
        reason,
        urgency,
        referredBy,
        state,
        resources,
        programId,
        levelOfCare,
        waiting(),
        episodeId,
        declineReason,
        receivedAt,
        closedAt);
  }
}
