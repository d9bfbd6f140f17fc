package health.trellis.gateway.fhir;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class OauthEndpointsTest {
  private final OauthEndpoints standard =
      OauthEndpoints.ofKeycloak("http://idp", List.of("system/*.rs"));

  @Test
  void whatTheProviderSaysGoesFirst() throws Exception {
    OauthEndpoints corrected =
        standard.corrected(
            new ObjectMapper()
                .readTree(
                    """
                    {"token_endpoint": "http://idp/t",
                     "scopes_supported": ["openid", "system/Patient.rs", "system/Goal.rs"]}
                    """));

    assertEquals("http://idp/t", corrected.token());
    assertEquals(List.of("system/Goal.rs", "system/Patient.rs"), corrected.scopes());
  }

  @Test
  void whatTheProviderLeavesOutStays() throws Exception {
    assertEquals(standard, standard.corrected(new ObjectMapper().readTree("{}")));
  }
}
