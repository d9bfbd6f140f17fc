package health.trellis.notification.push;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A browser or phone that takes push messages.
 *
 * @param id the device
 * @param kind WEB, APNS or FCM
 * @param label what the person calls it
 * @param createdAt since when
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "A browser or phone that takes push messages")
public record DeviceDto(
    UUID id,
    Devices.Kind kind,
    @Nullable @Schema(examples = "My phone") String label,
    Instant createdAt) {

  /** What a phone runs on. */
  public enum Platform {
    IOS(Devices.Kind.APNS),
    ANDROID(Devices.Kind.FCM);

    private final Devices.Kind kind;

    Platform(Devices.Kind kind) {
      this.kind = kind;
    }

    Devices.Kind kind() {
      return kind;
    }
  }

  /** A phone, by the token that its system gave to the app. */
  @Schema(description = "A phone, by the token that APNs or FCM gave to the app")
  public record NewPhone(
      @NotNull @Schema(examples = "IOS") Platform platform,
      @NotNull
          @Pattern(regexp = "[A-Za-z0-9_:.-]{32,4096}")
          @Schema(examples = "0f744707bebcf74f9b7c25d48e3358945f6aa01da5ddb387462c7eaf61bb78ad")
          String token,
      @Nullable @Size(max = 80) @Schema(examples = "My phone") String label) {}

  /** A subscription as {@code PushSubscription.toJSON()} gives it, and a label. */
  @Schema(description = "A subscription as the browser's PushSubscription.toJSON() gives it")
  public record NewDevice(
      @NotNull @Size(min = 10, max = 1000) @Schema(examples = "https://push.example.org/send/9xVq")
          String endpoint,
      @Nullable Long expirationTime,
      @NotNull @Valid Keys keys,
      @Nullable @Size(max = 80) @Schema(examples = "My phone") String label) {}

  /** The browser's keys. */
  public record Keys(
      @NotNull
          @Pattern(regexp = "[A-Za-z0-9_-]{87}=?")
          @Schema(
              examples =
                  "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4")
          String p256dh,
      @NotNull
          @Pattern(regexp = "[A-Za-z0-9_-]{22}(==)?")
          @Schema(examples = "BTBZMqHH6r4Tts7J_aSIgg")
          String auth) {}

  /** What browsers need to subscribe. */
  @Schema(description = "What browsers need to subscribe: the applicationServerKey")
  public record PushKey(String publicKey) {}
}
