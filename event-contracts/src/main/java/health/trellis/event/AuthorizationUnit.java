package health.trellis.event;

/** What a payer counts when it approves treatment. */
public enum AuthorizationUnit {
  /** Days of treatment that reach the program's minimum of minutes. */
  DAY,
  /** Hours of sixty minutes. */
  HOUR,
  /** Sessions, whatever their length. */
  SESSION
}
