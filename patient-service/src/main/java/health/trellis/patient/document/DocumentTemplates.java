package health.trellis.patient.document;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The templates of documents, checked against their records when Trellis is built. */
@CheckedTemplate(basePath = "document")
final class DocumentTemplates {
  private DocumentTemplates() {}

  /** A document as a page of its own, for people and for the PDF. */
  static native TemplateInstance summary(SummaryDocument document);
}
