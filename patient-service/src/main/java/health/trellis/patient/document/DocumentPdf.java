package health.trellis.patient.document;

import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.Objects;
import java.util.logging.Level;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Prints a page as PDF/UA (ISO 14289-1: tagged, with title and language). The same page of the same
 * moment gives the same bytes.
 */
final class DocumentPdf {
  /** Comes with PDFBox; Latin, Greek and Cyrillic. */
  private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  static {
    // It tells of every page and font otherwise.
    XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
  }

  private DocumentPdf() {}

  /**
   * The page as PDF.
   *
   * @param html a well-formed page that names nothing outside itself
   * @param composedAt when it was composed: its date and its id
   */
  static byte[] of(String html, Instant composedAt) {
    PdfRendererBuilder builder = new PdfRendererBuilder();
    builder.withHtmlContent(html, null);
    builder.usePdfUaAccessibility(true);
    builder.useFont(DocumentPdf::font, "Liberation Sans");
    builder.withProducer("Trellis");
    try (PdfBoxRenderer renderer = builder.buildPdfRenderer();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      renderer.createPDFWithoutClosing();
      PDDocument pdf = renderer.getPdfDocument();
      pdf.getDocumentInformation()
          .setCreationDate(GregorianCalendar.from(composedAt.atZone(ZoneOffset.UTC)));
      pdf.setDocumentId(composedAt.toEpochMilli());
      pdf.save(bytes);
      return bytes.toByteArray();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static InputStream font() {
    return Objects.requireNonNull(PDDocument.class.getResourceAsStream(FONT), FONT);
  }
}
