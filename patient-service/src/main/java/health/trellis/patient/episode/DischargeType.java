package health.trellis.patient.episode;

/** How an episode ended. */
public enum DischargeType {
  /** Goals met as far as agreed. */
  COMPLETED,

  /** The patient left against advice. */
  AGAINST_ADVICE,

  /** Care goes on elsewhere. */
  TRANSFERRED,

  /** For reasons of the program or payer. */
  ADMINISTRATIVE
}
