package health.trellis.notification.contact;

import com.fasterxml.jackson.annotation.JsonInclude;
import health.trellis.notification.template.Channel;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Where a person is reached.
 *
 * @param id the contact point
 * @param channel EMAIL or SMS
 * @param address mail address, or number in E.164
 * @param verified whether the person confirmed it with a code
 * @param stopped why nothing is sent there any more; absent: it works
 * @param createdAt when it was given
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "An address or number, and whether it works")
public record ContactDto(
    UUID id,
    @Schema(examples = "SMS") Channel channel,
    @Schema(examples = "+15555550123") String address,
    boolean verified,
    @Nullable @Schema(examples = "opted-out") String stopped,
    Instant createdAt) {

  /** A contact point to add. */
  @Schema(description = "An address or number to add; a code goes to it")
  public record NewContact(
      @NotNull @Schema(examples = "SMS") Channel channel,
      @NotNull @Size(min = 3, max = 254) @Schema(examples = "+15555550123") String address) {}

  /** The code that came. */
  @Schema(description = "The code that came")
  public record Code(
      @NotNull @Pattern(regexp = "[0-9]{6}") @Schema(examples = "042137") String code) {}

  /**
   * The consent to text messages.
   *
   * @param given whether it holds
   * @param wording what is, or was, agreed to
   * @param at since when; absent where nothing was said
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(description = "The consent to text messages, with its words")
  public record TextConsent(
      boolean given,
      @Schema(examples = "I agree to get text messages about my appointments…") String wording,
      @Nullable Instant at) {}

  /**
   * A yes or no.
   *
   * @param given yes or no
   * @param wording the words that the person saw, as they were read from here
   */
  @Schema(description = "A yes or no to the words that the person saw")
  public record Answer(
      boolean given,
      @NotNull
          @Size(min = 20, max = 2000)
          @Schema(
              examples =
                  "I agree to get text messages about my appointments. Message and data rates may "
                      + "apply. I can reply STOP at any time.")
          String wording) {}
}
