package health.trellis.patient.disclosure;

import health.trellis.kit.fhir.SecurityLabels;
import health.trellis.kit.http.FieldError;
import health.trellis.kit.http.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
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
    List<AccountedDisclosure> decided =
        parts.stream().map(part -> decide(patientId, part, to, description, now)).toList();
    refuseUncovered(decided);
    log.add(decided);
    return decided.stream().anyMatch(part -> part.decision().redisclosureNotice())
        ? Optional.of(SecurityLabels.REDISCLOSURE_NOTICE)
        : Optional.empty();
  }

  private AccountedDisclosure decide(
      UUID patientId, Information part, Recipient to, String description, Instant now) {
    DisclosureRequest request =
        new DisclosureRequest(null, to.recipient(), to.recipientClass(), part, to.purpose());
    return new AccountedDisclosure(
        patientId,
        request,
        decisions.decide(patientId, request, now),
        null,
        null,
        to.recipientAddress(),
        description,
        null,
        now);
  }

  private static void refuseUncovered(List<AccountedDisclosure> decided) {
    List<FieldError> refused =
        decided.stream()
            .filter(part -> !part.decision().allowed())
            .map(DocumentDisclosures::refused)
            .toList();
    if (!refused.isEmpty()) {
      throw Refusal.conflict(
          "disclosure-not-allowed",
          "Parts of this document may not go to this recipient.",
          refused);
    }
  }

  private static FieldError refused(AccountedDisclosure part) {
    DisclosureReason reason = part.decision().reason();
    return new FieldError("/parts/" + part.request().information(), reason.name(), reason.text());
  }
}
