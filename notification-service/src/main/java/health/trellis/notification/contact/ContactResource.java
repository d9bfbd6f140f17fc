package health.trellis.notification.contact;

import health.trellis.kit.http.Refusal;
import health.trellis.kit.idempotency.Idempotent;
import health.trellis.kit.identity.CurrentUser;
import health.trellis.kit.identity.Roles;
import health.trellis.notification.person.Audience;
import health.trellis.notification.person.People;
import health.trellis.notification.person.Person;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
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
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The caller's own addresses and numbers. */
@Path("/api/v1/notification-preferences")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Contact points", description = "Where a person is reached, and the consent to texts")
@RunOnVirtualThread
@RolesAllowed({
  Roles.PATIENT,
  Roles.FAMILY,
  Roles.CLINICIAN,
  Roles.PRESCRIBER,
  Roles.COORDINATOR,
  Roles.PROGRAM_ADMIN
})
public class ContactResource {
  private final Contacts contacts;
  private final Verification verification;
  private final TextConsents consents;
  private final People people;
  private final CurrentUser user;

  ContactResource(
      Contacts contacts,
      Verification verification,
      TextConsents consents,
      People people,
      CurrentUser user) {
    this.contacts = contacts;
    this.verification = verification;
    this.consents = consents;
    this.people = people;
    this.user = user;
  }

  @GET
  @Path("/contacts")
  @Operation(
      summary = "List own addresses and numbers",
      description = "With whether each was confirmed, and why it was stopped.")
  @APIResponse(responseCode = "200", description = "The contact points, oldest first")
  public List<ContactDto> list() {
    return contacts.of(self()).stream().map(Contacts.Row::toDto).toList();
  }

  @POST
  @Path("/contacts")
  @Idempotent
  @Operation(
      summary = "Add an address or number",
      description =
          "A code of six digits goes there, good for ten minutes. Nothing else is sent there until "
              + "it is confirmed. Adding the same again sends a new code.")
  @APIResponse(
      responseCode = "201",
      description = "It is added, and a code is on its way",
      content = @Content(schema = @Schema(implementation = ContactDto.class)))
  @APIResponse(responseCode = "409", description = "Too many contacts or codes, or opted out")
  @APIResponse(responseCode = "422", description = "It is no address, or nobody is reached there")
  @APIResponse(responseCode = "503", description = "The provider does not take it now")
  public Response add(@NotNull @Valid ContactDto.NewContact wanted) {
    ContactDto added =
        verification.add(self(), wanted.channel(), wanted.address(), language()).toDto();
    return Response.created(URI.create("/api/v1/notification-preferences/contacts/" + added.id()))
        .entity(added)
        .build();
  }

  @POST
  @Path("/contacts/{id}/code")
  @Idempotent
  @Operation(summary = "Send a new code", description = "The code before is void.")
  @APIResponse(responseCode = "202", description = "It is on its way")
  @APIResponse(responseCode = "409", description = "Too many codes today, or opted out")
  public Response code(@PathParam("id") UUID id) {
    verification.sendCode(own(id), language());
    return Response.accepted().build();
  }

  @POST
  @Path("/contacts/{id}/verify")
  @Idempotent
  @Operation(
      summary = "Confirm an address or number",
      description = "With the code that came. A code holds ten minutes and five tries.")
  @APIResponse(responseCode = "200", description = "It is confirmed")
  @APIResponse(responseCode = "409", description = "The code is over; ask for a new one")
  @APIResponse(responseCode = "422", description = "Another code was sent")
  public ContactDto verify(@PathParam("id") UUID id, @NotNull @Valid ContactDto.Code given) {
    switch (verification.verify(own(id), given.code())) {
      case RIGHT -> {}
      case WRONG -> throw Refusal.invalid("/code", "wrong-code", "Another code was sent.");
      case EXPIRED -> throw Refusal.conflict("code-expired", "Ask for a new code.");
      case TOO_MANY -> throw Refusal.conflict("too-many-tries", "Ask for a new code.");
    }
    return own(id).toDto();
  }

  @DELETE
  @Path("/contacts/{id}")
  @Transactional
  @Operation(summary = "Remove an address or number", description = "Nothing goes there any more.")
  @APIResponse(responseCode = "204", description = "It is removed")
  public void remove(@PathParam("id") UUID id) {
    verification.remove(id, self());
  }

  @GET
  @Path("/text-consent")
  @Operation(
      summary = "Read the consent to text messages",
      description = "Where nothing was said, the words to show, in the caller's language.")
  @APIResponse(responseCode = "200", description = "The consent")
  public ContactDto.TextConsent consent() {
    return consents
        .of(self())
        .orElseGet(() -> new ContactDto.TextConsent(false, TextConsents.wording(language()), null));
  }

  @POST
  @Path("/text-consent")
  @Idempotent
  @Operation(
      summary = "Agree to text messages, or take that back",
      description =
          "With the words that were shown; they are kept with the time. Taking it back withdraws "
              + "what still waits.")
  @APIResponse(responseCode = "200", description = "The consent as it is now")
  @APIResponse(responseCode = "422", description = "Those are not words that we show")
  public ContactDto.TextConsent answer(@NotNull @Valid ContactDto.Answer answer) {
    if (answer.given() && !TextConsents.isKnown(answer.wording())) {
      throw Refusal.invalid("/wording", "wording", "Not the words that this service gave to show.");
    }
    consents.keep(self(), answer.given(), answer.wording(), "person");
    return consent();
  }

  private Contacts.Row own(UUID id) {
    return contacts.find(id, self()).orElseThrow(() -> Refusal.notFound("contact"));
  }

  private Locale language() {
    return people.find(self()).map(Person::locale).orElse(Locale.ENGLISH);
  }

  /** Roles have no phone; the people behind them do. */
  private String self() {
    return Audience.of(user).stream()
        .filter(audience -> !Audience.isRole(audience))
        .findFirst()
        .orElseThrow(() -> Refusal.notFound("contact points of this account"));
  }
}
