package health.trellis.patient.coverage;

import health.trellis.kit.access.Area;
import health.trellis.kit.fhir.FhirQuery;
import health.trellis.patient.coverage.CoverageDto.CoverageView;
import health.trellis.patient.fhir.EntityFhirStore;
import health.trellis.patient.fhir.FhirReader;
import health.trellis.patient.fhir.Profiles;
import health.trellis.patient.fhir.Resources;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.r4.model.Coverage.CoverageStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** Coverage as FHIR Coverage, US Core 6.1.0. */
@Singleton
class CoverageFhirStore extends EntityFhirStore<Coverage> {
  private static final String IDENTIFIER_TYPE = "http://terminology.hl7.org/CodeSystem/v2-0203";
  private static final String RELATIONSHIP =
      "http://terminology.hl7.org/CodeSystem/subscriber-relationship";
  private static final String CLASS = "http://terminology.hl7.org/CodeSystem/coverage-class";

  CoverageFhirStore(FhirReader reader) {
    super("Coverage", Coverage.class, Area.DEMOGRAPHICS, reader);
  }

  @Override
  protected UUID patientOf(Coverage coverage) {
    return coverage.patientId();
  }

  @Override
  protected Set<String> ownParameters() {
    return Set.of("beneficiary", "status");
  }

  @Override
  protected void ownConditions(FhirQuery query) {
    query.references("beneficiary", "Patient", "x.patientId");
    query.codes(
        "status",
        "http://hl7.org/fhir/fm-status",
        "x.enteredInError",
        new Boolean[] {true, false},
        mistaken -> status(mistaken).toCode());
  }

  private static CoverageStatus status(boolean mistaken) {
    return mistaken ? CoverageStatus.ENTEREDINERROR : CoverageStatus.ACTIVE;
  }

  @Override
  protected List<Resource> toFhir(List<Coverage> coverages) {
    return coverages.stream().<Resource>map(c -> toFhir(c.view(), c.version())).toList();
  }

  private static Resource toFhir(CoverageView coverage, long version) {
    var fhir = new org.hl7.fhir.r4.model.Coverage();
    Resources.identified(fhir, coverage.id(), version, coverage.updatedAt());
    Resources.profile(fhir, Profiles.US_CORE + "us-core-coverage");
    fhir.addIdentifier()
        .setType(Resources.code(IDENTIFIER_TYPE, "MB"))
        .setValue(coverage.memberNumber());
    fhir.setStatus(status(coverage.enteredInError()));
    fhir.setSubscriberId(coverage.memberNumber());
    fhir.setBeneficiary(Resources.patient(coverage.patientId()));
    fhir.setRelationship(Resources.code(RELATIONSHIP, coverage.relationship().code()));
    fhir.setPeriod(Resources.period(coverage.validFrom(), coverage.validUntil()));
    fhir.addPayor(new Reference().setDisplay(coverage.payer()));
    fhir.setOrder(coverage.rank());
    classed(fhir, "group", coverage.groupNumber());
    classed(fhir, "plan", coverage.planName());
    return fhir;
  }

  private static void classed(
      org.hl7.fhir.r4.model.Coverage fhir, String code, @Nullable String value) {
    if (value != null) {
      fhir.addClass_().setType(Resources.code(CLASS, code)).setValue(value).setName(value);
    }
  }
}
