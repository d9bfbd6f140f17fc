package health.trellis.patient.plan;

import health.trellis.kit.http.Refusal;
import health.trellis.kit.identity.CurrentUser;
import health.trellis.kit.identity.Role;
import health.trellis.patient.careteam.CareTeams;
import health.trellis.patient.plan.PlanSignature.Signer;
import health.trellis.patient.plan.PlanSignatureDto.Sign;
import health.trellis.patient.plan.PlanSignatureDto.SignatureMethod;
import health.trellis.patient.supervision.Supervisions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;

/** Who of the callers may sign in which role. */
@ApplicationScoped
class Signers {
  private final CurrentUser user;
  private final CareTeams careTeams;
  private final Supervisions supervisions;

  Signers(CurrentUser user, CareTeams careTeams, Supervisions supervisions) {
    this.user = user;
    this.careTeams = careTeams;
    this.supervisions = supervisions;
  }

  /** A clinician of the care team. */
  Signer clinician(TreatmentPlan plan) {
    return own(
        SignatureRole.CLINICIAN, member(plan, "A clinician of the care team signs the plan."));
  }

  /** A prescriber of the care team. */
  Signer prescriber(TreatmentPlan plan) {
    if (!user.has(Role.PRESCRIBER)) {
      throw Refusal.forbidden("A prescriber of the care team signs here.");
    }
    return own(SignatureRole.PRESCRIBER, member(plan, "A prescriber of the care team signs here."));
  }

  /** The supervisor of the clinician who signed. */
  Signer supervisor(UUID clinician, LocalDate today) {
    UUID supervisor =
        user.practitionerId()
            .filter(
                id -> supervisions.supervisorOf(clinician, today).filter(id::equals).isPresent())
            .orElseThrow(() -> Refusal.forbidden("The clinician's supervisor signs here."));
    return own(SignatureRole.SUPERVISOR, supervisor);
  }

  /** The patient or somebody of the family: by the own account, or as staff record it. */
  Signer participant(TreatmentPlan plan, Sign request) {
    SignatureMethod method =
        Objects.requireNonNullElse(request.method(), SignatureMethod.ELECTRONIC);
    boolean self = user.has(Role.PATIENT) || user.has(Role.FAMILY);
    if (self) {
      refuseForOthers(plan, request.role());
    } else if (method == SignatureMethod.ELECTRONIC) {
      throw Refusal.invalid(
          "/method", "account", "Only the own account signs electronically: record how it was.");
    } else if (request.signedBy() == null) {
      throw Refusal.invalid("/signedBy", "required", "Say who signed.");
    }
    if (method == SignatureMethod.DECLINED && request.note() == null) {
      throw Refusal.invalid("/note", "required", "Say why it was not signed.");
    }
    String name = self || request.signedBy() == null ? user.displayName() : request.signedBy();
    return new Signer(request.role(), method, name, null, user.displayName(), request.note());
  }

  private void refuseForOthers(TreatmentPlan plan, SignatureRole role) {
    boolean patient =
        role == SignatureRole.PATIENT
            && user.patientId().filter(plan.patientId()::equals).isPresent();
    boolean family = role != SignatureRole.PATIENT && user.has(Role.FAMILY);
    if (!patient && !family) {
      throw Refusal.forbidden("Everybody signs in the own role.");
    }
  }

  private UUID member(TreatmentPlan plan, String otherwise) {
    return user.practitionerId()
        .filter(practitioner -> careTeams.isMember(plan.episodeId(), practitioner))
        .orElseThrow(() -> Refusal.forbidden(otherwise));
  }

  private Signer own(SignatureRole role, UUID practitionerId) {
    return new Signer(
        role,
        SignatureMethod.ELECTRONIC,
        user.displayName(),
        practitionerId,
        user.displayName(),
        null);
  }
}
