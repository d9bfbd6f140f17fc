package health.trellis.patient.referral;

import health.trellis.event.patient.ReceivedObservation;
import health.trellis.event.patient.ReferralReceived;
import health.trellis.kit.Ids;
import health.trellis.kit.access.Area;
import health.trellis.kit.access.Mode;
import health.trellis.kit.access.PatientAccess;
import health.trellis.kit.audit.AuditAction;
import health.trellis.kit.audit.AuditTrail;
import health.trellis.kit.fhir.Fhir;
import health.trellis.kit.identity.CurrentUser;
import health.trellis.kit.outbox.Outbox;
import health.trellis.patient.clinical.ClinicalIntake;
import health.trellis.patient.referral.ReceivedResources.Known;
import health.trellis.patient.referral.ReceivedResources.Source;
import health.trellis.patient.referral.ReferralBundle.Entry;
import health.trellis.patient.registration.PatientDto.Identifier;
import health.trellis.patient.registration.PatientFhir;
import health.trellis.patient.registration.Patients;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;

/** Takes a referral in, whole, in one transaction. */
@ApplicationScoped
class ReferralIntake {
  private static final String WHAT = "referral";

  private final Patients patients;
  private final ClinicalIntake clinical;
  private final ReceivedResources received;
  private final ReferralRepository referrals;
  private final PatientAccess access;
  private final AuditTrail audit;
  private final CurrentUser user;
  private final Outbox outbox;
  private final Clock clock;

  ReferralIntake(
      Patients patients,
      ClinicalIntake clinical,
      ReceivedResources received,
      ReferralRepository referrals,
      PatientAccess access,
      AuditTrail audit,
      CurrentUser user,
      Outbox outbox,
      Clock clock) {
    this.patients = patients;
    this.clinical = clinical;
    this.received = received;
    this.referrals = referrals;
    this.access = access;
    this.audit = audit;
    this.user = user;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * What became of one entry.
   *
   * @param created false when it was here before
   */
  record Taken(Entry entry, UUID id, boolean created) {}

  /** Everything about one referral while it is taken in. */
  private record Work(
      ReferralBundle referral,
      UUID patientId,
      UUID referralId,
      Map<Entry, SourceKey> keys,
      Map<Source, Known> before,
      Map<Source, Known> fresh) {}

  @Transactional
  List<Taken> take(ReferralBundle referral) {
    List<Identifier> identifiers = identifiers(referral.patient());
    received.lock(identifiers);
    Optional<Patients.Match> match = patients.holding(identifiers);
    match.ifPresent(this::allow);
    UUID patientId =
        match.orElseGet(() -> patients.receive(resource(referral), user.clientId())).id();
    Work work = prepare(referral, patientId);
    Map<Entry, UUID> ids = giveIds(work);
    List<ReceivedObservation> observations = keep(work, ids);
    if (match.isEmpty() || !work.fresh().isEmpty()) {
      record(work, match.isEmpty(), observations);
    }
    audit.record(AuditAction.CREATE, patientId, WHAT, work.referralId().toString(), null);
    return taken(work, ids, match.isEmpty());
  }

  /** The referrer may write on; so may a first EHR; others need the patient's consent. */
  private void allow(Patients.Match match) {
    if (match.referredBy() == null) {
      patients.referredBy(match.id(), user.clientId());
    } else if (!match.referredBy().equals(user.clientId())) {
      access.require(match.id(), Area.DEMOGRAPHICS, Mode.WRITE, WHAT);
    }
  }

  private Work prepare(ReferralBundle referral, UUID patientId) {
    Map<Entry, SourceKey> keys = new LinkedHashMap<>();
    referral.clinical().forEach(entry -> keys.put(entry, SourceKey.of(entry.resource())));
    return new Work(
        referral, patientId, Ids.next(), keys, received.of(patientId), new LinkedHashMap<>());
  }

  /** Ids for all entries at once: what was here before keeps its id. */
  private static Map<Entry, UUID> giveIds(Work work) {
    Map<Entry, UUID> ids = new LinkedHashMap<>();
    ids.put(work.referral().patient(), work.patientId());
    work.keys()
        .forEach(
            (entry, key) -> {
              Source source = new Source(entry.type(), key.key());
              Known known = work.before().get(source);
              if (known == null) {
                known =
                    work.fresh()
                        .computeIfAbsent(source, s -> new Known(Ids.next(), key.contentHash()));
              }
              ids.put(entry, known.id());
            });
    return ids;
  }

  /** Keeps what is new or changed; gives the new observations for the event. */
  private List<ReceivedObservation> keep(Work work, Map<Entry, UUID> ids) {
    Map<String, String> places = places(ids);
    Map<UUID, ReceivedObservation> observations = new LinkedHashMap<>();
    ids.forEach(
        (entry, id) -> {
          SourceKey key = work.keys().get(entry);
          if (key == null) {
            return;
          }
          Known before = work.before().get(new Source(entry.type(), key.key()));
          boolean changed = before != null && !before.contentHash().equals(key.contentHash());
          entry.resource().setId(id.toString());
          References.rewrite(entry.resource(), places);
          if (before == null && entry.resource() instanceof Observation observation) {
            observations.put(id, new ReceivedObservation(id, Fhir.json(observation)));
          } else if (before == null || changed) {
            keepClinical(entry, id, work.patientId());
          }
          if (changed) {
            received.changed(id, key.contentHash());
          }
        });
    return new ArrayList<>(observations.values());
  }

  /** A changed observation is assessment-service's to correct: here it has only its id. */
  private void keepClinical(Entry entry, UUID id, UUID patientId) {
    if (ClinicalIntake.TYPES.contains(entry.type())) {
      clinical.keep(id, patientId, entry.resource());
    }
  }

  private void record(Work work, boolean patientIsNew, List<ReceivedObservation> observations) {
    int resources = work.fresh().size() + (patientIsNew ? 1 : 0);
    referrals.persistAndFlush(
        Referral.receive(
            work.referralId(), work.patientId(), user.clientId(), resources, clock.instant()));
    received.add(work.patientId(), work.referralId(), work.fresh());
    outbox.append(
        new ReferralReceived(
            work.patientId(), work.referralId(), user.clientId(), List.copyOf(observations)));
  }

  private static List<Taken> taken(Work work, Map<Entry, UUID> ids, boolean patientIsNew) {
    return work.referral().entries().stream()
        .map(
            entry -> {
              SourceKey key = work.keys().get(entry);
              boolean created =
                  key == null
                      ? patientIsNew
                      : work.fresh().containsKey(new Source(entry.type(), key.key()));
              return new Taken(entry, ids.getOrDefault(entry, work.patientId()), created);
            })
        .toList();
  }

  /** The names within the bundle and what they are called from now on. */
  private static Map<String, String> places(Map<Entry, UUID> ids) {
    Map<String, String> places = new LinkedHashMap<>();
    ids.forEach(
        (entry, id) -> {
          String place = entry.type() + "/" + id;
          ReferralBundle.relative(entry.resource()).ifPresent(name -> places.put(name, place));
          if (entry.fullUrl() != null) {
            places.put(entry.fullUrl(), place);
          }
        });
    return places;
  }

  private static List<Identifier> identifiers(Entry patient) {
    List<Identifier> identifiers =
        new ArrayList<>(PatientFhir.identifiers((Patient) patient.resource()));
    if (patient.ifNoneExist() != null && !identifiers.contains(patient.ifNoneExist())) {
      identifiers.add(patient.ifNoneExist());
    }
    return identifiers;
  }

  private static Patient resource(ReferralBundle referral) {
    return (Patient) referral.patient().resource();
  }
}
