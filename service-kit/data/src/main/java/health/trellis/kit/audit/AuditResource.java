package health.trellis.kit.audit;

import health.trellis.kit.http.Cursor;
import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.http.Pages;
import health.trellis.kit.identity.Roles;
import health.trellis.kit.sql.Sql;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The audit trail of a service, for auditors. */
@Path("/api/v1/audit/{service}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Audit", description = "Who did what to whose data")
@RunOnVirtualThread
public class AuditResource {
  private final Sql sql;
  private final AuditSeals seals;
  private final OwnService own;

  AuditResource(Sql sql, AuditSeals seals, OwnService own) {
    this.sql = sql;
    this.seals = seals;
    this.own = own;
  }

  @GET
  @RolesAllowed({Roles.AUDITOR, Roles.PROGRAM_ADMIN})
  @Operation(
      summary = "Read the audit trail",
      description = "Entries of one service, newest first, of all or of one patient.")
  @APIResponse(
      responseCode = "200",
      description = "A page of entries",
      content = @Content(schema = @Schema(implementation = Page.class)))
  public RestResponse<Page<AuditRecord>> list(
      @PathParam("service") String service,
      @QueryParam("patientId") @Nullable UUID patientId,
      @BeanParam PageRequest page,
      @Context UriInfo uri) {
    own.require(service);
    List<Object> arguments = new ArrayList<>();
    StringBuilder where = new StringBuilder("true");
    if (patientId != null) {
      where.append(" and r.patient_id = ?");
      arguments.add(patientId);
    }
    page.cursor()
        .ifPresent(
            cursor -> {
              where.append(" and r.id < ?");
              arguments.add(cursor.uuid(0));
            });
    arguments.add(page.limit() + 1);
    List<AuditRecord> rows =
        sql.query(
            "select %s from audit_record r where %s order by r.id desc limit ?"
                .formatted(AuditRecord.COLUMNS, where),
            AuditRecord::read,
            arguments.toArray());
    return Pages.response(Page.of(rows, page, row -> Cursor.of(row.id())), uri);
  }

  @GET
  @Path("/verification")
  @RolesAllowed({Roles.AUDITOR, Roles.PROGRAM_ADMIN})
  @Operation(
      summary = "Check the audit trail",
      description = "Computes the chain of hashes anew and names the first entry that was changed.")
  @APIResponse(responseCode = "200", description = "What the check found")
  public AuditSeals.Verification verify(@PathParam("service") String service) {
    own.require(service);
    return seals.verify();
  }
}
