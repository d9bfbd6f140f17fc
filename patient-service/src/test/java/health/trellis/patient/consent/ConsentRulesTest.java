package health.trellis.patient.consent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import health.trellis.kit.http.FieldError;
import health.trellis.kit.json.EventJson;
import health.trellis.patient.consent.ConsentDto.GrantConsent;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each element that the law asks for, and the refusal that names it when it is missing. */
class ConsentRulesTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
  private static final String PART2 =
      "'kind':'PART2_DISCLOSURE','recipient':'Dr. Chen','discloser':'Day IOP',"
          + "'information':'All records','purpose':'Treatment'";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          'purpose':null                                              | /purpose required
          'purpose':'Whatever'                                        | /purpose unclear
          'information':null                                          | /information required
          'information':'The diagnosis'                               | /information unclear
          'discloser':' '                                             | /discloser required
          'recipient':null                                            | /recipient required
          'recipient':null,'recipientClasses':['HEALTH_PLANS']        |
          'informationCategories':['SUD_COUNSELING_NOTES','OTHER']    | /informationCategories separate-consent
          'informationCategories':['SUD_COUNSELING_NOTES']            |
          'purposes':['EMPLOYMENT']                                   | /validUntil expiry
          'purposes':['EMPLOYMENT'],'validUntil':'2026-04-01'         |
          'purposes':['LEGAL_PROCEEDING','RESEARCH'],'validUntil':'2026-04-01' | /purposes separate-consent
          'purposes':['MEDICAL_EMERGENCY'],'validUntil':'2026-04-01'  | /purposes no-consent-needed
          'purposes':['RESEARCH'],'validUntil':'2026-04-01','recipientClasses':['HEALTH_PLANS'] | /recipientClasses named-recipient
          'validFrom':'2026-03-01'                                    | /validFrom before-signature
          'validFrom':'2026-03-10','validUntil':'2026-03-09'          | /validUntil order
          'signedOn':'2026-02-01','validFrom':'2026-02-01','validUntil':'2026-03-01' | /validUntil past
          'signedOn':'2026-03-03','validFrom':'2026-03-03'            | /signedOn past
          'signatureMethod':'PAPER'                                   | /documentHash required
          'signatureMethod':'VERBAL','witness':'Sam Ortiz'            | /signatureMethod in-writing
          'kind':'TELEHEALTH','signatureMethod':'VERBAL'              | /witness required
          'kind':'TELEHEALTH','signatureMethod':'VERBAL','witness':'Sam' |
          'kind':'TELEHEALTH','recipientClasses':['HEALTH_PLANS']     | /recipientClasses named-recipient
          'kind':'FAMILY_DISCLOSURE','recipient':null                 | /recipient required
          'kind':'HIPAA_DISCLOSURE','purpose':null                    | /purpose required
          """)
  void eachMissingElementIsNamed(String change, String refusals) throws Exception {
    assertEquals(refusals == null ? "" : refusals, refusals(change));
  }

  private static String refusals(String change) throws JsonProcessingException {
    GrantConsent given = consent(PART2 + ",'signedBy':'Ana'," + change);
    List<FieldError> errors = ConsentRules.missing(given, TODAY);
    return String.join(", ", errors.stream().map(e -> e.pointer() + " " + e.code()).toList());
  }

  /** Later fields win, so that a change of the full consent is written after it. */
  private static GrantConsent consent(String fields) throws JsonProcessingException {
    String json = "{" + fields.replace('\'', '"') + "}";
    return EventJson.mapper().treeToValue(EventJson.mapper().readTree(json), GrantConsent.class);
  }
}
