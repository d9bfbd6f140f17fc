package health.trellis.scheduling.planner;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A job of the planner.
 *
 * @param id its id
 * @param programId the program
 * @param kind plan, repair or staffing question
 * @param fromWeek Monday of the first week
 * @param weeks how many weeks
 * @param state how far it is
 * @param seconds how long it may search
 * @param spentSeconds how long it has searched
 * @param stopping whether it was asked to take the best so far
 * @param score the best so far
 * @param failure why it failed
 * @param createdAt when it was asked for
 * @param endedAt when it ended
 * @param result what it found, once it is done
 */
@Schema(name = "SchedulePlan")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PlanView(
    UUID id,
    UUID programId,
    String kind,
    LocalDate fromWeek,
    int weeks,
    String state,
    int seconds,
    double spentSeconds,
    boolean stopping,
    Proposal.@Nullable Score score,
    @Nullable String failure,
    Instant createdAt,
    @Nullable Instant endedAt,
    @Nullable Result result) {
  /**
   * What a plan found. Each patient's part stands under {@code /patients}.
   *
   * @param summary figures
   * @param withOneMore for a staffing question: the figures with one more clinician
   * @param meetings changes of whole meetings
   * @param collisions what found no time, and which rules collide
   * @param toTell who is to be told
   */
  @Schema(name = "SchedulePlanResult")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Result(
      Proposal.Summary summary,
      Proposal.@Nullable Summary withOneMore,
      List<Change> meetings,
      List<Proposal.Collision> collisions,
      Notify toTell) {}

  /**
   * The people whose calendar changes.
   *
   * @param patientIds patients
   * @param clinicianIds clinicians
   */
  @Schema(name = "PeopleToNotify")
  public record Notify(List<UUID> patientIds, List<UUID> clinicianIds) {}

  static PlanView of(PlanJob job) {
    return new PlanView(
        job.id(),
        job.programId(),
        job.kind().name(),
        job.firstWeek(),
        job.weeks(),
        job.state().name(),
        job.seconds(),
        job.spentMillis() / 1000.0,
        job.stopRequested() && !job.state().ended(),
        job.score(),
        job.failure(),
        job.createdAt(),
        job.endedAt(),
        null);
  }

  PlanView with(Proposal proposal, List<UUID> inMeetings) {
    Result result =
        new Result(
            proposal.summary(),
            proposal.comparison(),
            proposal.meetings(),
            proposal.collisions(),
            people(proposal, inMeetings));
    return new PlanView(
        id,
        programId,
        kind,
        fromWeek,
        weeks,
        state,
        seconds,
        spentSeconds,
        stopping,
        score,
        failure,
        createdAt,
        endedAt,
        result);
  }

  private static Notify people(Proposal proposal, List<UUID> inMeetings) {
    TreeSet<UUID> patients = new TreeSet<>(inMeetings);
    TreeSet<UUID> clinicians = new TreeSet<>();
    for (Proposal.PatientPart part : proposal.patients()) {
      if (!part.changes().isEmpty()) {
        patients.add(part.patientId());
      }
      part.changes().forEach(change -> addClinicians(change, clinicians));
    }
    proposal.meetings().forEach(change -> addClinicians(change, clinicians));
    return new Notify(List.copyOf(patients), List.copyOf(clinicians));
  }

  private static void addClinicians(Change change, TreeSet<UUID> clinicians) {
    if (change.from() != null) {
      clinicians.add(change.from().clinicianId());
    }
    if (change.to() != null) {
      clinicians.add(change.to().clinicianId());
    }
  }
}
