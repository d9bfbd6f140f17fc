package health.trellis.scheduling.booking;

import health.trellis.kit.idempotency.Idempotent;
import health.trellis.kit.identity.Roles;
import health.trellis.scheduling.RetriedOnContention;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Bookings over HTTP. */
@Path("/api/v1/bookings")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Bookings", description = "Patients' places in sessions")
public class BookingResource {
  private final BookingService bookings;

  BookingResource(BookingService bookings) {
    this.bookings = bookings;
  }

  @POST
  @RetriedOnContention
  @Idempotent
  @RolesAllowed({Roles.CLINICIAN, Roles.PRESCRIBER, Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(
      summary = "Book a patient into a session",
      description = "Of two who ask for the last place at the same moment, one gets it.")
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = BookingView.class)))
  @APIResponse(
      responseCode = "409",
      description =
          "double-booking, group-full, group-closed, session-cancelled, authorization-exceeded,"
              + " authorization-ended")
  @APIResponse(responseCode = "422", description = "in-the-past without lateEntry")
  public Response book(@Valid @NotNull BookingRequest request) {
    BookingView booked = bookings.book(request);
    return Response.created(URI.create("/api/v1/bookings/" + booked.id())).entity(booked).build();
  }

  @GET
  @Path("{id}")
  @RolesAllowed({
    Roles.PATIENT,
    Roles.FAMILY,
    Roles.CLINICIAN,
    Roles.PRESCRIBER,
    Roles.COORDINATOR,
    Roles.PROGRAM_ADMIN,
    Roles.BILLING
  })
  @Operation(summary = "Read a booking", description = "A patient's place and when it is.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = BookingView.class)))
  @APIResponse(responseCode = "404", description = "There is none that the caller may know of")
  public BookingView read(@PathParam("id") UUID id) {
    return bookings.read(id);
  }

  @POST
  @Path("{id}/cancel")
  @RetriedOnContention
  @Idempotent
  @RolesAllowed({
    Roles.PATIENT,
    Roles.CLINICIAN,
    Roles.PRESCRIBER,
    Roles.COORDINATOR,
    Roles.PROGRAM_ADMIN
  })
  @Operation(
      summary = "Give a place back",
      description = "Before the session begins. A patient may do so with the own place.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = BookingView.class)))
  @APIResponse(responseCode = "409", description = "already-cancelled or session-over")
  public BookingView cancel(
      @PathParam("id") UUID id, @Valid @NotNull CancelBookingRequest request) {
    return bookings.cancel(id, request);
  }
}
