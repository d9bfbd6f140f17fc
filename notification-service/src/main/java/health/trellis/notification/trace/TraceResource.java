package health.trellis.notification.trace;

import health.trellis.kit.access.Area;
import health.trellis.kit.access.Mode;
import health.trellis.kit.access.PatientAccess;
import health.trellis.kit.audit.AuditAction;
import health.trellis.kit.audit.AuditTrail;
import health.trellis.kit.http.IsoText;
import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.http.Pages;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.idempotency.Idempotent;
import health.trellis.kit.identity.CurrentUser;
import health.trellis.kit.identity.Roles;
import health.trellis.notification.person.Audience;
import health.trellis.notification.template.MessageKind;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Why she did, or did not, get it. */
@Path("/api/v1/notifications")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Delivery truth", description = "Where each message is, and why")
@RunOnVirtualThread
public class TraceResource {
  private final Traces traces;
  private final CurrentUser user;
  private final PatientAccess access;
  private final AuditTrail audit;

  TraceResource(Traces traces, CurrentUser user, PatientAccess access, AuditTrail audit) {
    this.traces = traces;
    this.user = user;
    this.access = access;
    this.audit = audit;
  }

  @GET
  @Path("/why")
  @RolesAllowed({
    Roles.PATIENT,
    Roles.CLINICIAN,
    Roles.PRESCRIBER,
    Roles.COORDINATOR,
    Roles.PROGRAM_ADMIN
  })
  @Operation(
      summary = "Why did somebody get a message, or not?",
      description =
          "Each message on each channel, newest first, with its states, their times, the provider's "
              + "answers and a sentence on what became of it. Patients see their own; staff name a "
              + "`patientId` and see all messages about that patient.")
  @APIResponse(responseCode = "200", description = "A page of messages with their timelines")
  public RestResponse<Page<TraceDto>> why(
      @QueryParam("patientId") @Nullable UUID patientId,
      @QueryParam("kind") @Nullable MessageKind kind,
      @QueryParam("from") @Nullable String from,
      @QueryParam("until") @Nullable String until,
      @BeanParam PageRequest page,
      @Context UriInfo uri) {
    boolean staff = Audience.of(user).stream().anyMatch(Audience::isStaff);
    UUID about = patientId != null ? patientId : access.self().orElse(null);
    if (about == null) {
      throw Refusal.invalid("patientId", "required", "Name the patient.");
    }
    access.require(about, Area.MESSAGES, Mode.READ, "notifications");
    Traces.Filter filter =
        new Traces.Filter(
            about,
            staff ? null : Audience.patient(about),
            kind == null ? null : kind.name(),
            instant("from", from),
            instant("until", until));
    return Pages.response(traces.find(filter, page), uri);
  }

  @GET
  @Path("/failed")
  @RolesAllowed({Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(
      summary = "List messages that were given up",
      description = "Newest first: all tries failed, or nobody is reached at the address.")
  @APIResponse(responseCode = "200", description = "A page of messages with their timelines")
  public RestResponse<Page<TraceDto>> failed(@BeanParam PageRequest page, @Context UriInfo uri) {
    Page<TraceDto> found = traces.failed(page);
    access.auditList(
        found.items().stream()
            .map(trace -> traces.patientOf(trace.id()).orElse(null))
            .filter(Objects::nonNull)
            .distinct()
            .toList(),
        Area.MESSAGES,
        "notifications");
    return Pages.response(found, uri);
  }

  @POST
  @Path("/failed/{id}/replay")
  @Idempotent
  @RolesAllowed({Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(
      summary = "Send a given-up message again",
      description = "Under the same id, so that a provider that has it already does not repeat it.")
  @APIResponse(responseCode = "202", description = "It is queued")
  @APIResponse(responseCode = "404", description = "No such message was given up")
  public Response replay(@PathParam("id") UUID id) {
    if (!traces.replay(id)) {
      throw Refusal.notFound("failed notification");
    }
    audit.record(
        AuditAction.OPERATE,
        traces.patientOf(id).orElse(null),
        "notification",
        id.toString(),
        "replay");
    return Response.accepted().build();
  }

  private static @Nullable Instant instant(String name, @Nullable String text) {
    try {
      return text == null ? null : IsoText.instant(text);
    } catch (DateTimeException malformed) {
      throw Refusal.badRequest(name, "instant", "An instant such as 2026-03-09T22:30:00Z.");
    }
  }
}
