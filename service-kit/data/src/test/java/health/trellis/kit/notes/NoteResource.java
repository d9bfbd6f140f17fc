package health.trellis.kit.notes;

import health.trellis.event.RiskLevel;
import health.trellis.event.patient.MilestoneReached;
import health.trellis.event.patient.PatientProfile;
import health.trellis.event.patient.PatientRegistered;
import health.trellis.kit.Ids;
import health.trellis.kit.access.Area;
import health.trellis.kit.access.Mode;
import health.trellis.kit.access.PatientAccess;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.idempotency.Idempotent;
import health.trellis.kit.identity.Roles;
import health.trellis.kit.outbox.Outbox;
import health.trellis.kit.sql.Sql;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;

/** Notes about patients. */
@Path("/notes")
@RunOnVirtualThread
@RolesAllowed({
  Roles.COORDINATOR,
  Roles.CLINICIAN,
  Roles.PATIENT,
  Roles.FAMILY,
  Roles.SYSTEM,
  Roles.BILLING
})
public class NoteResource {
  private final Outbox outbox;
  private final PatientAccess access;
  private final Sql sql;

  NoteResource(Outbox outbox, PatientAccess access, Sql sql) {
    this.outbox = outbox;
    this.access = access;
    this.sql = sql;
  }

  /** A note; {@code fail} asks to fail after everything is written. */
  public record NewNote(
      @NotNull UUID patientId, @NotNull @Size(max = 100) String text, boolean fail) {}

  /** A note as answered. */
  public record Note(UUID id, UUID patientId) {}

  @POST
  @Idempotent
  public Note add(@NotNull @Valid NewNote note) {
    return save(note);
  }

  private Note save(NewNote note) {
    UUID id = Ids.next();
    sql.update(
        "insert into note (id, patient_id, text) values (?, ?, ?)",
        id,
        note.patientId(),
        note.text());
    PatientProfile profile =
        new PatientProfile("Ada", "Testperson", null, null, "en", "UTC", null, null);
    outbox.append(new PatientRegistered(note.patientId(), profile, null));
    outbox.append(new MilestoneReached(note.patientId(), id, note.text(), LocalDate.EPOCH));
    if (note.fail()) {
      throw Refusal.conflict("asked-to-fail", "As asked.");
    }
    return new Note(id, note.patientId());
  }

  /** The same, with a status and a place of its own. */
  @POST
  @Path("/placed")
  @Idempotent
  public RestResponse<Note> addPlaced(@NotNull @Valid NewNote note) {
    Note added = save(note);
    URI place = URI.create("/notes/" + added.id());
    return RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, added)
        .location(place)
        .build();
  }

  @GET
  public List<UUID> between(
      @QueryParam("patientId") @NotNull UUID patientId,
      @QueryParam("from") LocalDate from,
      @QueryParam("level") RiskLevel level,
      @QueryParam("done") Boolean done) {
    return of(patientId);
  }

  @GET
  @Path("/of/{patientId}")
  public List<UUID> of(@PathParam("patientId") UUID patientId) {
    access.require(patientId, Area.PLAN, Mode.READ, "note");
    return sql.query(
        "select id from note where patient_id = ?", row -> row.getObject(1, UUID.class), patientId);
  }
}
