package health.trellis.kit.audit;

/** What was done. */
public enum AuditAction {
  /** One thing was read. */
  READ,
  /** A patient's data showed in a list. */
  SEARCH,
  CREATE,
  UPDATE,
  /** Somebody tried what is not allowed. */
  DENIED,
  /** Somebody opened a record in an emergency, with a reason. */
  BREAK_GLASS,
  /** Data left to an outside client (42 CFR 2.25, accounting of disclosures). */
  DISCLOSE,
  /** Somebody operated the system itself. */
  OPERATE
}
