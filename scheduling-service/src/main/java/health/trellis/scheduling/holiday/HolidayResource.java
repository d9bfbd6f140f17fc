package health.trellis.scheduling.holiday;

import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.http.Pages;
import health.trellis.kit.idempotency.Idempotent;
import health.trellis.kit.identity.Roles;
import health.trellis.scheduling.RetriedOnContention;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Holidays over HTTP. */
@Path("/api/v1/holidays")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Holidays", description = "Days on which sites are closed")
public class HolidayResource {
  private final HolidayService holidays;

  HolidayResource(HolidayService holidays) {
    this.holidays = holidays;
  }

  @POST
  @RetriedOnContention
  @Idempotent
  @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.COORDINATOR})
  @Operation(
      summary = "Close sites on a day",
      description =
          "One site, or all of a state or country. Groups do not meet then and nothing can be"
              + " booked; sessions that stand there already are cancelled when asked for.")
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = HolidayView.class)))
  @APIResponse(responseCode = "409", description = "already-exists")
  @APIResponse(responseCode = "422", description = "Not one of siteId, state and country")
  public Response enter(@Valid @NotNull HolidayRequest request) {
    HolidayView entered = holidays.enter(request);
    return Response.created(URI.create("/api/v1/holidays/" + entered.id())).entity(entered).build();
  }

  @GET
  @Authenticated
  @Operation(summary = "List holidays", description = "By day, a page at a time.")
  @APIResponse(responseCode = "200", description = "A page of holidays")
  public RestResponse<Page<HolidayView>> list(@BeanParam PageRequest page, @Context UriInfo uri) {
    return Pages.response(holidays.list(page), uri);
  }

  @DELETE
  @Path("{id}")
  @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.COORDINATOR})
  @Operation(
      summary = "Open sites after all",
      description = "Meetings of groups come back with the nightly run.")
  @APIResponse(responseCode = "204", description = "It is no holiday any more")
  @APIResponse(responseCode = "404", description = "There is no such holiday")
  public void remove(@PathParam("id") UUID id) {
    holidays.remove(id);
  }
}
