package health.trellis.kit.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An error as clients see it (RFC 9457).
 *
 * @param type {@code /problems/<code>}: a page that explains it
 * @param title the kind of error in a few words
 * @param status the HTTP status
 * @param detail what happened this time; never holds data of a patient
 * @param code stable name of the kind of error, to program against
 * @param traceId to find the request in the traces and logs
 * @param errors what is wrong with which field, where that is known
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(description = "An error (RFC 9457 problem details)")
public record Problem(
    @Schema(examples = "/problems/validation") String type,
    @Schema(examples = "The request breaks a rule") String title,
    @Schema(examples = "422") int status,
    @Schema(examples = "One field breaks a rule.") @Nullable String detail,
    @Schema(examples = "validation") String code,
    @Nullable String traceId,
    List<FieldError> errors) {

  /** The media type of a problem. */
  public static final String MEDIA_TYPE = "application/problem+json";

  /** A problem of the given kind. */
  public static Problem of(
      int status,
      String code,
      @Nullable String detail,
      @Nullable String traceId,
      List<FieldError> errors) {
    return new Problem("/problems/" + code, title(status), status, detail, code, traceId, errors);
  }

  private static String title(int status) {
    return switch (status) {
      case 400 -> "The request cannot be read";
      case 401 -> "Sign in first";
      case 403 -> "Not allowed";
      case 404 -> "Not found";
      case 405 -> "Method not allowed here";
      case 406 -> "No such representation";
      case 409 -> "In conflict with the present state";
      case 412 -> "Changed by somebody else meanwhile";
      case 413 -> "Too large";
      case 415 -> "Media type not supported";
      case 422 -> "The request breaks a rule";
      case 428 -> "If-Match is required";
      case 429 -> "Too many requests";
      case 503 -> "Not available for the moment";
      default -> status < 500 ? "The request was refused" : "Something went wrong on our side";
    };
  }
}
