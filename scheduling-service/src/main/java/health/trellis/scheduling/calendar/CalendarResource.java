package health.trellis.scheduling.calendar;

import health.trellis.kit.identity.Roles;
import health.trellis.scheduling.calendar.CalendarRows.Owner;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Calendars over HTTP. */
@Path("/api/v1/calendars")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Calendars", description = "Who is where and when")
public class CalendarResource {
  private final CalendarService calendars;

  CalendarResource(CalendarService calendars) {
    this.calendars = calendars;
  }

  @GET
  @Path("upcoming")
  @Authenticated
  @Operation(
      summary = "Read the caller's next sessions",
      description = "Of a patient those with a place, of a clinician those to lead; else none.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = CalendarView.class)))
  public CalendarView upcoming(
      @QueryParam("limit")
          @DefaultValue("3")
          @Parameter(description = "How many at the most: 1 to 50", example = "3")
          int limit) {
    return calendars.upcoming(limit);
  }

  @GET
  @Path("patients/{id}")
  @RolesAllowed({
    Roles.PATIENT,
    Roles.FAMILY,
    Roles.CLINICIAN,
    Roles.PRESCRIBER,
    Roles.COORDINATOR,
    Roles.PROGRAM_ADMIN,
    Roles.BILLING
  })
  @Operation(
      summary = "Read a patient's calendar",
      description = "Places held and given back, by start.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = CalendarView.class)))
  @APIResponse(responseCode = "404", description = "There is no such patient for the caller")
  public CalendarView patient(@PathParam("id") UUID id, @BeanParam CalendarQuery query) {
    return calendars.ofPatient(id, query);
  }

  @GET
  @Path("clinicians/{id}")
  @RolesAllowed({Roles.CLINICIAN, Roles.PRESCRIBER, Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(
      summary = "Read a clinician's calendar",
      description = "Sessions to lead, by start, without their patients.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = CalendarView.class)))
  @APIResponse(responseCode = "404", description = "There is no such clinician")
  public CalendarView clinician(@PathParam("id") UUID id, @BeanParam CalendarQuery query) {
    return calendars.of(Owner.CLINICIAN, id, query);
  }

  @GET
  @Path("rooms/{id}")
  @RolesAllowed({Roles.CLINICIAN, Roles.PRESCRIBER, Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(
      summary = "Read a room's calendar",
      description = "Sessions in it, by start, without their patients.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = CalendarView.class)))
  @APIResponse(responseCode = "404", description = "There is no such room")
  public CalendarView room(@PathParam("id") UUID id, @BeanParam CalendarQuery query) {
    return calendars.of(Owner.ROOM, id, query);
  }

  @GET
  @Path("groups/{id}")
  @RolesAllowed({Roles.CLINICIAN, Roles.PRESCRIBER, Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(
      summary = "Read a group's calendar",
      description = "Its meetings, by start, without their patients; 62 days at the most.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = CalendarView.class)))
  @APIResponse(responseCode = "404", description = "There is none")
  public CalendarView group(@PathParam("id") UUID id, @BeanParam CalendarQuery query) {
    return calendars.of(Owner.GROUP, id, query);
  }

  @GET
  @Path("programs/{id}")
  @RolesAllowed({Roles.CLINICIAN, Roles.PRESCRIBER, Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(
      summary = "Read a program's calendar",
      description = "All its sessions, by start, without their patients; 62 days at the most.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = CalendarView.class)))
  @APIResponse(responseCode = "404", description = "There is none")
  public CalendarView program(@PathParam("id") UUID id, @BeanParam CalendarQuery query) {
    return calendars.of(Owner.PROGRAM, id, query);
  }
}
