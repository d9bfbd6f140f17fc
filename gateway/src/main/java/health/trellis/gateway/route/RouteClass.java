package health.trellis.gateway.route;

/** Routes that share one budget of requests per client. */
public enum RouteClass {
  /** Most of the API. */
  API("default"),
  /** Risk alerts and escalations, which other traffic of the same client must never hold up. */
  URGENT("urgent"),
  /** What needs no token; counted by address. */
  OPEN("public");

  private final String label;

  RouteClass(String label) {
    this.label = label;
  }

  /** The name in {@code RateLimit} headers and metrics. */
  public String label() {
    return label;
  }
}
