package health.trellis.kit.fhir;

import org.hl7.fhir.r4.model.Meta;

/**
 * Labels of records that 42 CFR Part 2 protects (HL7 v3 ActCode and Confidentiality), with the
 * notice that must accompany a disclosure (42 CFR 2.32(a)(2)).
 */
public final class SecurityLabels {
  /** The regulation's short form of the notice. */
  public static final String REDISCLOSURE_NOTICE =
      "42 CFR part 2 prohibits unauthorized use or disclosure of these records.";

  private static final String CONFIDENTIALITY =
      "http://terminology.hl7.org/CodeSystem/v3-Confidentiality";
  private static final String ACT_CODE = "http://terminology.hl7.org/CodeSystem/v3-ActCode";

  private SecurityLabels() {}

  /** Labels a resource that Part 2 protects. */
  public static void protect(Meta meta) {
    meta.addSecurity(CONFIDENTIALITY, "R", "restricted");
    meta.addSecurity(ACT_CODE, "SUD", "substance use disorder information sensitivity");
    meta.addSecurity(ACT_CODE, "42CFRPart2", "42 CFR Part2");
    meta.addSecurity(ACT_CODE, "NORDSCLCD", REDISCLOSURE_NOTICE);
  }
}
