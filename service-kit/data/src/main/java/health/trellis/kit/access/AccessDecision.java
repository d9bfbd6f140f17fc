package health.trellis.kit.access;

/** The answer to a question of access, with its reason for the audit trail. */
public sealed interface AccessDecision {
  /**
   * Go on.
   *
   * @param basis why it is allowed
   * @param breakGlass whether only an emergency allows it
   */
  record Allowed(String basis, boolean breakGlass) implements AccessDecision {}

  /**
   * Stop.
   *
   * @param reason why
   */
  record Denied(String reason) implements AccessDecision {}
}
