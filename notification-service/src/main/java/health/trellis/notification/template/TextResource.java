package health.trellis.notification.template;

import com.fasterxml.jackson.annotation.JsonInclude;
import health.trellis.kit.audit.AuditAction;
import health.trellis.kit.audit.AuditTrail;
import health.trellis.kit.http.ETags;
import health.trellis.kit.http.FieldError;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.identity.CurrentUser;
import health.trellis.kit.identity.Roles;
import health.trellis.kit.sql.SqlFailure;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Own words for a message, checked before they are kept. */
@Path("/api/v1/notification-templates/{kind}/{language}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Notification templates", description = "What is said, in which language")
@RunOnVirtualThread
public class TextResource {
  private static final String LANGUAGE = "en|es";

  private final Templates templates;
  private final WrittenTexts written;
  private final AuditTrail audit;
  private final CurrentUser user;

  TextResource(Templates templates, WrittenTexts written, AuditTrail audit, CurrentUser user) {
    this.templates = templates;
    this.written = written;
    this.audit = audit;
    this.user = user;
  }

  /**
   * The texts of a kind.
   *
   * @param version 0 for those that come with Trellis
   * @param texts by part: title and body in the app; subject, mail, sms and push outside
   * @param variables what they may name
   * @param history who wrote which version, newest first
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(description = "The texts of a message, and what they may name")
  public record Texts(
      MessageKind kind,
      @Schema(examples = "en") String language,
      int version,
      Map<String, String> texts,
      Set<String> variables,
      List<Written> history) {}

  /** A version. */
  public record Written(int version, String writtenBy, Instant writtenAt) {}

  /** Texts to write: all parts. */
  @Schema(description = "All parts of a message; variables stand in braces")
  public record NewTexts(
      @NotNull
          @Size(min = 1, max = 6)
          @Schema(
              examples =
                  "{\"title\":\"Well done!\",\"body\":\"You have come far.\","
                      + "\"subject\":\"Good news for you\"}")
          Map<@Size(max = 10) String, @NotNull @Size(max = 4000) String> texts) {}

  @GET
  @RolesAllowed({Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(summary = "Read a message's texts", description = "With an ETag for the edit.")
  @APIResponse(
      responseCode = "200",
      description = "The texts",
      content = @Content(schema = @Schema(implementation = Texts.class)))
  public Response read(
      @PathParam("kind") MessageKind kind,
      @PathParam("language") @Pattern(regexp = LANGUAGE) String language) {
    return answer(kind, Locale.of(language));
  }

  @PUT
  @Transactional
  @RolesAllowed(Roles.PROGRAM_ADMIN)
  @Operation(
      summary = "Write a message's texts",
      description =
          "A new version, used within seconds. Refused are: unknown variables, more than variables "
              + "in braces, line breaks in subjects, words outside the app that tell what the "
              + "sender does, and a reading grade above eight.")
  @APIResponse(
      responseCode = "200",
      description = "The texts as they are now",
      content = @Content(schema = @Schema(implementation = Texts.class)))
  @APIResponse(responseCode = "412", description = "They were changed meanwhile")
  @APIResponse(responseCode = "422", description = "A part is missing or may not be so")
  @APIResponse(responseCode = "428", description = "If-Match is missing")
  public Response write(
      @PathParam("kind") MessageKind kind,
      @PathParam("language") @Pattern(regexp = LANGUAGE) String language,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @NotNull @Valid NewTexts wanted) {
    Locale locale = Locale.of(language);
    List<FieldError> errors = TextCheck.of(kind, locale, wanted.texts());
    if (!errors.isEmpty()) {
      throw Refusal.invalid(errors);
    }
    try {
      written.write(kind, locale, ifMatch, wanted.texts(), user.subject());
    } catch (SqlFailure sameVersion) {
      throw Refusal.preconditionFailed();
    }
    templates.forget();
    audit.record(AuditAction.OPERATE, null, "notification-template", kind.name(), language);
    return answer(kind, locale);
  }

  private Response answer(MessageKind kind, Locale locale) {
    int version = written.version(kind, locale);
    Texts texts =
        new Texts(
            kind,
            locale.getLanguage(),
            version,
            version == 0 ? templates.builtIn(kind, locale) : written.texts(kind, locale, version),
            Variables.of(kind),
            written.versions(kind, locale).stream()
                .map(v -> new Written(v.version(), v.writtenBy(), v.writtenAt()))
                .toList());
    return ETags.ok(texts, version);
  }
}
