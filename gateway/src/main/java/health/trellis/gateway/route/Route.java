package health.trellis.gateway.route;

/** What the table says of a request. */
public sealed interface Route {
  /**
   * Goes to a service.
   *
   * @param service the owner
   * @param routeClass the budget that it counts against
   * @param open whether no token is needed here; the service may still ask for its own secret
   * @param bundle whether the body may be as large as a FHIR bundle
   */
  record ToService(Service service, RouteClass routeClass, boolean open, boolean bundle)
      implements Route {}

  /**
   * Answered by the gateway itself.
   *
   * @param routeClass the budget that it counts against
   * @param open whether no token is needed
   */
  record Own(RouteClass routeClass, boolean open) implements Route {}

  /**
   * No such route.
   *
   * @param what what was looked for, in a word or two
   */
  record Unknown(String what) implements Route {}

  /**
   * The path exists, the method does not.
   *
   * @param allow the methods that do, as in the {@code Allow} header
   */
  record WrongMethod(String allow) implements Route {}
}
