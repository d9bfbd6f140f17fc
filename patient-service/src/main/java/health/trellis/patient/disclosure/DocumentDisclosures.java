package health.trellis.patient.disclosure;

import health.trellis.kit.fhir.SecurityLabels;
import health.trellis.kit.http.FieldError;
import health.trellis.kit.http.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The one way by which documents leave: each part of the record that a document holds is decided
 * about as any other disclosure is, and accounted for in the same transaction. Where one part may
 * not go, nothing goes.
 */
@ApplicationScoped
public class DocumentDisclosures {
  private final DisclosureDecisions decisions;
  private final DisclosureLog log;
  private final Clock clock;

  DocumentDisclosures(DisclosureDecisions decisions, DisclosureLog log, Clock clock) {
    this.decisions = decisions;
    this.log = log;
    this.clock = clock;
  }

  /**
   * To whom a document goes, and why.
   *
   * @param recipientClass what the recipient is to the patient
   * @param recipientAddress where it goes
   */
  public record Recipient(
      String recipient,
      @Nullable RecipientClass recipientClass,
      @Nullable String recipientAddress,
      Purpose purpose) {}

  /**
   * Accounts for a document that goes out; refuses (409), naming the parts, where a part may not.
   *
   * @param parts the parts of the record that the document holds
   * @param description what goes out, in short
   * @return what must go with it (42 CFR 2.32); empty: nothing
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public Optional<String> disclose(
      UUID patientId, Set<Information> parts, Recipient to, String description) {
    Instant now = clock.instant();
    List<AccountedDisclosure> accounted = new ArrayList<>();
    List<FieldError> refused = new ArrayList<>();
    for (Information part : parts) {
      DisclosureRequest request =
          new DisclosureRequest(null, to.recipient(), to.recipientClass(), part, to.purpose());
      DisclosureDecision decision = decisions.decide(patientId, request, now);
      if (decision.allowed()) {
        accounted.add(
            new AccountedDisclosure(
                patientId,
                request,
                decision,
                null,
                null,
                to.recipientAddress(),
                description,
                null,
                now));
      } else {
        refused.add(
            new FieldError("/parts/" + part, decision.reason().name(), decision.reason().text()));
      }
    }
    if (!refused.isEmpty()) {
      throw Refusal.conflict(
          "disclosure-not-allowed",
          "Parts of this document may not go to this recipient.",
          refused);
    }
    log.add(accounted);
    return accounted.stream().anyMatch(a -> a.decision().redisclosureNotice())
        ? Optional.of(SecurityLabels.REDISCLOSURE_NOTICE)
        : Optional.empty();
  }
}
