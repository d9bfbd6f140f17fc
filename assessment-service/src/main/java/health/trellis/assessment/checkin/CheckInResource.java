package health.trellis.assessment.checkin;

import health.trellis.assessment.checkin.CheckInDto.CheckInView;
import health.trellis.assessment.checkin.CheckInDto.NewCheckIn;
import health.trellis.assessment.checkin.CheckInDto.SignView;
import health.trellis.assessment.checkin.CheckInDto.SituationView;
import health.trellis.assessment.checkin.CheckInDto.TodayView;
import health.trellis.assessment.checkin.TrendDto.TrendView;
import health.trellis.assessment.ground.QueryValue;
import health.trellis.assessment.instrument.TranslationDto;
import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.http.Pages;
import health.trellis.kit.idempotency.Idempotent;
import health.trellis.kit.identity.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Check-ins over HTTP. */
@Path("/api/v1/check-ins")
@RunOnVirtualThread
@RolesAllowed({
  Roles.PATIENT,
  Roles.CLINICIAN,
  Roles.PRESCRIBER,
  Roles.COORDINATOR,
  Roles.PROGRAM_ADMIN
})
@Tag(name = "Check-ins", description = "A few questions a day")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class CheckInResource {
  private static final String EXAMPLE =
      """
      {"mood":6,"craving":3,"sleepHours":6.5,"medicationTaken":true,"warningSignsMet":[]}""";

  private static final String LANGUAGE =
      "In which language the words for the patient are: English, or es (also es-MX)";
  private static final int USUAL_DAYS = 28;

  private final CheckInService checkIns;
  private final AskedToday asked;
  private final Trends trends;

  CheckInResource(CheckInService checkIns, AskedToday asked, Trends trends) {
    this.checkIns = checkIns;
    this.asked = asked;
    this.trends = trends;
  }

  /** Records a check-in. */
  @POST
  @Idempotent
  @RolesAllowed({Roles.PATIENT, Roles.CLINICIAN, Roles.PRESCRIBER, Roles.COORDINATOR})
  @Operation(
      summary = "Check in for the day",
      description =
          "Once per day of the patient's zone. Two warning signs met or one that the patient rated"
              + " as strong, craving from 7, mood up to 2 or under 4 hours of sleep raise an early"
              + " warning; less is enough close to a hard day of the plan; and so do days that"
              + " together rise above what is usual for the patient, once. Late entries never do.")
  @APIResponse(
      responseCode = "201",
      description = "Recorded",
      content = @Content(schema = @Schema(implementation = CheckInView.class)))
  @APIResponse(responseCode = "409", description = "There is a check-in for that day")
  @APIResponse(responseCode = "422", description = "A value is out of range or a sign not known")
  public Response record(
      @RequestBody(content = @Content(examples = @ExampleObject(name = "today", value = EXAMPLE)))
          @NotNull
          @Valid
          NewCheckIn body,
      @Parameter(description = LANGUAGE, example = "es")
          @QueryParam("lang")
          @Pattern(regexp = TranslationDto.LANGUAGE)
          @Nullable String lang) {
    return Response.status(Response.Status.CREATED).entity(checkIns.record(body, lang)).build();
  }

  /** Lists check-ins. */
  @GET
  @Operation(summary = "List a patient's check-ins", description = "Newest day first.")
  @APIResponse(responseCode = "200", description = "A page of check-ins")
  @APIResponse(responseCode = "404", description = "No such patient, or not for the caller")
  public RestResponse<Page<CheckInView>> list(
      @Parameter(schema = @Schema(implementation = UUID.class)) @QueryParam("patientId") @NotNull
          String patientId,
      @Parameter(schema = @Schema(implementation = LocalDate.class)) @QueryParam("from")
          @Nullable String from,
      @Parameter(schema = @Schema(implementation = LocalDate.class)) @QueryParam("to")
          @Nullable String to,
      @BeanParam PageRequest page,
      @Context UriInfo uri) {
    return Pages.response(
        checkIns.list(
            QueryValue.uuid("patientId", patientId),
            QueryValue.dateOrNull("from", from),
            QueryValue.dateOrNull("to", to),
            page),
        uri);
  }

  /** What today asks. */
  @GET
  @Path("/today")
  @Operation(
      summary = "See what today's check-in asks",
      description =
          "The signs, triggers and surroundings of the relapse-prevention plan in force, the hard"
              + " day that today is close to, and where the safety plan is.")
  @APIResponse(
      responseCode = "200",
      description = "What is asked",
      content = @Content(schema = @Schema(implementation = TodayView.class)))
  @APIResponse(responseCode = "404", description = "No such patient, or not for the caller")
  public TodayView today(
      @Parameter(schema = @Schema(implementation = UUID.class)) @QueryParam("patientId") @NotNull
          String patientId) {
    return asked.of(QueryValue.uuid("patientId", patientId));
  }

  /** The signs to ask about. */
  @GET
  @Path("/warning-signs")
  @Operation(
      summary = "The warning signs that a check-in asks about",
      description = "Those of the relapse-prevention plan in force; none while there is no plan.")
  @APIResponse(responseCode = "200", description = "The signs")
  @APIResponse(responseCode = "404", description = "No such patient, or not for the caller")
  public Page<SignView> signs(
      @Parameter(schema = @Schema(implementation = UUID.class)) @QueryParam("patientId") @NotNull
          String patientId) {
    return new Page<>(asked.signs(QueryValue.uuid("patientId", patientId)), null);
  }

  /** The triggers to ask about. */
  @GET
  @Path("/triggers")
  @Operation(
      summary = "The triggers that a check-in asks about",
      description = "Those of the relapse-prevention plan in force; none while it names none.")
  @APIResponse(responseCode = "200", description = "The triggers")
  @APIResponse(responseCode = "404", description = "No such patient, or not for the caller")
  public Page<SituationView> triggers(
      @Parameter(schema = @Schema(implementation = UUID.class)) @QueryParam("patientId") @NotNull
          String patientId) {
    return new Page<>(asked.triggers(QueryValue.uuid("patientId", patientId)), null);
  }

  /** How the days go. */
  @GET
  @Path("/trend")
  @Operation(
      summary = "Read how a patient's days go",
      description =
          "The last days, one number for each, and whether they differ from what is usual for the"
              + " patient, in words that the patient reads.")
  @APIResponse(
      responseCode = "200",
      description = "The trend",
      content = @Content(schema = @Schema(implementation = TrendView.class)))
  @APIResponse(responseCode = "404", description = "No such patient, or not for the caller")
  @APIResponse(responseCode = "400", description = "days is out of range")
  public TrendView trend(
      @Parameter(schema = @Schema(implementation = UUID.class)) @QueryParam("patientId") @NotNull
          String patientId,
      @Parameter(
              description = "1 to 42, 28 unless said otherwise",
              schema = @Schema(implementation = Integer.class))
          @QueryParam("days")
          @Nullable String days,
      @Parameter(description = LANGUAGE, example = "es")
          @QueryParam("lang")
          @Pattern(regexp = TranslationDto.LANGUAGE)
          @Nullable String lang) {
    return trends.view(
        QueryValue.uuid("patientId", patientId),
        QueryValue.number("days", days, 1, Trend.DAYS, USUAL_DAYS),
        lang);
  }
}
