package health.trellis.kit.http;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request that is refused for a reason that the client should know. The only exception that
 * business code throws on purpose; it becomes a {@link Problem}.
 */
public final class Refusal extends RuntimeException {
  private final int status;
  private final String code;
  private final transient List<FieldError> errors;
  private final @Nullable Duration retryAfter;

  private Refusal(
      int status,
      String code,
      String detail,
      List<FieldError> errors,
      @Nullable Duration retryAfter) {
    super(detail, null, false, false);
    this.status = status;
    this.code = code;
    this.errors = List.copyOf(errors);
    this.retryAfter = retryAfter;
  }

  /** 400: the request cannot be read as what it should be. */
  public static Refusal badRequest(String pointer, String rule, String detail) {
    return new Refusal(
        400, "bad-request", detail, List.of(new FieldError(pointer, rule, detail)), null);
  }

  /** 403: signed in, known, and yet not allowed. */
  public static Refusal forbidden(String detail) {
    return new Refusal(403, "forbidden", detail, List.of(), null);
  }

  /** 404: there is no such thing, or the caller may not know of it. */
  public static Refusal notFound(String what) {
    return new Refusal(404, "not-found", "There is no such " + what + ".", List.of(), null);
  }

  /** 409: the state of things does not allow it; {@code code} names the conflict. */
  public static Refusal conflict(String code, String detail) {
    return new Refusal(409, code, detail, List.of(), null);
  }

  /** 409: the same with what exactly stands in the way. */
  public static Refusal conflict(String code, String detail, List<FieldError> errors) {
    return new Refusal(409, code, detail, errors, null);
  }

  /** 412: {@code If-Match} does not name the present version. */
  public static Refusal preconditionFailed() {
    return preconditionFailed(
        "It was changed meanwhile. Read it again and repeat the change on what you find.");
  }

  /** 412: another condition of the request does not hold. */
  public static Refusal preconditionFailed(String detail) {
    return new Refusal(412, "precondition-failed", detail, List.of(), null);
  }

  /** 422: the request reads well but breaks a rule. */
  public static Refusal invalid(String pointer, String rule, String detail) {
    return invalid(List.of(new FieldError(pointer, rule, detail)));
  }

  /** 422: the request reads well but breaks rules. */
  public static Refusal invalid(List<FieldError> errors) {
    String detail = errors.size() == 1 ? errors.getFirst().detail() : "Several fields break rules.";
    return new Refusal(422, "validation", detail, errors, null);
  }

  /** 422: an idempotency key was used before with another request. */
  public static Refusal idempotencyKeyReused() {
    return new Refusal(
        422,
        "idempotency-key-reused",
        "This Idempotency-Key was used with another request.",
        List.of(new FieldError("Idempotency-Key", "reused", "Use a new key for a new request.")),
        null);
  }

  /** 428: an edit must say which version it edits. */
  public static Refusal preconditionRequired() {
    return new Refusal(
        428,
        "precondition-required",
        "Send If-Match with the ETag that you read, so that nobody's change is lost.",
        List.of(),
        null);
  }

  /** 409 with a time to come back: the same request is under way. */
  public static Refusal inFlight() {
    return new Refusal(
        409,
        "request-in-flight",
        "A request with this Idempotency-Key is under way.",
        List.of(),
        Duration.ofSeconds(1));
  }

  /** 503: try again later. */
  public static Refusal unavailable(String detail, Duration retryAfter) {
    return new Refusal(503, "unavailable", detail, List.of(), retryAfter);
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** The stable name of the kind of error. */
  public String code() {
    return code;
  }

  /** What is wrong with which field. */
  public List<FieldError> errors() {
    return errors;
  }

  /** When to try again. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }

  /** What happened. */
  public String detail() {
    return String.valueOf(getMessage());
  }
}
