package health.trellis.notification.inapp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.trellis.kit.access.Area;
import health.trellis.kit.access.Mode;
import health.trellis.kit.access.PatientAccess;
import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.http.Pages;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.idempotency.Idempotent;
import health.trellis.kit.identity.CurrentUser;
import health.trellis.kit.identity.Roles;
import health.trellis.notification.person.Audience;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Notifications in the app. */
@Path("/api/v1/notifications")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Notifications", description = "What a person was told, and a stream of it")
@RolesAllowed({
  Roles.PATIENT,
  Roles.FAMILY,
  Roles.CLINICIAN,
  Roles.PRESCRIBER,
  Roles.COORDINATOR,
  Roles.PROGRAM_ADMIN
})
public class NotificationResource {
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);
  private static final int CATCH_UP = 200;

  /** Shorter than a token lives; a client comes back by itself, with a fresh one. */
  private static final Duration LIFE = Duration.ofMinutes(10);

  private final Inbox inbox;
  private final Streams streams;
  private final CurrentUser user;
  private final PatientAccess access;
  private final ObjectMapper json;

  NotificationResource(
      Inbox inbox, Streams streams, CurrentUser user, PatientAccess access, ObjectMapper json) {
    this.inbox = inbox;
    this.streams = streams;
    this.user = user;
    this.access = access;
    this.json = json;
  }

  /** How many are unread. */
  @Schema(description = "How many notifications the caller has not read")
  public record UnreadCount(@Schema(examples = "3") long unread) {}

  @GET
  @RunOnVirtualThread
  @Operation(
      summary = "List notifications",
      description =
          "The caller's own, newest first: of the inbox, or of what is unread, or of the archive. Staff may name a `patientId` to see all messages about "
              + "a patient, on every channel, with their states.")
  @APIResponse(
      responseCode = "200",
      description = "A page of notifications",
      content = @Content(schema = @Schema(implementation = Page.class)))
  public RestResponse<Page<NotificationDto>> list(
      @QueryParam("patientId") @Nullable UUID patientId,
      @QueryParam("box") @DefaultValue("INBOX") Inbox.Box box,
      @BeanParam PageRequest page,
      @Context UriInfo uri) {
    if (patientId != null) {
      requireStaff(patientId);
      return Pages.response(inbox.about(patientId, page), uri);
    }
    return Pages.response(inbox.list(box, Audience.of(user), user.subject(), page), uri);
  }

  @GET
  @Path("/unread-count")
  @RunOnVirtualThread
  @Operation(summary = "Count unread notifications", description = "Of the caller.")
  @APIResponse(responseCode = "200", description = "The count")
  public UnreadCount unread() {
    return new UnreadCount(inbox.unread(Audience.of(user), user.subject()));
  }

  @GET
  @Path("/statistics")
  @RunOnVirtualThread
  @RolesAllowed({Roles.CLINICIAN, Roles.PRESCRIBER, Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(
      summary = "Count a patient's messages by state",
      description = "All messages about the patient, on every channel.")
  @APIResponse(responseCode = "200", description = "For example {\"sent\": 12, \"suppressed\": 1}")
  public Map<String, Long> statistics(@QueryParam("patientId") @Nullable UUID patientId) {
    if (patientId == null) {
      throw Refusal.invalid("patientId", "required", "Name the patient.");
    }
    requireStaff(patientId);
    return inbox.statistics(patientId);
  }

  @POST
  @Path("/{id}/read")
  @RunOnVirtualThread
  @Idempotent
  @Operation(summary = "Mark a notification as read", description = "For the caller alone.")
  @APIResponse(responseCode = "204", description = "It is read")
  @APIResponse(responseCode = "404", description = "The caller has no such notification")
  public void read(@PathParam("id") UUID id) {
    inbox.read(id, Audience.of(user), user.subject());
  }

  @POST
  @Path("/read-all")
  @RunOnVirtualThread
  @Idempotent
  @Operation(summary = "Mark all notifications as read", description = "For the caller alone.")
  @APIResponse(responseCode = "200", description = "How many are unread now: none")
  public UnreadCount readAll() {
    inbox.readAll(Audience.of(user), user.subject());
    return unread();
  }

  @POST
  @Path("/{id}/archive")
  @RunOnVirtualThread
  @Idempotent
  @Operation(
      summary = "Put a notification away",
      description = "For the caller alone. It is in the archive then, and counts as read.")
  @APIResponse(responseCode = "204", description = "It is put away")
  @APIResponse(responseCode = "404", description = "The caller has no such notification")
  public void archive(@PathParam("id") UUID id) {
    inbox.archive(id, Audience.of(user), user.subject(), true);
  }

  @DELETE
  @Path("/{id}/archive")
  @Transactional
  @RunOnVirtualThread
  @Operation(summary = "Take a notification back out", description = "Of the caller's archive.")
  @APIResponse(responseCode = "204", description = "It is in the inbox again")
  @APIResponse(responseCode = "404", description = "The caller has no such notification")
  public void takeOut(@PathParam("id") UUID id) {
    inbox.archive(id, Audience.of(user), user.subject(), false);
  }

  @GET
  @Path("/stream")
  @Blocking
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Operation(
      summary = "Stream new notifications",
      description =
          "Server-sent events of type `notification` with the notification as JSON. Send "
              + "`Last-Event-ID` to get first what was missed. A comment comes every 15 seconds. "
              + "The stream ends after ten minutes; come back with the id of the last event.")
  @APIResponse(responseCode = "200", description = "The stream")
  public Multi<OutboundSseEvent> stream(
      @HeaderParam("Last-Event-ID") @Nullable UUID lastSeen, @Context Sse sse) {
    List<String> audiences = Audience.of(user);
    List<UUID> recent = streams.recent(audiences);
    List<NotificationDto> missed =
        lastSeen == null ? List.of() : inbox.since(lastSeen, audiences, CATCH_UP);
    Set<UUID> known = new HashSet<>(recent);
    missed.forEach(notification -> known.add(notification.id()));
    Multi<OutboundSseEvent> live =
        streams.open(user.subject(), audiences, known).map(news -> event(sse, news));
    Multi<OutboundSseEvent> beats =
        Multi.createFrom()
            .ticks()
            .startingAfter(Duration.ofMillis(1))
            .every(HEARTBEAT)
            .onOverflow()
            .drop()
            .map(tick -> sse.newEventBuilder().comment("still here").build());
    Multi<OutboundSseEvent> first =
        Multi.createFrom().iterable(missed).map(news -> event(sse, news));
    return Multi.createBy().merging().streams(first, live, beats).select().first(LIFE);
  }

  private OutboundSseEvent event(Sse sse, NotificationDto notification) {
    try {
      return sse.newEventBuilder()
          .id(notification.id().toString())
          .name("notification")
          .mediaType(MediaType.APPLICATION_JSON_TYPE)
          .data(String.class, json.writeValueAsString(notification))
          .build();
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a record must be writable", impossible);
    }
  }

  private void requireStaff(UUID patientId) {
    if (Audience.of(user).stream().noneMatch(Audience::isStaff)) {
      throw Refusal.forbidden("Only staff may see messages by patient.");
    }
    access.require(patientId, Area.MESSAGES, Mode.READ, "notifications");
  }
}
