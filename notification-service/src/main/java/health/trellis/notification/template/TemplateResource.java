package health.trellis.notification.template;

import com.fasterxml.jackson.annotation.JsonInclude;
import health.trellis.kit.idempotency.Idempotent;
import health.trellis.kit.identity.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The texts, for those who answer for them. */
@Path("/api/v1/notification-templates")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Notification templates", description = "What is said, in which language")
@RunOnVirtualThread
public class TemplateResource {
  private final Templates templates;
  private final Clock clock;

  TemplateResource(Templates templates, Clock clock) {
    this.templates = templates;
    this.clock = clock;
  }

  /** A message with sample values, as it would be read. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(description = "A message with sample values, as each channel shows it")
  public record Preview(
      MessageKind kind,
      Category category,
      @Schema(examples = "es") String language,
      @Nullable Text inApp,
      @Nullable Text mail,
      @Nullable Text sms,
      @Nullable Text voice,
      @Nullable Text push) {}

  /**
   * What to preview.
   *
   * @param kind which message
   * @param language of {@link Templates#LOCALES}
   * @param name how the reader is addressed
   */
  @Schema(description = "Which message to preview, for whom")
  public record PreviewRequest(
      @NotNull @Schema(examples = "SESSION_REMINDER") MessageKind kind,
      @NotNull @Pattern(regexp = "en|es") @Schema(examples = "es") String language,
      @NotNull @Size(min = 1, max = 100) @Schema(examples = "Maria") String name) {}

  @GET
  @RolesAllowed({Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(
      summary = "Preview all messages",
      description = "Every message in every language, with sample values.")
  @APIResponse(responseCode = "200", description = "The messages")
  public List<Preview> previews() {
    List<Preview> previews = new ArrayList<>();
    for (MessageKind kind : MessageKind.values()) {
      for (Locale locale : Templates.LOCALES) {
        previews.add(preview(kind, locale, "Maria"));
      }
    }
    return previews;
  }

  @POST
  @Path("/preview")
  @Idempotent
  @RolesAllowed({Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(
      summary = "Preview a message",
      description = "As a reader of that name and language would get it now. Nothing is sent.")
  @APIResponse(responseCode = "200", description = "The message")
  @APIResponse(responseCode = "422", description = "There are no texts in that language")
  public Preview preview(@NotNull @Valid PreviewRequest wanted) {
    return preview(wanted.kind(), Locale.of(wanted.language()), wanted.name());
  }

  private Preview preview(MessageKind kind, Locale locale, String name) {
    String when = Templates.when(clock.instant(), ZoneOffset.UTC, locale);
    Map<String, String> values = Variables.samples(kind, name, when);
    return new Preview(
        kind,
        kind.category(),
        locale.getLanguage(),
        text(kind, Channel.IN_APP, locale, values),
        text(kind, Channel.EMAIL, locale, values),
        text(kind, Channel.SMS, locale, values),
        text(kind, Channel.VOICE, locale, values),
        text(kind, Channel.PUSH, locale, values));
  }

  private @Nullable Text text(
      MessageKind kind, Channel channel, Locale locale, Map<String, String> values) {
    return kind.channels().contains(channel) ? templates.text(kind, channel, locale, values) : null;
  }
}
