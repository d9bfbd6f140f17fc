package health.trellis.scheduling.clinician;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Whether a clinician may practise where the patient is. States license psychotherapy and
 * prescribing by where the patient is at the time of the session; for one by video that is the
 * patient's own state (Federation of State Medical Boards, "The Appropriate Use of Telemedicine
 * Technologies in the Practice of Medicine", 2022). Who trains practises on the supervisor's.
 */
public final class Licensing {
  private Licensing() {}

  /**
   * By video: with a licence that holds in the patient's state.
   *
   * @param supervisor who answers for a clinician in training; absent for others
   */
  public static boolean mayTreatByVideo(
      Clinician clinician, @Nullable Clinician supervisor, String state, LocalDate day) {
    return clinician.isLicensedIn(state, day)
        || (supervisor != null && supervisor.isLicensedIn(state, day));
  }

  /**
   * At a site: not with a licence of its state that has lapsed. Who holds none at all (a yoga
   * teacher) is not stopped: what such a person may lead, the modalities say.
   */
  public static boolean mayTreatOnSite(
      Clinician clinician, @Nullable Clinician supervisor, String state, LocalDate day) {
    return !clinician.hasLapsed(state, day)
        || (supervisor != null && supervisor.isLicensedIn(state, day));
  }
}
