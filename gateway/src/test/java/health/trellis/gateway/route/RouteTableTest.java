package health.trellis.gateway.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTableTest {
  @ParameterizedTest
  @CsvSource({
    "/api/v1/patients/1, PATIENT, API, false",
    "/api/v1/referrals, PATIENT, API, false",
    "/api/v1/authorizations/1, SCHEDULING, API, false",
    "/api/v1/calendars/upcoming, SCHEDULING, API, false",
    "/api/v1/calendars/feeds, SCHEDULING, API, false",
    "/api/v1/calendars/feeds/abc.ics, SCHEDULING, OPEN, true",
    "/api/v1/notifications/receipts/twilio, NOTIFICATION, OPEN, true",
    "/api/v1/notifications/unsubscribe/abc, NOTIFICATION, OPEN, true",
    "/api/v1/notifications/unsubscribe, NOTIFICATION, API, false",
    "/api/v1/kiosk/sessions/open, ASSESSMENT, OPEN, true",
    "/api/v1/kiosk/codes, ASSESSMENT, API, false",
    "/api/v1/responses/1, ASSESSMENT, API, false",
    "/api/v1/risk-alerts/1/acknowledgement, ASSESSMENT, URGENT, false",
    "/api/v1/escalations, NOTIFICATION, URGENT, false",
    "/api/v1/notifications/stream, NOTIFICATION, API, false",
    "/api/v1/audit/scheduling, SCHEDULING, API, false",
    "/api/v1/operations/assessment/dead-letters, ASSESSMENT, API, false",
    "/fhir/r4/Patient, PATIENT, API, false",
    "/fhir/r4/Observation/_search, ASSESSMENT, API, false",
    "/fhir/r4/Appointment/1, SCHEDULING, API, false",
    "/fhir/r4/Communication, NOTIFICATION, API, false",
  })
  void aPathHasOneOwner(String path, Service service, RouteClass routeClass, boolean open) {
    assertEquals(new Route.ToService(service, routeClass, open, false), find("GET", path), path);
  }

  @Test
  void aBundleGoesToPatientServiceAndMayBeLarge() {
    assertEquals(
        new Route.ToService(Service.PATIENT, RouteClass.API, false, true),
        find("POST", "/fhir/r4"));
    assertEquals(new Route.WrongMethod("POST"), find("GET", "/fhir/r4"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/openapi",
        "/docs",
        "/docs/x.js",
        "/problems/a",
        "/q/health",
        "/fhir/r4/metadata"
      })
  void pagesOfTheGatewayNeedNoToken(String path) {
    assertEquals(new Route.Own(RouteClass.OPEN, true), find("GET", path));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/me", "/api/v1/me/home"})
  void ownDataNeedsAToken(String path) {
    assertEquals(new Route.Own(RouteClass.API, false), find("GET", path));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/api",
        "/api/v1",
        "/api/v2/patients",
        "/api/v1/Patients",
        "/api/v1/patients;a=b",
        "/API/v1/patients",
        "/api/v1/audit",
        "/api/v1/audit/gateway",
        "/internal/openapi",
        "/fhir/r5/Patient",
        "/fhir/r4/patient",
        "/fhir/r4/Claim"
      })
  void whatIsNotInTheTableDoesNotExist(String path) {
    assertInstanceOf(Route.Unknown.class, find("GET", path));
  }

  @ParameterizedTest
  @ValueSource(strings = {"get", "TRACE", "CONNECT", "FOO"})
  void methodsAreCaseSensitiveAndFew(String method) {
    assertInstanceOf(Route.WrongMethod.class, find(method, "/api/v1/patients"));
  }

  private static Route find(String method, String path) {
    return RouteTable.find(method, RequestTarget.of(path, null).segments());
  }
}
