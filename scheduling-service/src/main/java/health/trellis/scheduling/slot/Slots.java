package health.trellis.scheduling.slot;

import health.trellis.event.SessionType;
import health.trellis.scheduling.clinician.Clinician;
import health.trellis.scheduling.clinician.ClinicianRepository;
import health.trellis.scheduling.episode.Episode;
import health.trellis.scheduling.episode.EpisodeRepository;
import health.trellis.scheduling.episode.Episodes;
import health.trellis.scheduling.group.ClosedGroups;
import health.trellis.scheduling.group.GroupEntry;
import health.trellis.scheduling.preference.PatientPreferences;
import health.trellis.scheduling.preference.PreferencesRepository;
import health.trellis.scheduling.program.Program;
import health.trellis.scheduling.program.ProgramRepository;
import health.trellis.scheduling.program.SelfBooking;
import health.trellis.scheduling.session.Delivery;
import health.trellis.scheduling.session.SessionRepository;
import health.trellis.scheduling.session.TherapySession;
import health.trellis.scheduling.site.Site;
import health.trellis.scheduling.site.SiteRepository;
import health.trellis.scheduling.time.Span;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Free slots of a patient in the program that the patient is in. */
@ApplicationScoped
public class Slots {
  private static final String MEDICATION_MANAGEMENT = "MEDICATION_MANAGEMENT";

  private final SlotReading reading;
  private final EpisodeRepository episodes;
  private final Episodes teams;
  private final ProgramRepository programs;
  private final SiteRepository sites;
  private final PreferencesRepository preferences;
  private final SessionRepository sessions;
  private final ClinicianRepository clinicians;
  private final GroupEntry entry;

  Slots(
      SlotReading reading,
      EpisodeRepository episodes,
      Episodes teams,
      ProgramRepository programs,
      SiteRepository sites,
      PreferencesRepository preferences,
      SessionRepository sessions,
      ClinicianRepository clinicians,
      GroupEntry entry) {
    this.reading = reading;
    this.episodes = episodes;
    this.teams = teams;
    this.programs = programs;
    this.sites = sites;
    this.preferences = preferences;
    this.sessions = sessions;
    this.clinicians = clinicians;
    this.entry = entry;
  }

  /** The patient's program, and who treats the patient in it. */
  private record Context(
      Episode episode, Program program, Site site, PatientPreferences wishes, Set<UUID> team) {}

  /** The first slots that are as wanted, by start; refused (409) for who is in no program. */
  public List<FreeSlot> free(Wanted wanted) {
    Context context = context(wanted.patientId());
    return wanted.type() == SessionType.GROUP ? places(wanted, context) : slots(wanted, context);
  }

  /** The zone of the site of the patient's program; refused (409) for who is in none. */
  public ZoneId zoneOf(UUID patientId) {
    return context(patientId).site().zone();
  }

  /** What the patient's program lets patients book; refused (409) for who is in none. */
  SelfBooking selfBookingOf(UUID patientId) {
    return context(patientId).program().selfBooking();
  }

  private Context context(UUID patientId) {
    Episode episode = episodes.requireCurrent(patientId);
    Program program = programs.require(episode.programId());
    Set<UUID> team =
        teams.teamOf(episode.id()).stream()
            .map(Episode.TeamMember::practitionerId)
            .collect(Collectors.toSet());
    return new Context(
        episode, program, sites.require(program.siteId()), preferences.of(patientId), team);
  }

  private List<FreeSlot> slots(Wanted wanted, Context in) {
    SlotProblem problem =
        reading.read(wanted, in.program(), in.site(), in.wishes(), in.team(), in.episode());
    return new SlotFinder(problem)
        .first(wanted.limit()).stream().map(found -> slot(wanted, in, found)).toList();
  }

  private static FreeSlot slot(Wanted wanted, Context in, SlotFinder.Found found) {
    Clinician clinician = found.clinician();
    return new FreeSlot(
        wanted.type(),
        null,
        clinician.id(),
        clinician.nameWithCredentials(),
        found.roomId(),
        found.delivery(),
        modality(wanted, in.wishes(), clinician),
        found.span().start(),
        found.span().end(),
        in.site().zone().getId(),
        in.team().contains(clinician.id()),
        isAsWished(in, clinician, found.delivery(), found.span()));
  }

  /** What was asked for, else what the patient likes best of what the clinician does. */
  private static String modality(Wanted wanted, PatientPreferences wishes, Clinician clinician) {
    if (wanted.type() == SessionType.MEDICATION) {
      return MEDICATION_MANAGEMENT;
    }
    return wanted.modality() != null
        ? wanted.modality()
        : clinician.modalities().stream()
            .min(
                Comparator.comparingInt((String m) -> rank(wishes.modalities(), m))
                    .thenComparing(Comparator.naturalOrder()))
            .orElseThrow();
  }

  private static int rank(List<String> liked, String modality) {
    int rank = liked.indexOf(modality);
    return rank < 0 ? liked.size() : rank;
  }

  private List<FreeSlot> places(Wanted wanted, Context in) {
    Predicate<Span> free = reading.patientFree(wanted, in.site());
    Set<LocalDate> closed = reading.closed(in.site(), wanted.span());
    ClosedGroups closedGroups = entry.closedOf(in.program().id());
    List<TherapySession> meetings =
        sessions.openMeetings(in.program().id(), wanted.span()).stream()
            .filter(s -> wanted.modality() == null || wanted.modality().equals(s.modality()))
            .filter(
                s -> wanted.clinicianId() == null || wanted.clinicianId().equals(s.clinicianId()))
            .filter(s -> wanted.delivery() == null || wanted.delivery() == s.delivery())
            .filter(s -> free.test(s.span()) && isWithinReach(s, in))
            .filter(s -> !closed.contains(dayOf(s)))
            .filter(
                s ->
                    closedGroups.admits(
                        Objects.requireNonNull(s.groupId()), wanted.patientId(), dayOf(s)))
            .limit(wanted.limit())
            .toList();
    Map<UUID, Clinician> leaders =
        clinicians
            .of(meetings.stream().map(TherapySession::clinicianId).distinct().toList())
            .stream()
            .collect(Collectors.toMap(Clinician::id, Function.identity()));
    return meetings.stream()
        .map(meeting -> place(meeting, leaders.get(meeting.clinicianId()), in))
        .toList();
  }

  private static LocalDate dayOf(TherapySession session) {
    return LocalDate.ofInstant(session.span().start(), session.zone());
  }

  private static boolean isWithinReach(TherapySession meeting, Context in) {
    return meeting.delivery() == Delivery.TELEHEALTH
        || in.wishes().canReach(in.site().id(), meeting.span(), in.site().zone());
  }

  private static FreeSlot place(TherapySession meeting, @Nullable Clinician leader, Context in) {
    return new FreeSlot(
        meeting.type(),
        meeting.id(),
        meeting.clinicianId(),
        leader == null ? "" : leader.nameWithCredentials(),
        meeting.roomId(),
        meeting.delivery(),
        meeting.modality(),
        meeting.span().start(),
        meeting.span().end(),
        meeting.zone().getId(),
        in.team().contains(meeting.clinicianId()),
        leader != null && isAsWished(in, leader, meeting.delivery(), meeting.span()));
  }

  private static boolean isAsWished(Context in, Clinician clinician, Delivery delivery, Span span) {
    return in.wishes().suits(clinician)
        && in.wishes().delivery().allows(delivery)
        && in.wishes().likes(span, in.site().zone());
  }
}
