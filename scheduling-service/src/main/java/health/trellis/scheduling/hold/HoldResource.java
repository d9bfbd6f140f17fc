package health.trellis.scheduling.hold;

import health.trellis.kit.idempotency.Idempotent;
import health.trellis.kit.identity.Roles;
import health.trellis.scheduling.RetriedOnContention;
import health.trellis.scheduling.booking.BookingView;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
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
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Holds over HTTP. */
@Path("/api/v1/holds")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Holds", description = "Slots that are kept while a booking is made")
public class HoldResource {
  private final HoldService holds;

  HoldResource(HoldService holds) {
    this.holds = holds;
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
      summary = "Keep a free slot for a patient",
      description =
          "For some minutes. Patients keep what their program lets them book themselves; of two who"
              + " ask at the same moment, one gets it.")
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = HoldView.class)))
  @APIResponse(responseCode = "403", description = "Staff book this kind of session")
  @APIResponse(
      responseCode = "409",
      description = "slot-taken, double-booking, group-full, already-held, too-many-holds")
  @APIResponse(responseCode = "422", description = "Too near, too far ahead, or in the past")
  public Response hold(@Valid @NotNull HoldRequest request) {
    HoldView held = holds.hold(request);
    return Response.created(URI.create("/api/v1/holds/" + held.id())).entity(held).build();
  }

  @GET
  @Path("{id}")
  @RolesAllowed({
    Roles.PATIENT,
    Roles.CLINICIAN,
    Roles.PRESCRIBER,
    Roles.COORDINATOR,
    Roles.PROGRAM_ADMIN
  })
  @Operation(summary = "Read a hold", description = "What is kept, and until when.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = HoldView.class)))
  @APIResponse(responseCode = "404", description = "There is none, or it has expired")
  public HoldView read(@PathParam("id") UUID id) {
    return holds.read(id);
  }

  @POST
  @Path("{id}/confirm")
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
      summary = "Book what is held",
      description = "The hold becomes a booking, in one transaction.")
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = BookingView.class)))
  @APIResponse(responseCode = "404", description = "There is none, or it has expired")
  @APIResponse(
      responseCode = "409",
      description =
          "hold-expired, double-booking, session-cancelled, clinician-away, too-close,"
              + " authorization-exceeded")
  public Response confirm(@PathParam("id") UUID id, @Valid @NotNull ConfirmRequest request) {
    BookingView booked = holds.confirm(id, request);
    return Response.created(URI.create("/api/v1/bookings/" + booked.id())).entity(booked).build();
  }

  @DELETE
  @Path("{id}")
  @RolesAllowed({
    Roles.PATIENT,
    Roles.CLINICIAN,
    Roles.PRESCRIBER,
    Roles.COORDINATOR,
    Roles.PROGRAM_ADMIN
  })
  @Operation(summary = "Let a slot go", description = "Others can have it at once.")
  @APIResponse(responseCode = "204", description = "It is free")
  @APIResponse(responseCode = "404", description = "There is none, or it has expired")
  public void release(@PathParam("id") UUID id) {
    holds.release(id);
  }
}
