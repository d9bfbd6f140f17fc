package health.trellis.patient.fhir;

/** Canonical addresses of the profiles and code systems that several features name. */
public final class Profiles {
  /** Where the US Core 6.1.0 profiles live. */
  public static final String US_CORE = "http://hl7.org/fhir/us/core/StructureDefinition/";

  /** Where Trellis's own code systems and extensions live. */
  public static final String TRELLIS = "https://trellis.health/fhir/";

  public static final String ACT_CODE = "http://terminology.hl7.org/CodeSystem/v3-ActCode";
  public static final String CONFIDENTIALITY =
      "http://terminology.hl7.org/CodeSystem/v3-Confidentiality";
  public static final String LOINC = "http://loinc.org";

  private Profiles() {}
}
