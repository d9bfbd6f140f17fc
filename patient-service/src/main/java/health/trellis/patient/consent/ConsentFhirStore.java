package health.trellis.patient.consent;

import health.trellis.event.ConsentKind;
import health.trellis.kit.access.Area;
import health.trellis.kit.fhir.FhirQuery;
import health.trellis.patient.consent.ConsentDto.ConsentView;
import health.trellis.patient.fhir.EntityFhirStore;
import health.trellis.patient.fhir.FhirReader;
import health.trellis.patient.fhir.Profiles;
import health.trellis.patient.fhir.Resources;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** Consents as FHIR Consent. */
@Singleton
class ConsentFhirStore extends EntityFhirStore<ConsentRecord> {
  private static final String KIND = Profiles.TRELLIS + "CodeSystem/consent-kind";

  ConsentFhirStore(FhirReader reader) {
    super("Consent", ConsentRecord.class, Area.CLINICAL, reader);
  }

  @Override
  protected UUID patientOf(ConsentRecord consent) {
    return consent.patientId();
  }

  @Override
  protected Set<String> ownParameters() {
    return Set.of("status", "category", "period", "date");
  }

  @Override
  protected void ownConditions(FhirQuery query) {
    query
        .codes("status", "http://hl7.org/fhir/consent-state-codes")
        .ifPresent(codes -> query.and(statusCondition(codes)));
    query.codes("category", KIND, "x.kind", ConsentKind.values(), ConsentFhirStore::code);
    query.period("period", "x.validFrom", "x.validUntil");
    query.days("date", "x.signedOn");
  }

  private static String statusCondition(Set<String> codes) {
    boolean active = codes.contains(ConsentState.ACTIVE.toCode());
    boolean inactive = codes.contains(ConsentState.INACTIVE.toCode());
    if (active && inactive) {
      return "1 = 1";
    }
    return active ? "x.revokedAt is null" : inactive ? "x.revokedAt is not null" : "1 = 0";
  }

  private static String code(ConsentKind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  protected List<Resource> toFhir(List<ConsentRecord> consents) {
    return consents.stream().<Resource>map(ConsentFhirStore::toFhir).toList();
  }

  private static Resource toFhir(ConsentRecord record) {
    ConsentView view = record.view();
    Consent consent = new Consent();
    Resources.identified(consent, view.id(), record.version(), view.updatedAt());
    consent.setStatus(view.active() ? ConsentState.ACTIVE : ConsentState.INACTIVE);
    consent.setScope(
        Resources.code("http://terminology.hl7.org/CodeSystem/consentscope", "patient-privacy"));
    consent.addCategory(Resources.code(KIND, code(view.kind())).setText(view.kind().name()));
    consent.setPatient(Resources.patient(view.patientId()));
    consent.getDateTimeElement().setValueAsString(view.signedOn().toString());
    consent.addPolicy().setUri("urn:us:cfr:42:2");
    consent
        .getProvision()
        .setType(ConsentProvisionType.PERMIT)
        .setPeriod(Resources.period(view.validFrom(), view.validUntil()));
    if (view.recipient() != null) {
      consent
          .getProvision()
          .addActor()
          .setRole(
              Resources.code("http://terminology.hl7.org/CodeSystem/v3-ParticipationType", "IRCP"))
          .setReference(new Reference().setDisplay(view.recipient()));
    }
    return consent;
  }
}
