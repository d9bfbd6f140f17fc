package health.trellis.notification.rule;

import health.trellis.kit.access.Area;
import health.trellis.kit.access.Mode;
import health.trellis.kit.access.PatientAccess;
import health.trellis.kit.audit.AuditAction;
import health.trellis.kit.audit.AuditTrail;
import health.trellis.kit.http.ETags;
import health.trellis.kit.http.FieldError;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.idempotency.Idempotent;
import health.trellis.kit.identity.Roles;
import health.trellis.notification.message.Message;
import health.trellis.notification.message.Planner;
import health.trellis.notification.template.MessageKind;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The rules, for whoever runs the program, with a dry run. */
@Path("/api/v1/notifications/rules")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Notification rules", description = "Who hears of what, where and when")
@RunOnVirtualThread
public class RuleResource {
  private final RuleBook book;
  private final Planner planner;
  private final PatientAccess access;
  private final AuditTrail audit;
  private final Clock clock;

  RuleResource(
      RuleBook book, Planner planner, PatientAccess access, AuditTrail audit, Clock clock) {
    this.book = book;
    this.planner = planner;
    this.access = access;
    this.audit = audit;
    this.clock = clock;
  }

  @GET
  @RolesAllowed({Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(summary = "List all rules", description = "By occasion.")
  @APIResponse(responseCode = "200", description = "The rules of every occasion")
  public List<RuleDto.Rules> list() {
    return Arrays.stream(Occasion.values())
        .map(occasion -> new RuleDto.Rules(occasion, book.rules(occasion)))
        .toList();
  }

  @GET
  @Path("/{occasion}")
  @RolesAllowed({Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(summary = "Read an occasion's rules", description = "With an ETag for the edit.")
  @APIResponse(
      responseCode = "200",
      description = "The rules",
      content = @Content(schema = @Schema(implementation = RuleDto.Rules.class)))
  public Response read(@PathParam("occasion") Occasion occasion) {
    return answer(occasion);
  }

  @PUT
  @Path("/{occasion}")
  @Transactional
  @RolesAllowed(Roles.PROGRAM_ADMIN)
  @Operation(
      summary = "Write an occasion's rules",
      description =
          "Holds for events from now on. Texts for staff go to staff only, and pages about a risk "
              + "do not go by these rules. Try them with a dry run first.")
  @APIResponse(
      responseCode = "200",
      description = "The rules as they are now",
      content = @Content(schema = @Schema(implementation = RuleDto.Rules.class)))
  @APIResponse(responseCode = "412", description = "They were changed meanwhile")
  @APIResponse(responseCode = "422", description = "A text does not fit the audience or channel")
  @APIResponse(responseCode = "428", description = "If-Match is missing")
  public Response write(
      @PathParam("occasion") Occasion occasion,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @NotNull @Valid RuleDto.NewRules wanted) {
    check(occasion, wanted.rules());
    book.replace(occasion, ifMatch, wanted.rules());
    audit.record(AuditAction.OPERATE, null, "notification-rule", occasion.name(), null);
    return answer(occasion);
  }

  @POST
  @Path("/{occasion}/dry-run")
  @Idempotent
  @RolesAllowed(Roles.PROGRAM_ADMIN)
  @Operation(
      summary = "Try rules",
      description =
          "Shows who would get what if it happened to the patient now, and why somebody would not. "
              + "Nothing is sent or kept, but the look at the patient is audited.")
  @APIResponse(responseCode = "200", description = "What each person would get on each channel")
  @APIResponse(responseCode = "422", description = "A text does not fit the audience or channel")
  public List<RuleDto.Outcome> dryRun(
      @PathParam("occasion") Occasion occasion, @NotNull @Valid RuleDto.DryRun wanted) {
    access.require(wanted.patientId(), Area.MESSAGES, Mode.READ, "notification dry run");
    List<Rule> rules = wanted.rules() == null ? book.rules(occasion) : wanted.rules();
    check(occasion, rules);
    Message facts =
        Message.at(
            MessageKind.WELCOME,
            wanted.patientId(),
            "dry-run",
            clock.instant().plus(Duration.ofDays(1)),
            null);
    return book.tellings(new RuleBook.Happening(occasion, facts, null), rules).stream()
        .flatMap(telling -> outcomes(telling).stream())
        .toList();
  }

  private List<RuleDto.Outcome> outcomes(RuleBook.Telling telling) {
    return planner.plan(telling.person(), telling.message()).stream()
        .map(
            plan ->
                new RuleDto.Outcome(
                    telling.audience(),
                    telling.person().audience(),
                    telling.message().kind(),
                    plan.channel(),
                    plan.due(),
                    plan.whyNot() == null ? null : plan.whyNot().code(),
                    plan.text()))
        .toList();
  }

  private static void check(Occasion occasion, List<Rule> rules) {
    List<FieldError> errors = RuleCheck.of(occasion, rules);
    if (!errors.isEmpty()) {
      throw Refusal.invalid(errors);
    }
  }

  private Response answer(Occasion occasion) {
    return ETags.ok(new RuleDto.Rules(occasion, book.rules(occasion)), book.version(occasion));
  }
}
