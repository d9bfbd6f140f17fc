package health.trellis.patient.plan;

import health.trellis.kit.access.Area;
import health.trellis.kit.access.Mode;
import health.trellis.kit.access.PatientAccess;
import health.trellis.kit.http.ETags;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.identity.CurrentUser;
import health.trellis.kit.identity.Role;
import health.trellis.patient.episode.Episodes;
import health.trellis.patient.ground.Violations;
import health.trellis.patient.plan.PlanSignature.Signer;
import health.trellis.patient.plan.PlanSignatureDto.GiveBack;
import health.trellis.patient.plan.PlanSignatureDto.Sign;
import health.trellis.patient.plan.PlanSignatureDto.SignatureState;
import health.trellis.patient.plan.PlanSignatureDto.SignatureView;
import health.trellis.patient.plan.PlanSignatureDto.SignaturesView;
import health.trellis.patient.plan.TreatmentPlanService.Versioned;
import health.trellis.patient.supervision.Supervisions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Puts treatment plans in force by the signatures that they need, in their order. */
@ApplicationScoped
class PlanSigning {
  private static final String WHAT = TreatmentPlanService.WHAT;

  private final TreatmentPlanRepository plans;
  private final SignatureSheets sheets;
  private final Signers signers;
  private final PlanActivation activation;
  private final SignatureTasks tasks;
  private final Supervisions supervisions;
  private final Episodes episodes;
  private final PatientAccess access;
  private final CurrentUser user;
  private final Clock clock;

  PlanSigning(
      TreatmentPlanRepository plans,
      SignatureSheets sheets,
      Signers signers,
      PlanActivation activation,
      SignatureTasks tasks,
      Supervisions supervisions,
      Episodes episodes,
      PatientAccess access,
      CurrentUser user,
      Clock clock) {
    this.plans = plans;
    this.sheets = sheets;
    this.signers = signers;
    this.activation = activation;
    this.tasks = tasks;
    this.supervisions = supervisions;
    this.episodes = episodes;
    this.access = access;
    this.user = user;
    this.clock = clock;
  }

  /** Signs as whose turn it is: the clinician a draft, the supervisor what awaits one. */
  @Transactional
  Versioned sign(UUID id, @Nullable String ifMatch) {
    TreatmentPlan plan = require(id, Mode.WRITE);
    PlanVersion version = unsigned(plan, ifMatch);
    if (version.status() == PlanStatus.DRAFT) {
      signAsClinician(plan, version);
    } else {
      signAsSupervisor(plan, version);
    }
    return new Versioned(PlanViews.of(plan, version, plans.progress(id)), plan.version());
  }

  /** Signs, or records a signature, in a role. */
  @Transactional
  SignaturesView sign(UUID id, Sign request, @Nullable String ifMatch) {
    TreatmentPlan plan = require(id, user.has(Role.FAMILY) ? Mode.READ : Mode.WRITE);
    return switch (request.role()) {
      case CLINICIAN -> signAsClinician(plan, unsigned(plan, ifMatch));
      case SUPERVISOR -> signAsSupervisor(plan, unsigned(plan, ifMatch));
      case PRESCRIBER -> signInForce(plan, signers.prescriber(plan));
      case PATIENT, GUARDIAN, FAMILY -> signInForce(plan, signers.participant(plan, request));
    };
  }

  /** The supervisor gives a plan back to its author, with the reason. */
  @Transactional
  Versioned giveBack(UUID id, GiveBack request) {
    TreatmentPlan plan = require(id, Mode.WRITE);
    PlanVersion version =
        plans
            .version(id, PlanStatus.AWAITING_COSIGNATURE)
            .orElseThrow(
                () -> Refusal.conflict("no-cosignature", "No version awaits a supervisor."));
    PlanSignature clinician = clinicianOf(plan, version);
    signers.supervisor(clinicianId(clinician), today(plan));
    Instant now = clock.instant();
    clinician.withdraw(now);
    version.giveBack();
    plan.touch(now);
    plans.flush();
    tasks.returned(plan, version, clinicianId(clinician), request.reason(), user.displayName());
    return new Versioned(PlanViews.of(plan, version, plans.progress(id)), plan.version());
  }

  /** The signatures of the version that is being signed, or of the one in force. */
  @Transactional
  SignaturesView signatures(UUID id) {
    TreatmentPlan plan = require(id, Mode.READ);
    boolean staff = !user.has(Role.PATIENT) && !user.has(Role.FAMILY);
    return (staff ? plans.unsigned(id) : Optional.<PlanVersion>empty())
        .or(() -> plans.version(id, PlanStatus.ACTIVE))
        .map(version -> view(plan, version))
        .orElseThrow(() -> Refusal.notFound(WHAT));
  }

  private SignaturesView signAsClinician(TreatmentPlan plan, PlanVersion version) {
    Signer signer = signers.clinician(plan);
    sheets.of(plan, version, today(plan)).refuseOutOfOrder(SignatureRole.CLINICIAN);
    activation.prepare(plan, version);
    UUID clinician = clinicianId(signer);
    Optional<UUID> supervisor = supervisions.supervisorOf(clinician, today(plan));
    Instant now = clock.instant();
    plan.touch(now);
    if (supervisor.isPresent()) {
      version.awaitCosignature();
      add(plan, version, signer, now);
      tasks.awaits(plan, version, supervisor.get(), user.displayName());
    } else {
      supersede(plan);
      version.sign(signer.name(), clinician, now);
      add(plan, version, signer, now);
      activation.tell(plan, version, now);
    }
    return view(plan, version);
  }

  private SignaturesView signAsSupervisor(TreatmentPlan plan, PlanVersion version) {
    sheets.of(plan, version, today(plan)).refuseOutOfOrder(SignatureRole.SUPERVISOR);
    PlanSignature clinician = clinicianOf(plan, version);
    Signer signer = signers.supervisor(clinicianId(clinician), today(plan));
    Instant now = clock.instant();
    plan.touch(now);
    supersede(plan);
    version.cosign(clinician.signedBy(), clinicianId(clinician), now);
    add(plan, version, signer, now);
    activation.tell(plan, version, now);
    tasks.cosigned(plan, version, user.displayName());
    return view(plan, version);
  }

  private SignaturesView signInForce(TreatmentPlan plan, Signer signer) {
    PlanVersion version =
        plans
            .version(plan.id(), PlanStatus.ACTIVE)
            .or(() -> signer.role().professional() ? plans.unsigned(plan.id()) : Optional.empty())
            .or(() -> user.has(Role.PATIENT) ? Optional.empty() : plans.unsigned(plan.id()))
            .orElseThrow(() -> Refusal.notFound(WHAT));
    sheets.of(plan, version, today(plan)).refuseOutOfOrder(signer.role());
    add(plan, version, signer, clock.instant());
    return view(plan, version);
  }

  private void supersede(TreatmentPlan plan) {
    activation
        .supersede(plan)
        .ifPresent(before -> tasks.reviewed(plan, before, user.displayName()));
  }

  private void add(TreatmentPlan plan, PlanVersion version, Signer signer, Instant now) {
    Violations.refuseOn(
        "plan_signature_once",
        Refusal.conflict("signed-already", "There is a signature in this role."),
        () -> {
          plans.add(PlanSignature.of(version, signer, now));
          plans.flush();
        });
    tasks.given(plan, version, signer.role(), user.displayName());
  }

  private PlanVersion unsigned(TreatmentPlan plan, @Nullable String ifMatch) {
    Episodes.refuseEnded(episodes.require(plan.episodeId()));
    if (ifMatch != null) {
      ETags.check(ifMatch, plan.version());
    }
    return plans
        .unsigned(plan.id())
        .orElseThrow(
            () -> Refusal.conflict("plan-signed", "There is no draft to sign: revise it."));
  }

  private PlanSignature clinicianOf(TreatmentPlan plan, PlanVersion version) {
    return plans.signatures(plan.id(), version.number()).stream()
        .filter(signature -> signature.role() == SignatureRole.CLINICIAN)
        .findFirst()
        .orElseThrow(() -> Refusal.conflict("signature-order", "The CLINICIAN signs first."));
  }

  private SignaturesView view(TreatmentPlan plan, PlanVersion version) {
    LocalDate today = today(plan);
    List<SignatureView> signatures = sheets.of(plan, version, today).views(today);
    SignatureRole next =
        signatures.stream()
            .filter(s -> s.state() == SignatureState.PENDING || s.state() == SignatureState.OVERDUE)
            .map(SignatureView::role)
            .findFirst()
            .orElse(null);
    return new SignaturesView(plan.id(), version.number(), version.status(), next, signatures);
  }

  private TreatmentPlan require(UUID id, Mode mode) {
    TreatmentPlan plan = plans.findByIdOptional(id).orElseThrow(() -> Refusal.notFound(WHAT));
    access.require(plan.patientId(), Area.PLAN, mode, WHAT);
    return plan;
  }

  private LocalDate today(TreatmentPlan plan) {
    return episodes.require(plan.episodeId()).today(clock);
  }

  private static UUID clinicianId(PlanSignature signature) {
    return required(signature.practitionerId());
  }

  private static UUID clinicianId(Signer signer) {
    return required(signer.practitionerId());
  }

  private static UUID required(@Nullable UUID practitionerId) {
    if (practitionerId == null) {
      throw new IllegalStateException("a professional signature names its practitioner");
    }
    return practitionerId;
  }
}
