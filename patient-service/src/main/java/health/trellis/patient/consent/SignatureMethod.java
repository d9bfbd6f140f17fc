package health.trellis.patient.consent;

/** How a consent was signed. */
public enum SignatureMethod {
  ELECTRONIC,

  /** On paper; the scan is known by its SHA-256. */
  PAPER,

  /** By word of mouth before a witness; never for disclosures, which the law wants in writing. */
  VERBAL
}
