package health.trellis.event;

/** What a clinician is to a patient. */
public enum CareTeamRole {
  /** Leads the treatment and signs the plan. */
  PRIMARY_THERAPIST,

  /** Leads groups or sessions. */
  THERAPIST,

  /** Prescribes and manages medication. */
  PRESCRIBER,

  /** Keeps care together. */
  CASE_MANAGER
}
