package health.trellis.scheduling.planner;

import health.trellis.kit.http.FieldError;
import health.trellis.kit.http.Refusal;
import health.trellis.scheduling.authorization.AuthorizationGuard;
import health.trellis.scheduling.booking.Booking;
import health.trellis.scheduling.clinician.Clinician;
import health.trellis.scheduling.clinician.ClinicianRepository;
import health.trellis.scheduling.preference.PreferencesRepository;
import health.trellis.scheduling.session.Staffing;
import health.trellis.scheduling.session.TherapySession;
import health.trellis.scheduling.site.Site;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Judges what an acceptance put into the calendar, once all of it is there: halfway, sessions that
 * have not moved yet would stand in the way of those that have. Each thing that is wrong names its
 * patient, and together they refuse the whole.
 */
@ApplicationScoped
class AcceptanceChecks {
  private final ClinicianRepository clinicians;
  private final PreferencesRepository preferences;
  private final Staffing staffing;
  private final AuthorizationGuard authorizations;

  AcceptanceChecks(
      ClinicianRepository clinicians,
      PreferencesRepository preferences,
      Staffing staffing,
      AuthorizationGuard authorizations) {
    this.clinicians = clinicians;
    this.preferences = preferences;
    this.staffing = staffing;
    this.authorizations = authorizations;
  }

  /**
   * What was put into the calendar.
   *
   * @param booking the patient's new place; absent where a session only moved
   */
  record Made(Change change, TherapySession session, @Nullable Booking booking) {
    /** Whether its leader is one whom the proposal chose: meetings that are joined have theirs. */
    private boolean chosen() {
      return change.kind() != Change.Kind.JOIN;
    }
  }

  /** Refuses (409) where a clinician can no longer lead, or a payer has not approved so much. */
  void check(Site site, List<Made> made, @Nullable String override) {
    List<FieldError> moved = failures(made, it -> true, it -> checkLeader(site, it));
    if (!moved.isEmpty()) {
      throw Rebooking.worldChanged(moved);
    }
    List<FieldError> beyond =
        failures(made, it -> it.booking() != null, it -> checkPayer(it, override));
    if (!beyond.isEmpty()) {
      throw Refusal.conflict(
          "authorization-exceeded",
          "Payers have not approved all of it: accept the other patients' parts, or give a reason"
              + " in authorizationOverride to book all the same.",
          beyond);
    }
  }

  private static List<FieldError> failures(
      List<Made> made, Predicate<Made> which, Consumer<Made> check) {
    List<FieldError> failures = new ArrayList<>();
    made.stream()
        .filter(which)
        .sorted(Comparator.comparing((Made it) -> it.session().clinicianId()))
        .forEach(
            it -> {
              try {
                check.accept(it);
              } catch (Refusal refused) {
                failures.add(failure(it.change(), refused));
              }
            });
    return failures.stream().distinct().toList();
  }

  private static FieldError failure(Change change, Refusal refused) {
    String rule = refused.errors().isEmpty() ? refused.code() : refused.errors().getFirst().code();
    return new FieldError(pointer(change), rule, refused.detail());
  }

  /** The patient, or the meetings where a whole one changes. */
  static String pointer(Change change) {
    return change.patientId() == null ? "/meetings" : "/patients/" + change.patientId();
  }

  private void checkLeader(Site site, Made made) {
    TherapySession session = made.session();
    Clinician leader = clinicians.require(session.clinicianId());
    UUID patient = made.change().patientId();
    String state = patient == null ? null : preferences.of(patient).telehealthState();
    var duty = new Staffing.Duty(session.span(), site, session.delivery(), state);
    if (!made.chosen()) {
      staffing.checkLicence(pointer(made.change()), leader, duty);
      return;
    }
    if (!leader.mayLead(session.type(), session.modality(), session.programId())) {
      throw Refusal.conflict("clinician", leader.displayName() + " can no longer lead it.");
    }
    staffing.check(pointer(made.change()), leader, duty, session.id());
  }

  private void checkPayer(Made made, @Nullable String override) {
    if (made.booking() != null) {
      authorizations.check(made.booking(), made.session(), override);
    }
  }
}
