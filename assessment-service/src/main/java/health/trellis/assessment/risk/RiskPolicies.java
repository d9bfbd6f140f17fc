package health.trellis.assessment.risk;

import health.trellis.assessment.caseload.Caseload;
import health.trellis.kit.http.ETags;
import health.trellis.kit.http.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** Which policy holds in a program. */
@ApplicationScoped
class RiskPolicies {
  private static final long DEFAULT_TAG = 0;

  private final ProgramRiskPolicyRepository policies;
  private final Caseload caseload;
  private final Clock clock;

  RiskPolicies(ProgramRiskPolicyRepository policies, Caseload caseload, Clock clock) {
    this.policies = policies;
    this.caseload = caseload;
    this.clock = clock;
  }

  /** A policy and the version for its ETag. */
  record Versioned(RiskPolicy content, long tag) {}

  /** The policy of a program, or the default where a patient is in none. */
  RiskPolicy of(@Nullable UUID programId) {
    return programId == null
        ? RiskPolicy.DEFAULT
        : policies
            .findByIdOptional(programId)
            .map(ProgramRiskPolicy::content)
            .orElse(RiskPolicy.DEFAULT);
  }

  @Transactional
  Versioned read(UUID programId) {
    requireProgram(programId);
    return policies
        .findByIdOptional(programId)
        .map(policy -> new Versioned(policy.content(), policy.tag()))
        .orElse(new Versioned(RiskPolicy.DEFAULT, DEFAULT_TAG));
  }

  @Transactional
  Versioned replace(UUID programId, RiskPolicy content, @Nullable String ifMatch) {
    requireProgram(programId);
    content.refuseWaitingLongerWhenWorse();
    ProgramRiskPolicy policy = policies.findById(programId);
    ETags.check(ifMatch, policy == null ? DEFAULT_TAG : policy.tag());
    if (policy == null) {
      policy = ProgramRiskPolicy.of(programId, content, clock.instant());
      create(policy);
    } else {
      policy.replace(content, clock.instant());
      policies.flush();
    }
    return new Versioned(policy.content(), policy.tag());
  }

  /** Of two who replace the default at once, one is first. */
  private void create(ProgramRiskPolicy policy) {
    try {
      policies.persistAndFlush(policy);
    } catch (ConstraintViolationException second) {
      throw Refusal.preconditionFailed();
    } catch (PersistenceException failure) {
      if (failure.getCause() instanceof ConstraintViolationException) {
        throw Refusal.preconditionFailed();
      }
      throw failure;
    }
  }

  private void requireProgram(UUID programId) {
    if (!caseload.hasProgram(programId)) {
      throw Refusal.notFound("program");
    }
  }
}
