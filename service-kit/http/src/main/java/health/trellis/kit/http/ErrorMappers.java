package health.trellis.kit.http;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkus.hibernate.validator.runtime.jaxrs.ResteasyReactiveViolationException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.CharConversionException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns whatever ends a request early into an answer of one shape. */
class ErrorMappers {
  private static final Logger LOG = Logger.getLogger(ErrorMappers.class);
  private static final String REPEATED = "Duplicate field '";
  private static final String NOT_IN_REPERTOIRE = "22021";

  @ServerExceptionMapper(value = Refusal.class)
  Response refusal(Refusal refusal, UriInfo uri) {
    return Problems.response(refusal, uri.getPath());
  }

  @ServerExceptionMapper(value = UnauthorizedException.class)
  Response unauthorized(UnauthorizedException ignored, UriInfo uri) {
    return unauthorized(uri);
  }

  @ServerExceptionMapper(value = AuthenticationFailedException.class)
  Response unauthenticated(AuthenticationFailedException ignored, UriInfo uri) {
    return unauthorized(uri);
  }

  @ServerExceptionMapper(value = ForbiddenException.class)
  Response forbidden(ForbiddenException ignored, UriInfo uri) {
    return Problems.response(Refusal.forbidden("Your role does not allow this."), uri.getPath());
  }

  @ServerExceptionMapper(value = ResteasyReactiveViolationException.class, priority = 1)
  Response violations(ResteasyReactiveViolationException violation, UriInfo uri) {
    return violations((ConstraintViolationException) violation, uri);
  }

  @ServerExceptionMapper(value = ConstraintViolationException.class)
  Response violations(ConstraintViolationException violation, UriInfo uri) {
    List<FieldError> errors =
        violation.getConstraintViolations().stream()
            .map(v -> new FieldError(ViolationPath.pointer(v), rule(v), v.getMessage()))
            .sorted((a, b) -> a.pointer().compareTo(b.pointer()))
            .toList();
    return Problems.response(Refusal.invalid(errors), uri.getPath());
  }

  @ServerExceptionMapper(value = MismatchedInputException.class, priority = 1)
  Response unreadable(MismatchedInputException unreadable, UriInfo uri) {
    return unreadable((JsonProcessingException) unreadable, uri);
  }

  @ServerExceptionMapper(value = JsonParseException.class, priority = 1)
  Response unreadable(JsonParseException unreadable, UriInfo uri) {
    return unreadable((JsonProcessingException) unreadable, uri);
  }

  @ServerExceptionMapper(value = JsonProcessingException.class)
  Response unreadable(JsonProcessingException unreadable, UriInfo uri) {
    return Problems.response(refusal(unreadable), uri.getPath());
  }

  @ServerExceptionMapper(value = CharConversionException.class)
  Response notUtf8(CharConversionException ignored, UriInfo uri) {
    return Problems.response(
        Refusal.badRequest("", "encoding", "The body is not valid UTF-8."), uri.getPath());
  }

  @ServerExceptionMapper(value = WebApplicationException.class)
  Response refusedByFramework(WebApplicationException refused, UriInfo uri) {
    Throwable cause = refused.getCause();
    if (cause instanceof JsonProcessingException unreadable) {
      return unreadable(unreadable, uri);
    }
    if (cause instanceof CharConversionException notUtf8) {
      return notUtf8(notUtf8, uri);
    }
    if (cause instanceof Refusal refusal) {
      return refusal(refusal, uri);
    }
    int status = refused.getResponse().getStatus();
    if (status >= 500) {
      return failed(refused, uri);
    }
    Response.ResponseBuilder answer =
        Problems.builder(uri.getPath(), status, code(status), null, List.of());
    Optional.ofNullable(refused.getResponse().getHeaderString("Allow"))
        .ifPresent(allow -> answer.header("Allow", allow));
    return answer.build();
  }

  @ServerExceptionMapper(value = Throwable.class)
  Response failed(Throwable failure, UriInfo uri) {
    if (holdsNullCharacter(failure)) {
      return Problems.response(
          Refusal.badRequest("", "character", "A value holds a null character (U+0000)."),
          uri.getPath());
    }
    // The path may hold ids but never names; the message of the failure may hold anything, so that
    // only its class and the place where it happened are logged.
    LOG.errorf(
        "request failed path=%s failure=%s",
        uri.getPath(), FailureDescription.withoutMessages(failure));
    return Problems.builder(uri.getPath(), 500, "internal", null, List.of()).build();
  }

  /** PostgreSQL says so of text in a place that no reader of ours looked at. */
  private static boolean holdsNullCharacter(Throwable failure) {
    return rootCause(failure) instanceof SQLException refused
        && NOT_IN_REPERTOIRE.equals(refused.getSQLState());
  }

  static String code(int status) {
    return switch (status) {
      case 400 -> "bad-request";
      case 401 -> "unauthorized";
      case 403 -> "forbidden";
      case 404 -> "not-found";
      case 405 -> "method-not-allowed";
      case 406 -> "not-acceptable";
      case 413 -> "payload-too-large";
      case 415 -> "unsupported-media-type";
      case 429 -> "too-many-requests";
      default -> "refused";
    };
  }

  private static Response unauthorized(UriInfo uri) {
    return Problems.builder(
            uri.getPath(), 401, "unauthorized", "Send a valid bearer token.", List.of())
        .header("WWW-Authenticate", "Bearer")
        .build();
  }

  private static String rule(ConstraintViolation<?> violation) {
    return violation
        .getConstraintDescriptor()
        .getAnnotation()
        .annotationType()
        .getSimpleName()
        .replaceAll("([a-z])([A-Z])", "$1-$2")
        .toLowerCase(java.util.Locale.ROOT);
  }

  private static Refusal refusal(JsonProcessingException unreadable) {
    Throwable root = rootCause(unreadable);
    if (root instanceof Refusal refusal) {
      return refusal;
    }
    if (root instanceof JsonParseException broken
        && broken.getOriginalMessage().startsWith(REPEATED)) {
      return repeated(unreadable, broken);
    }
    return switch (unreadable) {
      case UnrecognizedPropertyException unknown ->
          Refusal.badRequest(
              pointer(unknown), "unknown-field", "There is no such field in this request.");
      case InvalidFormatException wrong ->
          Refusal.badRequest(pointer(wrong), "format", Expected.words(wrong.getTargetType()));
      case MismatchedInputException wrong ->
          Refusal.badRequest(pointer(wrong), "type", Expected.words(wrong.getTargetType()));
      case JsonMappingException mapping ->
          Refusal.badRequest(pointer(mapping), "value", "The value cannot be read.");
      default -> Refusal.badRequest("", "json", "The body is not well-formed JSON.");
    };
  }

  /** The parser tells the name in its message alone. */
  private static Refusal repeated(JsonProcessingException unreadable, JsonParseException broken) {
    String name = broken.getOriginalMessage().substring(REPEATED.length()).replaceFirst("'$", "");
    String place = unreadable instanceof JsonMappingException mapping ? pointer(mapping) : "";
    return Refusal.badRequest(place + "/" + name, "repeated", "This field is there twice.");
  }

  private static Throwable rootCause(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    return root;
  }

  private static String pointer(JsonMappingException mapping) {
    StringBuilder pointer = new StringBuilder();
    for (JsonMappingException.Reference step : mapping.getPath()) {
      pointer
          .append('/')
          .append(step.getFieldName() == null ? step.getIndex() : step.getFieldName());
    }
    return pointer.toString();
  }
}
