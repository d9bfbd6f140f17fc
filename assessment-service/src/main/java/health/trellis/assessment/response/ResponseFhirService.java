package health.trellis.assessment.response;

import health.trellis.assessment.fhir.PatientSearch;
import health.trellis.assessment.form.FormCheck;
import health.trellis.assessment.ground.EntryTime;
import health.trellis.assessment.ground.LateEntry;
import health.trellis.assessment.instrument.Instrument;
import health.trellis.assessment.instrument.Instruments;
import health.trellis.kit.access.Area;
import health.trellis.kit.access.Mode;
import health.trellis.kit.access.PatientAccess;
import health.trellis.kit.fhir.FhirQuery;
import health.trellis.kit.fhir.FhirSearch;
import health.trellis.kit.fhir.SearchPage;
import health.trellis.kit.http.FieldError;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.identity.CurrentUser;
import health.trellis.kit.identity.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.jspecify.annotations.Nullable;

/** Reads, searches and takes in QuestionnaireResponses. */
@ApplicationScoped
class ResponseFhirService {
  static final String TYPE = "QuestionnaireResponse";
  private static final Set<String> PARAMETERS = Set.of("questionnaire", "authored", "status");
  private static final LateEntry BY_STAFF = new LateEntry("Entered by staff through FHIR");

  private final Responses responses;
  private final ResponseService service;
  private final Instruments instruments;
  private final ResponseResources resources;
  private final PatientAccess access;
  private final CurrentUser user;
  private final EntryTime entryTime;
  private final Clock clock;

  ResponseFhirService(
      Responses responses,
      ResponseService service,
      Instruments instruments,
      ResponseResources resources,
      PatientAccess access,
      CurrentUser user,
      EntryTime entryTime,
      Clock clock) {
    this.responses = responses;
    this.service = service;
    this.instruments = instruments;
    this.resources = resources;
    this.access = access;
    this.user = user;
    this.entryTime = entryTime;
    this.clock = clock;
  }

  @Transactional
  QuestionnaireResponse read(UUID id) {
    Response response = responses.find(id).orElseThrow(() -> Refusal.notFound(TYPE));
    access.require(response.patientId(), Area.CLINICAL, Mode.READ, TYPE);
    return resources.of(response);
  }

  @Transactional
  SearchPage search(MultivaluedMap<String, String> given) {
    FhirQuery query =
        PatientSearch.of(given, PARAMETERS, access.visible(Area.CLINICAL), "x.enteredAt");
    query.instants("authored", "x.authoredAt");
    query
        .one("questionnaire")
        .ifPresent(text -> query.and("x.instrument in " + query.bind(codes(text))));
    boolean completed =
        query
            .one("status")
            .map(text -> FhirSearch.anyOf(text).stream().anyMatch(s -> s.endsWith("completed")))
            .orElse(true);
    if (!completed) {
      query.nothing();
    }
    boolean forms = forms(query);
    if (query.projection().countsOnly()) {
      return SearchPage.count(responses.matches(query));
    }
    List<Response> rows = responses.matching(query);
    access.auditList(
        rows.stream().limit(query.count()).map(Response::patientId).distinct().toList(),
        Area.CLINICAL,
        TYPE);
    return PatientSearch.page(
        query,
        rows,
        resources::released,
        matches -> forms ? asked(rows.subList(0, matches.size())) : List.of());
  }

  /** A questionnaire is named by its canonical address, which the shared includes do not follow. */
  private static boolean forms(FhirQuery query) {
    List<String> wishes = query.all("_include");
    if (wishes.stream().anyMatch(wish -> !wish.equals(TYPE + ":questionnaire"))
        || query.has("_revinclude")) {
      throw Refusal.badRequest(
          "_include", "unknown-include", "Include what the CapabilityStatement lists.");
    }
    return !wishes.isEmpty();
  }

  private List<Questionnaire> asked(List<Response> rows) {
    return rows.stream()
        .map(Response::instrument)
        .distinct()
        .flatMap(code -> instruments.questionnaire(code).stream())
        .toList();
  }

  /** Takes one in: checked against its form, scored on arrival. */
  @Transactional
  QuestionnaireResponse create(QuestionnaireResponse resource) {
    List<FieldError> errors = new ArrayList<>();
    Optional<Instrument> instrument =
        instruments.byUrl(Optional.ofNullable(resource.getQuestionnaire()).orElse(""));
    if (instrument.isEmpty()) {
      errors.add(unknownForm(resource.getQuestionnaire()));
    }
    if (resource.getStatus() != QuestionnaireResponseStatus.COMPLETED) {
      errors.add(fault("status", "not-completed", "Only completed answers are scored."));
    }
    Optional<UUID> patient = subject(resource);
    if (patient.isEmpty()) {
      errors.add(fault("subject", "required", "Name the patient as Patient/id."));
    }
    Instant authored = resource.hasAuthored() ? resource.getAuthored().toInstant() : null;
    if (authored != null && authored.isAfter(clock.instant())) {
      errors.add(fault("authored", "in-the-future", "Nothing was answered in the future."));
    }
    instrument.ifPresent(form -> errors.addAll(FormCheck.faults(resource, instruments.form(form))));
    if (!errors.isEmpty()) {
      throw Refusal.invalid(errors);
    }
    return resources.of(
        service.accept(
            submission(resource, patient.orElseThrow(), instrument.orElseThrow(), authored)));
  }

  private Submission submission(
      QuestionnaireResponse resource,
      UUID patientId,
      Instrument instrument,
      @Nullable Instant authored) {
    boolean own = user.has(Role.PATIENT);
    boolean late = !own && !user.isSystem() && authored != null && entryTime.isLate(authored);
    return new Submission(
        patientId,
        instrument.code(),
        TYPE + ".questionnaire",
        ResponseFhir.given(resource),
        item -> TYPE + ".item.where(linkId='" + item + "')",
        own ? null : authored,
        late ? BY_STAFF : null,
        null,
        null,
        new Manner(
            instrument.version(),
            List.of(),
            Map.of(),
            null,
            null,
            Manner.Channel.FHIR,
            instruments.spoken(instrument, resource.getLanguage()).orElse(null)));
  }

  /** Codes of the instruments that canonical addresses, ids or references name. */
  private List<String> codes(String text) {
    List<String> codes = new ArrayList<>(List.of("-"));
    for (String value : FhirSearch.anyOf(text)) {
      instruments
          .byUrl(value)
          .or(() -> instruments.find(value.replaceFirst("^Questionnaire/", "")))
          .ifPresent(instrument -> codes.add(instrument.code()));
    }
    return codes;
  }

  private static Optional<UUID> subject(QuestionnaireResponse resource) {
    return Optional.ofNullable(resource.getSubject().getReference())
        .flatMap(reference -> FhirSearch.reference(reference, "Patient"));
  }

  private FieldError unknownForm(@Nullable String canonical) {
    String url = canonical == null ? "" : canonical.replaceFirst("\\|.*$", "");
    return instruments.byUrl(url).isPresent()
        ? fault("questionnaire", "other-version", "We do not take answers to this version.")
        : fault("questionnaire", "unknown-questionnaire", "We know no such form.");
  }

  private static FieldError fault(String element, String code, String detail) {
    return new FieldError(TYPE + "." + element, code, detail);
  }
}
