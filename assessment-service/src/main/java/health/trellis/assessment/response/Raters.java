package health.trellis.assessment.response;

import health.trellis.assessment.instrument.Instruments;
import health.trellis.assessment.instrument.Use.Rater;
import health.trellis.kit.access.Area;
import health.trellis.kit.access.Mode;
import health.trellis.kit.access.PatientAccess;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.identity.CurrentUser;
import health.trellis.kit.identity.Role;
import jakarta.enterprise.context.ApplicationScoped;

/** Who may answer what: what a clinician rates, no patient answers; families rate family forms. */
@ApplicationScoped
class Raters {
  private static final String WHAT = "assessment-response";

  private final Instruments instruments;
  private final PatientAccess access;
  private final CurrentUser user;

  Raters(Instruments instruments, PatientAccess access, CurrentUser user) {
    this.instruments = instruments;
    this.access = access;
    this.user = user;
  }

  /**
   * Lets the caller go on.
   *
   * @throws Refusal 404 where the caller may not write for the patient; 422 where the form is
   *     another's to rate, or an own account names itself a proxy
   */
  void require(Submission submission) {
    Rater rater =
        instruments
            .find(submission.instrument())
            .map(instrument -> instrument.use().rater())
            .orElse(Rater.SELF);
    if (user.has(Role.FAMILY)) {
      requireFamily(submission, rater);
      return;
    }
    access.require(submission.patientId(), Area.CLINICAL, Mode.WRITE, WHAT);
    if (rater == Rater.CLINICIAN && user.has(Role.PATIENT)) {
      throw Refusal.invalid(
          submission.instrumentPointer(), "clinician-rated", "A clinician rates this form.");
    }
  }

  /** Family members see what the patient let them; only their own kind of form is theirs. */
  private void requireFamily(Submission submission, Rater rater) {
    access.require(submission.patientId(), Area.PROGRESS, Mode.READ, WHAT);
    if (rater != Rater.FAMILY) {
      throw Refusal.notFound(WHAT);
    }
  }
}
