package health.trellis.patient.plan;

import health.trellis.kit.http.Refusal;
import health.trellis.patient.plan.PlanSignatureDto.SignatureMethod;
import health.trellis.patient.plan.PlanSignatureDto.SignatureState;
import health.trellis.patient.plan.PlanSignatureDto.SignatureView;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The signatures that a version of a plan needs, in their order, and those that it has. The
 * clinician's and the supervisor's put the plan in force; the others show who took part, and are
 * asked for until they are given or declined.
 *
 * @param needed which roles must sign
 * @param given the signatures so far
 * @param effectiveFrom first day of the version
 * @param zone of the program's site
 */
record SignatureSheet(
    Set<SignatureRole> needed,
    Collection<PlanSignature> given,
    LocalDate effectiveFrom,
    ZoneId zone) {
  /** Those who do not put the plan in force have a week. */
  private static final int DAYS_FOR_PARTICIPANTS = 7;

  /**
   * What of a plan and its patient decides who signs. Where the state lets a minor consent alone,
   * no guardian is asked: that the minor is in treatment is the minor's to tell (42 CFR 2.14(b)).
   *
   * @param guarded whether a guardian consents to the treatment
   */
  record Circumstances(boolean supervised, boolean medication, boolean guarded) {
    Set<SignatureRole> needed() {
      Set<SignatureRole> needed = new TreeSet<>(Set.of(SignatureRole.CLINICIAN));
      if (supervised) {
        needed.add(SignatureRole.SUPERVISOR);
      }
      if (medication) {
        needed.add(SignatureRole.PRESCRIBER);
      }
      needed.add(SignatureRole.PATIENT);
      if (guarded) {
        needed.add(SignatureRole.GUARDIAN);
      }
      return needed;
    }
  }

  /** Refuses a signature that is there, or whose turn it is not. */
  void refuseOutOfOrder(SignatureRole role) {
    if (of(role).isPresent()) {
      throw Refusal.conflict("signed-already", "There is a signature in the role " + role + ".");
    }
    for (SignatureRole before : needed) {
      boolean first = before == SignatureRole.CLINICIAN || before == SignatureRole.SUPERVISOR;
      if (first && before.compareTo(role) < 0 && of(before).isEmpty()) {
        throw Refusal.conflict(
            "signature-order", "The " + before + " signs before the " + role + ".");
      }
    }
  }

  /** Each role with what it gave or owes, as of a day. */
  List<SignatureView> views(LocalDate today) {
    TreeMap<SignatureRole, @Nullable PlanSignature> roles = new TreeMap<>();
    needed.forEach(role -> roles.put(role, null));
    given.forEach(signature -> roles.put(signature.role(), signature));
    return roles.entrySet().stream()
        .map(entry -> view(entry.getKey(), entry.getValue(), today))
        .toList();
  }

  private SignatureView view(
      SignatureRole role, @Nullable PlanSignature signature, LocalDate today) {
    LocalDate due = due(role);
    LocalDate until = signature == null ? today : LocalDate.ofInstant(signature.signedAt(), zone);
    int late = Math.toIntExact(Math.max(0, ChronoUnit.DAYS.between(due, until)));
    return new SignatureView(
        role,
        needed.contains(role),
        state(signature, late),
        signature == null ? null : signature.method(),
        signature == null ? null : signature.signedBy(),
        signature == null ? null : signature.practitionerId(),
        signature == null ? null : signature.note(),
        signature == null ? null : signature.signedAt(),
        due,
        late);
  }

  private static SignatureState state(@Nullable PlanSignature signature, int late) {
    if (signature == null) {
      return late > 0 ? SignatureState.OVERDUE : SignatureState.PENDING;
    }
    if (signature.method() == SignatureMethod.DECLINED) {
      return SignatureState.DECLINED;
    }
    return late > 0 ? SignatureState.SIGNED_LATE : SignatureState.SIGNED;
  }

  /** Who puts the plan in force signs by its first day. */
  private LocalDate due(SignatureRole role) {
    return role == SignatureRole.CLINICIAN || role == SignatureRole.SUPERVISOR
        ? effectiveFrom
        : effectiveFrom.plusDays(DAYS_FOR_PARTICIPANTS);
  }

  private Optional<PlanSignature> of(SignatureRole role) {
    return given.stream().filter(signature -> signature.role() == role).findFirst();
  }
}
