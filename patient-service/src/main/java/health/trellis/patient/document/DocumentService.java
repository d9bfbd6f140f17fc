package health.trellis.patient.document;

import health.trellis.kit.Ids;
import health.trellis.kit.access.Area;
import health.trellis.kit.access.Mode;
import health.trellis.kit.access.PatientAccess;
import health.trellis.kit.audit.AuditAction;
import health.trellis.kit.audit.AuditTrail;
import health.trellis.kit.fhir.SecurityLabels;
import health.trellis.kit.http.Cursor;
import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.identity.CurrentUser;
import health.trellis.kit.identity.Role;
import health.trellis.patient.disclosure.DocumentDisclosures;
import health.trellis.patient.disclosure.Purpose;
import health.trellis.patient.document.DocumentDto.DiscloseDocument;
import health.trellis.patient.document.DocumentDto.DisclosedDocumentView;
import health.trellis.patient.episode.EpisodeDto.EpisodeView;
import health.trellis.patient.episode.Episodes;
import health.trellis.patient.timeline.Charted;
import health.trellis.patient.timeline.TimelineKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.UUID;

/** Shows documents, and lets them out. */
@ApplicationScoped
class DocumentService {
  private static final String WHAT = "document";
  private static final UUID NEWEST = new UUID(-1L, -1L);

  private final DocumentComposer composer;
  private final DisclosedDocuments disclosed;
  private final DocumentDisclosures disclosures;
  private final Episodes episodes;
  private final PatientAccess access;
  private final AuditTrail audit;
  private final CurrentUser user;
  private final Event<Charted> chart;

  DocumentService(
      DocumentComposer composer,
      DisclosedDocuments disclosed,
      DocumentDisclosures disclosures,
      Episodes episodes,
      PatientAccess access,
      AuditTrail audit,
      CurrentUser user,
      Event<Charted> chart) {
    this.composer = composer;
    this.disclosed = disclosed;
    this.disclosures = disclosures;
    this.episodes = episodes;
    this.access = access;
    this.audit = audit;
    this.user = user;
    this.chart = chart;
  }

  /** The document as of now, for those who treat the patient, and for the patient. */
  @Transactional
  SummaryDocument read(UUID episodeId, DocumentKind kind) {
    EpisodeView episode = known(episodeId, Mode.READ);
    SummaryDocument document = composer.compose(kind, episode, !user.has(Role.PATIENT));
    return access.isProtected(episode.patientId())
        ? document.with(SecurityLabels.REDISCLOSURE_NOTICE)
        : document;
  }

  @Transactional
  DisclosedDocumentView disclose(UUID episodeId, DocumentKind kind, DiscloseDocument request) {
    if (kind == DocumentKind.CONCURRENT_REVIEW && request.purpose() != Purpose.PAYMENT) {
      throw Refusal.invalid("/purpose", "minimum-necessary", "This packet goes out for PAYMENT.");
    }
    EpisodeView episode = known(episodeId, Mode.WRITE);
    SummaryDocument document = composer.compose(kind, episode, true);
    UUID id = Ids.next();
    String notice =
        disclosures
            .disclose(
                episode.patientId(), kind.parts(), request.to(), kind.title() + ", document " + id)
            .orElse(null);
    DisclosedDocumentView sent =
        new DisclosedDocumentView(
            id,
            episode.patientId(),
            episodeId,
            kind,
            request.recipient(),
            request.recipientAddress(),
            request.purpose(),
            notice,
            user.displayName(),
            document.composedAt());
    disclosed.keep(sent, document.with(notice));
    audit.record(AuditAction.DISCLOSE, episode.patientId(), WHAT, id.toString(), null);
    chart.fire(
        new Charted(
            episode.patientId(),
            document.composedAt(),
            TimelineKind.DOCUMENT_DISCLOSED,
            id,
            Map.of("kind", kind.name(), "purpose", request.purpose().name())));
    return sent;
  }

  @Transactional
  Page<DisclosedDocumentView> disclosed(UUID episodeId, PageRequest page) {
    known(episodeId, Mode.READ);
    UUID before = page.cursor().map(cursor -> cursor.uuid(0)).orElse(NEWEST);
    return Page.of(
        disclosed.of(episodeId, before, page.limit() + 1), page, sent -> Cursor.of(sent.id()));
  }

  @Transactional
  SummaryDocument sent(UUID id) {
    DisclosedDocumentView sent = disclosed.find(id).orElseThrow(() -> Refusal.notFound(WHAT));
    access.require(sent.patientId(), Area.CLINICAL, Mode.READ, WHAT);
    return disclosed.content(id);
  }

  private EpisodeView known(UUID episodeId, Mode mode) {
    EpisodeView episode = episodes.require(episodeId);
    access.require(episode.patientId(), Area.CLINICAL, mode, WHAT);
    return episode;
  }
}
