package health.trellis.patient.consent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import health.trellis.kit.http.FieldError;
import health.trellis.kit.json.EventJson;
import health.trellis.patient.consent.ConsentDto.GrantConsent;
import health.trellis.patient.registration.ConsentCapacity;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may sign which consent, at which age, and who grants it. */
class SignerRulesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ADULT               | TELEHEALTH       | SELF                    |     | staff |
          ADULT               | PART2_DISCLOSURE | PERSONAL_REPRESENTATIVE |     | staff |
          ADULT               | PART2_DISCLOSURE | SELF                    | Noa | staff | /minorSignedBy contradicts
          ADULT               | TELEHEALTH       | PERSONAL_REPRESENTATIVE |     | self  | /signerRelationship self-only
          MINOR_ALONE         | TELEHEALTH       | SELF                    |     | self  |
          MINOR_ALONE         | TELEHEALTH       | GUARDIAN                |     | staff |
          MINOR_ALONE         | PART2_DISCLOSURE | SELF                    |     | staff |
          MINOR_ALONE         | PART2_DISCLOSURE | GUARDIAN                | Noa | staff | /signerRelationship minor-signs
          MINOR_WITH_GUARDIAN | TELEHEALTH       | SELF                    |     | staff | /signerRelationship guardian-signs
          MINOR_WITH_GUARDIAN | TEXT_MESSAGES    |                         |     | self  | /signerRelationship guardian-signs
          MINOR_WITH_GUARDIAN | TELEHEALTH       | GUARDIAN                |     | self  | /signerRelationship self-only
          MINOR_WITH_GUARDIAN | HIPAA_DISCLOSURE | GUARDIAN                |     | staff |
          MINOR_WITH_GUARDIAN | TELEHEALTH       | PERSONAL_REPRESENTATIVE |     | staff |
          MINOR_WITH_GUARDIAN | PART2_DISCLOSURE | SELF                    | Noa | staff | /signerRelationship guardian-signs
          MINOR_WITH_GUARDIAN | PART2_DISCLOSURE | GUARDIAN                |     | staff | /minorSignedBy required
          MINOR_WITH_GUARDIAN | PART2_DISCLOSURE | GUARDIAN                | Noa | staff |
          """)
  void whoSigns(
      ConsentCapacity capacity,
      String kind,
      String signer,
      String minor,
      String grantor,
      String refusal) {
    var json = EventJson.mapper().createObjectNode();
    json.put("kind", kind).put("signedBy", "Rosa").put("minorSignedBy", minor);
    json.put("signerRelationship", signer);
    GrantConsent consent = EventJson.mapper().convertValue(json, GrantConsent.class);

    Optional<FieldError> refused = SignerRules.refusal(consent, capacity, grantor.equals("self"));

    assertEquals(
        Optional.ofNullable(refusal), refused.map(error -> error.pointer() + " " + error.code()));
  }
}
