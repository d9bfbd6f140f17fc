package health.trellis.notification.push;

import health.trellis.kit.http.Refusal;
import health.trellis.kit.idempotency.Idempotent;
import health.trellis.kit.identity.CurrentUser;
import health.trellis.kit.identity.Roles;
import health.trellis.notification.outbound.GuardedHttp;
import health.trellis.notification.person.Audience;
import health.trellis.notification.push.Devices.Kind;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The caller's own devices. */
@Path("/api/v1/notifications/devices")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Devices", description = "Browsers and phones that take push messages")
@RunOnVirtualThread
@RolesAllowed({
  Roles.PATIENT,
  Roles.FAMILY,
  Roles.CLINICIAN,
  Roles.PRESCRIBER,
  Roles.COORDINATOR,
  Roles.PROGRAM_ADMIN
})
public class DeviceResource {
  private static final int MOST = 20;

  private final Devices devices;
  private final Vapid vapid;
  private final PushTransport push;
  private final GuardedHttp http;
  private final CurrentUser user;
  private final Clock clock;

  DeviceResource(
      Devices devices,
      Vapid vapid,
      PushTransport push,
      GuardedHttp http,
      CurrentUser user,
      Clock clock) {
    this.devices = devices;
    this.vapid = vapid;
    this.push = push;
    this.http = http;
    this.user = user;
    this.clock = clock;
  }

  @GET
  @Operation(summary = "List own devices", description = "Oldest first.")
  @APIResponse(responseCode = "200", description = "The devices")
  public List<DeviceDto> list() {
    return devices.of(self()).stream()
        .map(
            device -> new DeviceDto(device.id(), device.kind(), device.label(), device.createdAt()))
        .toList();
  }

  @GET
  @Path("/web-push-key")
  @Operation(
      summary = "Read the key for browsers",
      description = "Pass it to `pushManager.subscribe` as `applicationServerKey`.")
  @APIResponse(responseCode = "200", description = "The key")
  @APIResponse(responseCode = "404", description = "Push is not configured here")
  public DeviceDto.PushKey key() {
    return new DeviceDto.PushKey(vapid.publicKey().orElseThrow(() -> Refusal.notFound("push key")));
  }

  @POST
  @Idempotent
  @Operation(
      summary = "Register a browser",
      description =
          "With what `PushSubscription.toJSON()` gives. A browser that another account registered "
              + "changes hands.")
  @APIResponse(
      responseCode = "201",
      description = "It is registered",
      content = @Content(schema = @Schema(implementation = DeviceDto.class)))
  @APIResponse(responseCode = "409", description = "Push is not configured, or too many devices")
  @APIResponse(responseCode = "422", description = "The endpoint or a key is not usable")
  public Response register(@NotNull @Valid DeviceDto.NewDevice wanted) {
    requireOffered(Kind.WEB);
    checkEndpoint(wanted.endpoint());
    if (!WebPush.isUsable(wanted.keys().p256dh(), wanted.keys().auth())) {
      throw Refusal.invalid("/keys", "key", "A point of P-256 and 16 bytes, both base64url.");
    }
    requireRoom();
    UUID id =
        devices.keep(
            self(),
            Kind.WEB,
            wanted.endpoint(),
            wanted.keys().p256dh(),
            wanted.keys().auth(),
            wanted.label());
    return created(new DeviceDto(id, Kind.WEB, wanted.label(), clock.instant()));
  }

  @POST
  @Path("/phones")
  @Idempotent
  @Operation(
      summary = "Register a phone",
      description =
          "With the token of APNs or FCM, at each start of the app: tokens change. A phone that "
              + "another account registered changes hands.")
  @APIResponse(
      responseCode = "201",
      description = "It is registered",
      content = @Content(schema = @Schema(implementation = DeviceDto.class)))
  @APIResponse(responseCode = "409", description = "Push is not configured, or too many devices")
  public Response registerPhone(@NotNull @Valid DeviceDto.NewPhone wanted) {
    Kind kind = wanted.platform().kind();
    requireOffered(kind);
    requireRoom();
    UUID id = devices.keep(self(), kind, wanted.token(), wanted.label());
    return created(new DeviceDto(id, kind, wanted.label(), clock.instant()));
  }

  @DELETE
  @Path("/{id}")
  @Transactional
  @Operation(summary = "Remove a device", description = "On sign-out, for example.")
  @APIResponse(responseCode = "204", description = "It is removed")
  @APIResponse(responseCode = "404", description = "The caller has no such device")
  public void remove(@PathParam("id") UUID id) {
    if (!devices.remove(id, self())) {
      throw Refusal.notFound("device");
    }
  }

  private void requireOffered(Kind kind) {
    if (!push.offers(kind)) {
      throw Refusal.conflict("channel-not-offered", "This installation does not use such push.");
    }
  }

  private void requireRoom() {
    if (devices.of(self()).size() >= MOST) {
      throw Refusal.conflict("too-many-devices", "At most " + MOST + "; remove one first.");
    }
  }

  private static Response created(DeviceDto device) {
    return Response.created(URI.create("/api/v1/notifications/devices/" + device.id()))
        .entity(device)
        .build();
  }

  private void checkEndpoint(String text) {
    try {
      URI url = URI.create(text);
      if (!GuardedHttp.isWeb(url)) {
        throw Refusal.invalid("/endpoint", "url", "A web address.");
      }
      http.resolve(url);
    } catch (IllegalArgumentException | IOException notReached) {
      throw Refusal.invalid("/endpoint", "address", "A public web address that is known.");
    }
  }

  private String self() {
    return Audience.of(user).stream()
        .filter(audience -> !Audience.isRole(audience))
        .findFirst()
        .orElseThrow(() -> Refusal.notFound("devices of this account"));
  }
}
