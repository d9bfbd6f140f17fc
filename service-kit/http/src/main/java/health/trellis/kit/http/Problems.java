package health.trellis.kit.http;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes a problem the way that the path speaks: problem+json, or FHIR under {@code /fhir}. */
public final class Problems {
  private static final String FHIR_JSON = "application/fhir+json";

  private Problems() {}

  /** The answer to a refusal on a path. */
  public static Response response(Refusal refusal, String path) {
    Response.ResponseBuilder answer =
        builder(path, refusal.status(), refusal.code(), refusal.detail(), refusal.errors());
    refusal.retryAfter().ifPresent(wait -> answer.header("Retry-After", wait.toSeconds()));
    return answer.build();
  }

  /** The answer to any error on a path. */
  public static Response.ResponseBuilder builder(
      String path, int status, String code, @Nullable String detail, List<FieldError> errors) {
    Problem problem = Problem.of(status, code, detail, traceId().orElse(null), errors);
    boolean fhir = isFhir(path);
    return Response.status(status)
        .type(fhir ? MediaType.valueOf(FHIR_JSON) : MediaType.valueOf(Problem.MEDIA_TYPE))
        .entity(fhir ? operationOutcome(problem) : problem);
  }

  /** Whether a path answers in FHIR. */
  public static boolean isFhir(String path) {
    return path.startsWith("/fhir/") || path.equals("/fhir");
  }

  /** The id of the trace that is under way, if it is recorded. */
  public static Optional<String> traceId() {
    SpanContext context = Span.current().getSpanContext();
    return context.isValid() ? Optional.of(context.getTraceId()) : Optional.empty();
  }

  /** A problem as a FHIR R4 OperationOutcome: one issue per field error, or one in all. */
  public static Map<String, Object> operationOutcome(Problem problem) {
    List<Map<String, Object>> issues = new ArrayList<>();
    for (FieldError error : problem.errors()) {
      Map<String, Object> issue = issue(problem, error.detail());
      issue.put("expression", List.of(error.pointer()));
      issues.add(issue);
    }
    if (issues.isEmpty()) {
      issues.add(issue(problem, problem.detail() == null ? problem.title() : problem.detail()));
    }
    Map<String, Object> outcome = new LinkedHashMap<>();
    outcome.put("resourceType", "OperationOutcome");
    outcome.put("issue", issues);
    return outcome;
  }

  private static Map<String, Object> issue(Problem problem, String diagnostics) {
    Map<String, Object> issue = new LinkedHashMap<>();
    issue.put("severity", "error");
    issue.put("code", issueType(problem.status()));
    issue.put("details", Map.of("text", problem.title()));
    issue.put("diagnostics", diagnostics);
    return issue;
  }

  /** The FHIR R4 issue-type that says the same as the HTTP status. */
  private static String issueType(int status) {
    return switch (status) {
      case 400 -> "structure";
      case 401 -> "login";
      case 403 -> "forbidden";
      case 404 -> "not-found";
      case 405, 406, 415 -> "not-supported";
      case 409, 412, 428 -> "conflict";
      case 413 -> "too-long";
      case 422 -> "invalid";
      case 429 -> "throttled";
      case 503 -> "transient";
      default -> status < 500 ? "processing" : "exception";
    };
  }
}
