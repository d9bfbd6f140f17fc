package health.trellis.patient.consent;

/** Who the signer is to the patient. */
public enum SignerRelationship {
  SELF,
  GUARDIAN,

  /** A person with the legal right to decide for the patient (45 CFR 164.502(g)). */
  PERSONAL_REPRESENTATIVE
}
