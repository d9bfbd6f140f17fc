package health.trellis.scheduling.planner;

import health.trellis.event.SessionType;
import health.trellis.scheduling.allocation.WeekNeed;
import health.trellis.scheduling.availability.Availability;
import health.trellis.scheduling.availability.AvailabilityRepository;
import health.trellis.scheduling.availability.PatientTime;
import health.trellis.scheduling.booking.BookedSession;
import health.trellis.scheduling.booking.BookingRepository;
import health.trellis.scheduling.clinician.Clinician;
import health.trellis.scheduling.clinician.ClinicianRepository;
import health.trellis.scheduling.episode.Episode;
import health.trellis.scheduling.episode.EpisodeRepository;
import health.trellis.scheduling.episode.Episodes;
import health.trellis.scheduling.episode.PlanHistory;
import health.trellis.scheduling.episode.SignedPlan;
import health.trellis.scheduling.hold.PlaceHolds;
import health.trellis.scheduling.planner.solve.Timeline;
import health.trellis.scheduling.planner.solve.Times;
import health.trellis.scheduling.planner.solve.Wishes;
import health.trellis.scheduling.preference.DeliveryWish;
import health.trellis.scheduling.preference.PatientPreferences;
import health.trellis.scheduling.preference.PreferencesRepository;
import health.trellis.scheduling.program.Program;
import health.trellis.scheduling.session.Lesson;
import health.trellis.scheduling.session.TherapySession;
import health.trellis.scheduling.site.Site;
import health.trellis.scheduling.time.IsoWeek;
import health.trellis.scheduling.time.Span;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what the planner must know of patients, all of a program's at once. */
@ApplicationScoped
class PatientReading {
  private static final Duration HABIT_AGE = Duration.ofDays(28);

  private final EpisodeRepository episodes;
  private final Episodes facts;
  private final AvailabilityRepository availability;
  private final PreferencesRepository preferences;
  private final BookingRepository bookings;
  private final ClinicianRepository clinicians;
  private final TopicsMet topics;
  private final PlaceHolds holds;

  PatientReading(
      EpisodeRepository episodes,
      Episodes facts,
      AvailabilityRepository availability,
      PreferencesRepository preferences,
      BookingRepository bookings,
      ClinicianRepository clinicians,
      TopicsMet topics,
      PlaceHolds holds) {
    this.episodes = episodes;
    this.facts = facts;
    this.availability = availability;
    this.preferences = preferences;
    this.bookings = bookings;
    this.clinicians = clinicians;
    this.topics = topics;
    this.holds = holds;
  }

  /**
   * What is known of a patient.
   *
   * @param held places in the weeks that are planned, in order of time
   * @param before places of the four weeks before
   * @param met topics of curricula met before
   * @param kept when slots are held for the patient, and places offered
   */
  record Known(
      Episode episode,
      PlanHistory plans,
      @Nullable Availability availability,
      PatientPreferences preferences,
      List<BookedSession> held,
      List<BookedSession> before,
      List<Episode.TeamMember> team,
      Set<Lesson> met,
      List<Span> kept) {
    UUID patientId() {
      return episode.patientId();
    }

    /** The plan rests on these facts; each has a value that differs once it changed. */
    Map<String, String> basis() {
      Map<String, String> basis = new TreeMap<>();
      basis.put(
          "treatment-plan",
          plans.versions().stream()
              .map(plan -> plan.effectiveFrom() + "/" + plan.planVersion())
              .sorted()
              .collect(Collectors.joining(",")));
      basis.put("availability", availability == null ? "-" : "" + availability.version());
      basis.put("preferences", preferences.said() ? "" + preferences.version() : "-");
      basis.put(
          "calendar",
          held.stream()
              .map(p -> p.booking().id() + "@" + p.session().span().start() + p.session().roomId())
              .sorted()
              .collect(Collectors.joining(",")));
      return basis;
    }
  }

  /** All patients who are treated in a program, in eleven queries at the most. */
  List<Known> of(Program program, Timeline timeline) {
    return known(
        episodes.of(program.id()).stream().filter(Episode::active).toList(), program, timeline);
  }

  private List<Known> known(List<Episode> active, Program program, Timeline timeline) {
    if (active.isEmpty()) {
      return List.of();
    }
    List<UUID> ids = active.stream().map(Episode::patientId).toList();
    Map<UUID, PlanHistory> plans = facts.plansOf(active.stream().map(Episode::id).toList());
    Map<UUID, Availability> times = availability.of(ids);
    Map<UUID, PatientPreferences> wishes = preferences.of(ids);
    Map<UUID, List<BookedSession>> held = byPatient(ids, timeline.span());
    Span earlier = new Span(timeline.span().start().minus(HABIT_AGE), timeline.span().start());
    Map<UUID, List<BookedSession>> before = byPatient(ids, earlier);
    Map<UUID, List<Episode.TeamMember>> teams = facts.teamsOf(program.id());
    Map<UUID, Set<Lesson>> met = topics.before(timeline.span().start(), ids);
    Map<UUID, List<Span>> kept = holds.keptFor(ids, timeline.span());
    return active.stream()
        .map(
            episode ->
                new Known(
                    episode,
                    plans.getOrDefault(episode.id(), new PlanHistory(List.of())),
                    times.get(episode.patientId()),
                    wishes.getOrDefault(
                        episode.patientId(), new PatientPreferences(episode.patientId())),
                    held.getOrDefault(episode.patientId(), List.of()),
                    before.getOrDefault(episode.patientId(), List.of()),
                    teams.getOrDefault(episode.id(), List.of()),
                    met.getOrDefault(episode.patientId(), Set.of()),
                    kept.getOrDefault(episode.patientId(), List.of())))
        .toList();
  }

  private Map<UUID, List<BookedSession>> byPatient(Collection<UUID> ids, Span span) {
    return bookings.heldBy(ids, span).stream()
        .collect(Collectors.groupingBy(place -> place.booking().patientId()));
  }

  /** What the prescription asks of a week; nothing before the first plan takes effect. */
  static @Nullable WeekNeed need(Known known, Program program, IsoWeek week) {
    return known
        .plans()
        .toFill(week)
        .map(
            (SignedPlan plan) -> {
              IsoWeek start = IsoWeek.of(plan.effectiveFrom(), week.zone());
              return WeekNeed.of(plan.prescription(), week.weeksSince(start), program);
            })
        .orElse(null);
  }

  /** When a patient says to be available in a week. */
  static PatientTime time(Known known, IsoWeek week) {
    Availability said = known.availability();
    return said == null ? PatientTime.ANY : said.in(week);
  }

  /** When the patient cannot come: by the own word, for the way, or before the plan's first day. */
  static Times cannot(Known known, Timeline timeline, Program program, Site site, IsoWeek week) {
    List<Span> spans = new ArrayList<>(time(known, week).busy());
    spans.addAll(known.kept());
    known
        .plans()
        .toFill(week)
        .map(plan -> plan.effectiveFrom().atStartOfDay(week.zone()).toInstant())
        .filter(week.start()::isBefore)
        .ifPresent(first -> spans.add(new Span(week.start(), first)));
    if (!byVideo(known, program)) {
      spans.addAll(wayless(known.preferences(), site, week));
    }
    return Times.of(spans, timeline, 0);
  }

  private static List<Span> wayless(PatientPreferences wishes, Site site, IsoWeek week) {
    if (!wishes.reachableSites().isEmpty() && !wishes.reachableSites().contains(site.id())) {
      return List.of(week.span());
    }
    List<Span> spans = new ArrayList<>();
    LocalTime arrival = wishes.earliestArrival();
    LocalTime departure = wishes.latestDeparture();
    week.days()
        .forEach(
            day -> {
              var midnight = day.atStartOfDay(week.zone()).toInstant();
              if (arrival != null && arrival.isAfter(LocalTime.MIDNIGHT)) {
                spans.add(new Span(midnight, day.atTime(arrival).atZone(week.zone()).toInstant()));
              }
              if (departure != null) {
                spans.add(
                    new Span(
                        day.atTime(departure).atZone(week.zone()).toInstant(),
                        day.plusDays(1).atStartOfDay(week.zone()).toInstant()));
              }
            });
    return spans;
  }

  /** Whether the patient takes part by video: as is wished, or because the program is virtual. */
  static boolean byVideo(Known known, Program program) {
    return program.isVirtual() || known.preferences().delivery() == DeliveryWish.TELEHEALTH;
  }

  /**
   * Those of a program's staff without a licence that holds all week where the patient takes part
   * by video.
   */
  Set<UUID> unlicensed(Known known, List<Clinician> staff, IsoWeek week) {
    return clinicians.unlicensed(staff, known.preferences().telehealthState(), week.sunday());
  }

  /**
   * What is good for a patient beyond the prescription.
   *
   * @param staying meetings of these weeks that the patient goes to in any case
   */
  static Wishes wishes(
      Known known,
      List<BookedSession> staying,
      List<Clinician> staff,
      Timeline timeline,
      IsoWeek week) {
    Set<UUID> groups = new HashSet<>();
    Map<SessionType, UUID> usual = new EnumMap<>(SessionType.class);
    Map<SessionType, Wishes.Habit> habits = new EnumMap<>(SessionType.class);
    for (BookedSession place : known.before()) {
      TherapySession session = place.session();
      if (session.groupId() != null) {
        groups.add(session.groupId());
      } else {
        int start = timeline.minute(session.span().start());
        int weekday = Timeline.weekday(timeline.day(start));
        usual.put(session.type(), session.clinicianId());
        habits.put(session.type(), new Wishes.Habit(weekday, timeline.clock(start)));
      }
    }
    Map<UUID, Integer> nearness = new HashMap<>();
    for (Clinician clinician : staff) {
      int suits = known.preferences().suits(clinician) ? 0 : 1;
      nearness.put(
          clinician.id(), Episode.TeamMember.distance(clinician.id(), known.team()) + suits);
    }
    Set<Lesson> met = new HashSet<>(known.met());
    staying.stream()
        .flatMap(place -> Stream.ofNullable(place.session().lesson()))
        .forEach(met::add);
    return new Wishes(groups, usual, habits, nearness, met, preferred(known, timeline, week));
  }

  private static Times preferred(Known known, Timeline timeline, IsoWeek week) {
    List<Span> liked =
        week.days().stream()
            .flatMap(
                day ->
                    known.preferences().times().stream()
                        .flatMap(window -> window.on(day, week.zone()).stream()))
            .toList();
    return liked.isEmpty() ? Times.NONE : Times.of(liked, timeline, 0);
  }
}
