package health.trellis.patient.clinical;

import health.trellis.kit.fhir.Fhir;
import health.trellis.kit.identity.CurrentUser;
import health.trellis.kit.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.MedicationRequest;

/** Keeps clinical resources: those of a referral, and those that staff record. */
@ApplicationScoped
public class ClinicalIntake {
  /** The resource types that are kept here. */
  public static final Set<String> TYPES =
      Set.of("Condition", "MedicationRequest", "AllergyIntolerance");

  private final ReceivedRecords records;
  private final CurrentUser user;
  private final Outbox outbox;
  private final Clock clock;

  ClinicalIntake(ReceivedRecords records, CurrentUser user, Outbox outbox, Clock clock) {
    this.records = records;
    this.user = user;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** Keeps a resource under an id: new, or as the new version of what has that id. */
  @Transactional(Transactional.TxType.MANDATORY)
  public long keep(UUID id, UUID patientId, DomainResource resource) {
    Instant now = clock.instant();
    String json = Fhir.json(resource);
    return switch (resource) {
      case Condition condition -> {
        ConditionRecord record = record(ConditionRecord.class, new ConditionRecord(), id);
        record.take(condition, json, now);
        yield save(record, id, patientId, now);
      }
      case MedicationRequest request -> {
        MedicationRecord record = record(MedicationRecord.class, new MedicationRecord(), id);
        boolean fresh = record.id() == null;
        record.take(request, json, now);
        long version = save(record, id, patientId, now);
        if (fresh) {
          record.started().ifPresent(outbox::append);
        }
        yield version;
      }
      case AllergyIntolerance allergy -> {
        AllergyRecord record = record(AllergyRecord.class, new AllergyRecord(), id);
        record.take(allergy, json, now);
        yield save(record, id, patientId, now);
      }
      default -> throw new IllegalArgumentException(resource.fhirType() + " is not kept here");
    };
  }

  private <T extends ReceivedRecord> T record(Class<T> type, T fresh, UUID id) {
    return records.find(type, id).orElse(fresh);
  }

  private long save(ReceivedRecord record, UUID id, UUID patientId, Instant now) {
    if (record.id() == null) {
      String by = user.isSystem() ? user.clientId() : user.displayName();
      record.received(id, patientId, by, now);
      records.add(record);
    }
    return record.version();
  }
}
