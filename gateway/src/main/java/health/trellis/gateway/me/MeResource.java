package health.trellis.gateway.me;

import health.trellis.kit.identity.CurrentUser;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The caller's own view. */
@Path("/api/v1/me")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
@Tag(name = "Me", description = "Who am I, and what is next for me")
public class MeResource {
  private final CurrentUser user;
  private final JsonWebToken token;
  private final Home home;

  MeResource(CurrentUser user, JsonWebToken token, Home home) {
    this.user = user;
    this.token = token;
    this.home = home;
  }

  @GET
  @Operation(
      operationId = "getMe",
      summary = "Who am I",
      description =
          "The account, its roles, and the patient, clinician or family member behind it.")
  @APIResponse(responseCode = "200", description = "The caller")
  @APIResponse(responseCode = "401", description = "There is no valid token")
  public MeDto me() {
    return MeDto.of(user);
  }

  @GET
  @Path("home")
  @Operation(
      operationId = "getHome",
      summary = "What is next for me",
      description =
          "The next sessions, due assessments and the number of unread notifications, asked from"
              + " the services in parallel. A part that does not come within two seconds is left"
              + " out and its service named in `missing`; the answer is 200 all the same.")
  @APIResponse(responseCode = "200", description = "What is next, and what is missing")
  @APIResponse(responseCode = "401", description = "There is no valid token")
  public HomeDto home() {
    return home.of(token.getRawToken());
  }
}
