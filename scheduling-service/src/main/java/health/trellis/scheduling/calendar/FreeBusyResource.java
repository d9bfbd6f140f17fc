package health.trellis.scheduling.calendar;

import health.trellis.kit.identity.Roles;
import health.trellis.scheduling.calendar.CalendarRows.Owner;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Free and busy over HTTP: as JSON, or as VFREEBUSY for who accepts text/calendar. */
@Path("/api/v1/calendars")
@Produces({MediaType.APPLICATION_JSON, FreeBusyResource.ICALENDAR})
@RunOnVirtualThread
@Tag(name = "Calendars", description = "Who is where and when")
public class FreeBusyResource {
  static final String ICALENDAR = "text/calendar";

  private final CalendarService calendars;
  private final Clock clock;

  FreeBusyResource(CalendarService calendars, Clock clock) {
    this.calendars = calendars;
    this.clock = clock;
  }

  @GET
  @Path("clinicians/{id}/free-busy")
  @RolesAllowed({Roles.CLINICIAN, Roles.PRESCRIBER, Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(summary = "Read when a clinician is taken", description = "Times alone, merged.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = FreeBusyView.class)))
  @APIResponse(responseCode = "404", description = "There is no such clinician")
  public Response clinician(
      @PathParam("id") UUID id, @BeanParam CalendarQuery query, @Context HttpHeaders headers) {
    return answer(calendars.freeBusy(Owner.CLINICIAN, id, query), id, headers);
  }

  @GET
  @Path("rooms/{id}/free-busy")
  @RolesAllowed({Roles.CLINICIAN, Roles.PRESCRIBER, Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(summary = "Read when a room is taken", description = "Times alone, merged.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = FreeBusyView.class)))
  @APIResponse(responseCode = "404", description = "There is no such room")
  public Response room(
      @PathParam("id") UUID id, @BeanParam CalendarQuery query, @Context HttpHeaders headers) {
    return answer(calendars.freeBusy(Owner.ROOM, id, query), id, headers);
  }

  @GET
  @Path("patients/{id}/free-busy")
  @RolesAllowed({
    Roles.PATIENT,
    Roles.FAMILY,
    Roles.CLINICIAN,
    Roles.PRESCRIBER,
    Roles.COORDINATOR,
    Roles.PROGRAM_ADMIN,
    Roles.BILLING
  })
  @Operation(summary = "Read when a patient is taken", description = "Times alone, merged.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = FreeBusyView.class)))
  @APIResponse(responseCode = "404", description = "There is no such patient for the caller")
  public Response patient(
      @PathParam("id") UUID id, @BeanParam CalendarQuery query, @Context HttpHeaders headers) {
    return answer(calendars.freeBusyOfPatient(id, query), id, headers);
  }

  private Response answer(FreeBusyView view, UUID id, HttpHeaders headers) {
    boolean wantsCalendar =
        headers.getAcceptableMediaTypes().stream()
            .anyMatch(type -> type.toString().startsWith(ICALENDAR));
    return wantsCalendar
        ? Response.ok(ICalendar.freeBusy(view, id, clock.instant())).type(ICALENDAR).build()
        : Response.ok(view).type(MediaType.APPLICATION_JSON).build();
  }
}
