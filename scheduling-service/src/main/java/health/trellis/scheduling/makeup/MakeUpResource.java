package health.trellis.scheduling.makeup;

import health.trellis.kit.idempotency.Idempotent;
import health.trellis.kit.identity.Roles;
import health.trellis.scheduling.RetriedOnContention;
import health.trellis.scheduling.booking.BookingView;
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

/** Make-up sessions over HTTP. */
@Path("/api/v1/attendance/{bookingId}/make-ups")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Make-up sessions", description = "Sessions that make up for missed ones")
public class MakeUpResource {
  private final MakeUpService makeUps;

  MakeUpResource(MakeUpService makeUps) {
    this.makeUps = makeUps;
  }

  @GET
  @RolesAllowed({
    Roles.PATIENT,
    Roles.FAMILY,
    Roles.CLINICIAN,
    Roles.PRESCRIBER,
    Roles.COORDINATOR,
    Roles.PROGRAM_ADMIN
  })
  @Operation(
      summary = "Read what makes up for a missed session",
      description =
          "For a group's meeting: meetings of the program's groups within a week of it, with a place"
              + " left, when the patient can come; the same modality first. For any other session:"
              + " free slots, with the same clinician where there are any.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = MakeUpView.class)))
  @APIResponse(responseCode = "404", description = "There is no such place for the caller")
  public MakeUpView read(@PathParam("bookingId") UUID bookingId) {
    return makeUps.read(bookingId);
  }

  @POST
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
      summary = "Take a session that makes up for a missed one",
      description = "Of those that are offered; a patient may do so for the own missed session.")
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = BookingView.class)))
  @APIResponse(
      responseCode = "409",
      description =
          "not-missed, made-up-already, no-longer-offered, group-full, authorization-exceeded")
  public Response take(
      @PathParam("bookingId") UUID bookingId, @Valid @NotNull MakeUpRequest request) {
    BookingView booked = makeUps.take(bookingId, request);
    return Response.created(URI.create("/api/v1/bookings/" + booked.id())).entity(booked).build();
  }
}
