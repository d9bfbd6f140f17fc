package health.trellis.patient.document;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.util.List;
import java.util.Optional;

/** In which format a document is answered, by what the client accepts: JSON, HTML or PDF. */
final class DocumentFormat {
  static final String PDF = "application/pdf";
  private static final MediaType PDF_TYPE = MediaType.valueOf(PDF);
  private static final List<Variant> VARIANTS =
      Variant.mediaTypes(MediaType.APPLICATION_JSON_TYPE, MediaType.TEXT_HTML_TYPE, PDF_TYPE)
          .build();

  private DocumentFormat() {}

  static Response answer(SummaryDocument document, Request request) {
    MediaType type =
        Optional.ofNullable(request.selectVariant(VARIANTS))
            .map(Variant::getMediaType)
            .orElse(MediaType.APPLICATION_JSON_TYPE);
    Response.ResponseBuilder answer =
        Response.ok()
            .header(HttpHeaders.CACHE_CONTROL, "no-store")
            .header(HttpHeaders.VARY, "Accept");
    if (type.isCompatible(MediaType.APPLICATION_JSON_TYPE)) {
      return answer.type(MediaType.APPLICATION_JSON_TYPE).entity(document).build();
    }
    String page = DocumentTemplates.summary(document).render();
    if (type.isCompatible(MediaType.TEXT_HTML_TYPE)) {
      return answer.type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8")).entity(page).build();
    }
    return answer
        .type(PDF_TYPE)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "inline; filename=\"" + document.kind().path() + ".pdf\"")
        .entity(DocumentPdf.of(page, document.composedAt()))
        .build();
  }
}
