package health.trellis.notification.mail;

import health.trellis.kit.http.Refusal;
import health.trellis.kit.idempotency.Idempotent;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where the unsubscribe button of mail programs leads (RFC 8058). */
@Path("/api/v1/notifications/unsubscribe/{token}")
@Tag(name = "Unsubscribe", description = "The unsubscribe button of mail programs")
@RunOnVirtualThread
@PermitAll
public class UnsubscribeResource {
  private static final String TOKEN = "[A-Za-z0-9_-]{32}";
  private static final String PAGE =
      """
      <!doctype html><html><body style="font-family:sans-serif"><form method="post">
      <p>No more mails of this kind? / ¿No quiere más correos de este tipo?</p>
      <button>Yes / Sí</button></form></body></html>
      """;

  private final Unsubscribe unsubscribe;

  UnsubscribeResource(Unsubscribe unsubscribe) {
    this.unsubscribe = unsubscribe;
  }

  @GET
  @SecurityRequirements
  @Produces("text/html;charset=UTF-8")
  @Operation(
      summary = "Ask whether to unsubscribe",
      description = "Changes nothing, because programs follow links without being asked to.")
  @APIResponse(responseCode = "200", description = "A page with one button")
  public String ask(@PathParam("token") @Pattern(regexp = TOKEN) String token) {
    return PAGE;
  }

  @POST
  @Idempotent
  @SecurityRequirements
  @Consumes({MediaType.APPLICATION_FORM_URLENCODED, MediaType.MULTIPART_FORM_DATA})
  @Produces(MediaType.TEXT_PLAIN)
  @Operation(
      summary = "Unsubscribe with one click",
      description = "Ends mails of the category that the link belongs to. No sign-in, no cookies.")
  @APIResponse(responseCode = "200", description = "Done")
  @APIResponse(responseCode = "404", description = "There is no such link")
  public String end(@PathParam("token") @Pattern(regexp = TOKEN) String token) {
    if (!unsubscribe.end(token)) {
      throw Refusal.notFound("unsubscribe link");
    }
    return "OK";
  }
}
