package health.trellis.notification.preference;

import health.trellis.notification.template.Category;
import health.trellis.notification.template.Channel;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a person wants to hear.
 *
 * @param choices by category and channel; what is not named stays as it is
 * @param quietHours in the person's own zone
 * @param digest one mail a day in the evening, rather than each; appointments come as they are;
 *     absent: as it is
 * @param caregiverCopies whether family members with notices get reminders too; absent: as it is
 * @param language of the texts; absent: as it is, or that of the record
 * @param mailRefused whether the consent to mail was taken back; read only
 */
@Schema(description = "What a person wants to hear, by category and channel, and when not")
public record PreferencesDto(
    @NotNull @Size(max = 64) List<@NotNull @Valid Choice> choices,
    @NotNull @Valid Quiet quietHours,
    @Nullable @Schema(examples = "false") Boolean digest,
    @Nullable @Schema(examples = "false") Boolean caregiverCopies,
    @Nullable @Pattern(regexp = "en|es") @Schema(examples = "es") String language,
    @Schema(readOnly = true) boolean mailRefused) {

  /** One choice. SAFETY cannot be chosen: it goes to staff only, always. */
  public record Choice(
      @NotNull @Schema(examples = "APPOINTMENTS") Category category,
      @NotNull @Schema(examples = "EMAIL") Channel channel,
      boolean enabled) {}

  /** Hours of the wall clock without mail. */
  public record Quiet(
      @NotNull @Schema(examples = "21:00") LocalTime from,
      @NotNull @Schema(examples = "08:00") LocalTime until) {}
}
