package health.trellis.gateway.route;

import static health.trellis.gateway.route.Service.ASSESSMENT;
import static health.trellis.gateway.route.Service.NOTIFICATION;
import static health.trellis.gateway.route.Service.PATIENT;
import static health.trellis.gateway.route.Service.SCHEDULING;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The table of routes. */
public final class RouteTable {
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
  private static final String ALLOW = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";

  /** By the segment after {@code /api/v1}. */
  private static final Map<String, Service> NATIVE =
      byName(
          Map.of(
              PATIENT,
              List.of(
                  "patients",
                  "referrals",
                  "episodes",
                  "treatment-plans",
                  "relapse-prevention-plans",
                  "consents",
                  "coverages",
                  "disclosed-documents",
                  "family-members",
                  "care-tasks",
                  "milestones",
                  "progress-notes",
                  "plan-starters",
                  "supervisions",
                  "safety-plans",
                  "sobriety-dates"),
              SCHEDULING,
              List.of(
                  "sites",
                  "rooms",
                  "clinicians",
                  "programs",
                  "groups",
                  "curricula",
                  "waitlist",
                  "sessions",
                  "bookings",
                  "availability",
                  "authorizations",
                  "attendance",
                  "attendance-risks",
                  "attendance-summaries",
                  "payer-rules",
                  "reports",
                  "weekly-hours",
                  "calendars",
                  "holidays",
                  "slots",
                  "holds",
                  "schedule-plans"),
              ASSESSMENT,
              List.of(
                  "instruments",
                  "batteries",
                  "assessments",
                  "responses",
                  "check-ins",
                  "kiosk",
                  "risk-alerts",
                  "outcomes"),
              NOTIFICATION,
              List.of(
                  "notifications",
                  "notification-preferences",
                  "notification-templates",
                  "webhooks",
                  "escalations",
                  "on-call")));

  /** By the resource type after {@code /fhir/r4}. */
  private static final Map<String, Service> FHIR =
      byName(
          Map.of(
              PATIENT,
              List.of(
                  "Patient",
                  "RelatedPerson",
                  "EpisodeOfCare",
                  "Condition",
                  "CarePlan",
                  "Goal",
                  "CareTeam",
                  "Consent",
                  "Coverage",
                  "MedicationRequest",
                  "AllergyIntolerance",
                  "Task",
                  "Provenance"),
              SCHEDULING,
              List.of(
                  "Practitioner",
                  "PractitionerRole",
                  "Location",
                  "HealthcareService",
                  "Schedule",
                  "Slot",
                  "Appointment",
                  "Encounter"),
              ASSESSMENT,
              List.of(
                  "Questionnaire",
                  "QuestionnaireResponse",
                  "Observation",
                  "RiskAssessment",
                  "DetectedIssue"),
              NOTIFICATION,
              List.of("Communication", "Subscription")));

  /** Paths that every service has; the second segment says whose is meant. */
  private static final Set<String> OF_EACH_SERVICE = Set.of("audit", "operations");

  private static final Set<String> URGENT =
      Set.of("risk-alerts", "escalations", "on-call", "RiskAssessment", "DetectedIssue");

  /** Below these the service itself checks a secret in the path or a provider's signature. */
  private static final Set<String> WITH_OWN_PROOF =
      Set.of(
          "calendars/feeds",
          "kiosk/sessions",
          "notifications/receipts",
          "notifications/unsubscribe");

  private static final Set<String> OWN_PAGES =
      Set.of("openapi", "docs", "problems", "q", ".well-known");

  private RouteTable() {}

  /**
   * Finds the route of a request.
   *
   * @param method the method as sent; methods are case-sensitive (RFC 9110, 9.1)
   * @param segments the path's segments, none of them empty or a dot segment
   */
  public static Route find(String method, List<String> segments) {
    if (!METHODS.contains(method)) {
      return new Route.WrongMethod(ALLOW);
    }
    String first = at(segments, 0);
    if (OWN_PAGES.contains(first)) {
      return new Route.Own(RouteClass.OPEN, true);
    }
    return switch (first + "/" + at(segments, 1)) {
      case "api/v1" -> ofApi(segments.subList(2, segments.size()));
      case "fhir/r4" -> ofFhir(method, segments.subList(2, segments.size()));
      default -> new Route.Unknown("path");
    };
  }

  /** The owner of a path of a service's own description, to sort out what it does not own. */
  public static Optional<Service> owner(List<String> segments) {
    return find("POST", segments) instanceof Route.ToService route
        ? Optional.of(route.service())
        : Optional.empty();
  }

  /** Which service owns a FHIR resource type. */
  public static Optional<Service> ownerOfType(String type) {
    return Optional.ofNullable(FHIR.get(type));
  }

  private static Route ofApi(List<String> rest) {
    String first = at(rest, 0);
    if (first.equals("me")) {
      return new Route.Own(RouteClass.API, false);
    }
    if (OF_EACH_SERVICE.contains(first)) {
      return Service.labelled(at(rest, 1))
          .<Route>map(service -> to(service, RouteClass.API))
          .orElseGet(() -> new Route.Unknown("service"));
    }
    Service service = NATIVE.get(first);
    if (service == null) {
      return new Route.Unknown("path");
    }
    if (rest.size() > 2 && WITH_OWN_PROOF.contains(first + "/" + at(rest, 1))) {
      return new Route.ToService(service, RouteClass.OPEN, true, false);
    }
    return to(service, classOf(first));
  }

  private static Route ofFhir(String method, List<String> rest) {
    if (rest.isEmpty()) {
      return method.equals("POST")
          ? new Route.ToService(PATIENT, RouteClass.API, false, true)
          : new Route.WrongMethod("POST");
    }
    String type = rest.getFirst();
    if (type.equals("metadata") || type.equals(".well-known")) {
      return new Route.Own(RouteClass.OPEN, true);
    }
    Service service = FHIR.get(type);
    return service == null ? new Route.Unknown("resource type") : to(service, classOf(type));
  }

  private static RouteClass classOf(String segment) {
    return URGENT.contains(segment) ? RouteClass.URGENT : RouteClass.API;
  }

  private static Route.ToService to(Service service, RouteClass routeClass) {
    return new Route.ToService(service, routeClass, false, false);
  }

  private static String at(List<String> segments, int index) {
    return index < segments.size() ? segments.get(index) : "";
  }

  private static Map<String, Service> byName(Map<Service, List<String>> names) {
    Map<String, Service> table = new HashMap<>();
    names.forEach((service, owned) -> owned.forEach(name -> table.put(name, service)));
    return Map.copyOf(table);
  }
}
