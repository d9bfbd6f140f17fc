package health.trellis.patient.document;

import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.http.Pages;
import health.trellis.kit.idempotency.Idempotent;
import health.trellis.kit.identity.Roles;
import health.trellis.patient.document.DocumentDto.DiscloseDocument;
import health.trellis.patient.document.DocumentDto.DisclosedDocumentView;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Summary documents over HTTP. */
@Path("/api/v1")
@RunOnVirtualThread
@Tag(name = "Documents", description = "Discharge summary, plan of care, packet for the payer")
public class DocumentResource {
  private static final String KINDS = "discharge-summary, plan-of-care or concurrent-review";
  private static final String TO_PAYER =
      """
      {"recipient":"Harbor Health Plan","recipientClass":"HEALTH_PLANS","purpose":"PAYMENT"}""";

  private final DocumentService documents;

  DocumentResource(DocumentService documents) {
    this.documents = documents;
  }

  /** Reads a document. */
  @GET
  @Path("/episodes/{episodeId}/documents/{kind}")
  @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_HTML, DocumentFormat.PDF})
  @RolesAllowed({
    Roles.PATIENT,
    Roles.CLINICIAN,
    Roles.PRESCRIBER,
    Roles.COORDINATOR,
    Roles.PROGRAM_ADMIN
  })
  @Operation(
      summary = "Read a summary document of an episode",
      description =
          "As of now: JSON, HTML or PDF, as Accept asks. For use in the program and by the patient;"
              + " what goes to others is disclosed.")
  @APIResponse(
      responseCode = "200",
      description = "The document",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = SummaryDocument.class)),
        @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(type = SchemaType.STRING)),
        @Content(
            mediaType = DocumentFormat.PDF,
            schema = @Schema(type = SchemaType.STRING, format = "binary"))
      })
  @APIResponse(responseCode = "404", description = "No such episode or kind, or not for the caller")
  @APIResponse(responseCode = "406", description = "In no format that the client accepts")
  @APIResponse(responseCode = "409", description = "Not discharged yet, or no plan in force")
  public Response read(
      @PathParam("episodeId") UUID episodeId,
      @Parameter(description = KINDS) @PathParam("kind") String kind,
      @Context Request request) {
    return DocumentFormat.answer(documents.read(episodeId, DocumentKind.of(kind)), request);
  }

  /** Discloses a document. */
  @POST
  @Path("/episodes/{episodeId}/documents/{kind}/disclosures")
  @Idempotent
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @RolesAllowed({Roles.CLINICIAN, Roles.PRESCRIBER, Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(
      summary = "Disclose a summary document",
      description =
          "Each part of the record in it is decided about by the patient's consents; where one may"
              + " not go, nothing goes, and the answer names the parts. Accounted for, and kept as"
              + " it went, under its Location.")
  @APIResponse(
      responseCode = "201",
      description = "It may go: fetch it and send it",
      content = @Content(schema = @Schema(implementation = DisclosedDocumentView.class)))
  @APIResponse(responseCode = "404", description = "No such episode or kind, or not for the caller")
  @APIResponse(responseCode = "409", description = "Parts may not go to this recipient")
  @APIResponse(responseCode = "422", description = "A field breaks a rule")
  public Response disclose(
      @PathParam("episodeId") UUID episodeId,
      @Parameter(description = KINDS) @PathParam("kind") String kind,
      @RequestBody(content = @Content(examples = @ExampleObject(name = "payer", value = TO_PAYER)))
          @NotNull
          @Valid
          DiscloseDocument body) {
    DisclosedDocumentView sent = documents.disclose(episodeId, DocumentKind.of(kind), body);
    return Response.created(URI.create("/api/v1/disclosed-documents/" + sent.id()))
        .entity(sent)
        .build();
  }

  /** Lists what went out. */
  @GET
  @Path("/episodes/{episodeId}/disclosed-documents")
  @Produces(MediaType.APPLICATION_JSON)
  @RolesAllowed({
    Roles.PATIENT,
    Roles.CLINICIAN,
    Roles.PRESCRIBER,
    Roles.COORDINATOR,
    Roles.PROGRAM_ADMIN
  })
  @Operation(
      summary = "List the documents that went out",
      description = "Of an episode, the latest first.")
  @APIResponse(responseCode = "200", description = "A page of documents without their content")
  @APIResponse(responseCode = "404", description = "No such episode, or not for the caller")
  public RestResponse<Page<DisclosedDocumentView>> disclosed(
      @PathParam("episodeId") UUID episodeId, @BeanParam PageRequest page, @Context UriInfo uri) {
    return Pages.response(documents.disclosed(episodeId, page), uri);
  }

  /** Reads a document as it went out. */
  @GET
  @Path("/disclosed-documents/{id}")
  @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_HTML, DocumentFormat.PDF})
  @RolesAllowed({
    Roles.PATIENT,
    Roles.CLINICIAN,
    Roles.PRESCRIBER,
    Roles.COORDINATOR,
    Roles.PROGRAM_ADMIN
  })
  @Operation(
      summary = "Read a document as it went out",
      description = "To the letter, whatever the record says since: JSON, HTML or PDF.")
  @APIResponse(
      responseCode = "200",
      description = "The document",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = SummaryDocument.class)),
        @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(type = SchemaType.STRING)),
        @Content(
            mediaType = DocumentFormat.PDF,
            schema = @Schema(type = SchemaType.STRING, format = "binary"))
      })
  @APIResponse(responseCode = "404", description = "No such document, or not for the caller")
  @APIResponse(responseCode = "406", description = "In no format that the client accepts")
  public Response sent(@PathParam("id") UUID id, @Context Request request) {
    return DocumentFormat.answer(documents.sent(id), request);
  }
}
