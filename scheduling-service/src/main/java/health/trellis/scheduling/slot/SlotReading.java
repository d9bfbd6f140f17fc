package health.trellis.scheduling.slot;

import health.trellis.event.SessionType;
import health.trellis.scheduling.availability.AvailabilityRepository;
import health.trellis.scheduling.availability.PatientTime;
import health.trellis.scheduling.booking.BookingRepository;
import health.trellis.scheduling.caseload.Caseloads;
import health.trellis.scheduling.clinician.Clinician;
import health.trellis.scheduling.clinician.ClinicianRepository;
import health.trellis.scheduling.clinician.TimeOff;
import health.trellis.scheduling.clinician.TimeOffRepository;
import health.trellis.scheduling.episode.Episode;
import health.trellis.scheduling.holiday.Holidays;
import health.trellis.scheduling.preference.PatientPreferences;
import health.trellis.scheduling.program.Program;
import health.trellis.scheduling.room.Room;
import health.trellis.scheduling.room.RoomRepository;
import health.trellis.scheduling.session.Commitments;
import health.trellis.scheduling.session.Delivery;
import health.trellis.scheduling.session.Occupation;
import health.trellis.scheduling.session.Staffing;
import health.trellis.scheduling.site.Site;
import health.trellis.scheduling.slot.SlotProblem.Lead;
import health.trellis.scheduling.slot.SlotProblem.RoomTime;
import health.trellis.scheduling.time.IsoWeek;
import health.trellis.scheduling.time.Span;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what the free slots of a patient depend on: a handful of queries, whatever the span. */
@ApplicationScoped
class SlotReading {
  private final ClinicianRepository clinicians;
  private final TimeOffRepository timeOff;
  private final RoomRepository rooms;
  private final Occupation occupation;
  private final Commitments commitments;
  private final Caseloads caseloads;
  private final BookingRepository bookings;
  private final AvailabilityRepository availability;
  private final Holidays holidays;

  SlotReading(
      ClinicianRepository clinicians,
      TimeOffRepository timeOff,
      RoomRepository rooms,
      Occupation occupation,
      Commitments commitments,
      Caseloads caseloads,
      BookingRepository bookings,
      AvailabilityRepository availability,
      Holidays holidays) {
    this.clinicians = clinicians;
    this.timeOff = timeOff;
    this.rooms = rooms;
    this.occupation = occupation;
    this.commitments = commitments;
    this.caseloads = caseloads;
    this.bookings = bookings;
    this.availability = availability;
    this.holidays = holidays;
  }

  SlotProblem read(
      Wanted wanted,
      Program program,
      Site site,
      PatientPreferences wishes,
      Set<UUID> team,
      Episode episode) {
    int minutes =
        Optional.ofNullable(wanted.minutes()).orElse(program.sessionMinutes().of(wanted.type()));
    List<Clinician> staff = takingOn(wanted, episode, staff(wanted, program, wishes, team));
    Map<UUID, Clinician> byId =
        clinicians
            .of(staff.stream().map(Clinician::supervisorId).filter(id -> id != null).toList())
            .stream()
            .collect(Collectors.toMap(Clinician::id, Function.identity()));
    return new SlotProblem(
        wanted.span(),
        Duration.ofMinutes(minutes),
        site.zone(),
        leads(wanted.span(), program, site, staff),
        rooms(site, wanted.span()),
        deliveries(wanted, wishes, program),
        patientFree(wanted, site),
        span -> wishes.canReach(site.id(), span, site.zone()),
        (clinician, meeting) ->
            Staffing.isLicensed(
                clinician,
                supervisor(clinician, byId),
                new Staffing.Duty(
                    meeting.span(), site, meeting.delivery(), wishes.telehealthState())));
  }

  Predicate<Span> patientFree(Wanted wanted, Site site) {
    List<Span> taken =
        bookings.of(wanted.patientId(), wanted.span()).stream()
            .filter(place -> place.booking().held())
            .map(place -> place.session().span())
            .toList();
    Map<LocalDate, PatientTime> weeks =
        weeks(wanted.span(), site)
            .collect(
                Collectors.toMap(
                    IsoWeek::monday, week -> availability.timeOf(wanted.patientId(), week)));
    return span ->
        span.isFreeOf(taken) && weeks.getOrDefault(monday(span, site), PatientTime.ANY).fits(span);
  }

  private List<Clinician> staff(
      Wanted wanted, Program program, PatientPreferences wishes, Set<UUID> team) {
    return clinicians.of(program.id()).stream()
        .filter(c -> wanted.clinicianId() == null || wanted.clinicianId().equals(c.id()))
        .filter(c -> mayLead(c, wanted))
        .sorted(
            Comparator.comparing((Clinician c) -> !team.contains(c.id()))
                .thenComparing(c -> !wishes.suits(c))
                .thenComparing(Clinician::id))
        .toList();
  }

  /** Individual sessions are not looked for with those whose caseload is full. */
  private List<Clinician> takingOn(Wanted wanted, Episode episode, List<Clinician> staff) {
    if (wanted.type() != SessionType.INDIVIDUAL) {
      return staff;
    }
    Set<UUID> full = caseloads.fullFor(episode, staff);
    return staff.stream().filter(clinician -> !full.contains(clinician.id())).toList();
  }

  private static boolean mayLead(Clinician clinician, Wanted wanted) {
    if (wanted.type() == SessionType.MEDICATION) {
      return clinician.prescriber();
    }
    return wanted.modality() == null
        ? !clinician.modalities().isEmpty()
        : clinician.modalities().contains(wanted.modality());
  }

  /** When clinicians of a program can lead sessions at its site, and what takes their time. */
  List<Lead> leads(Span span, Program program, Site site, List<Clinician> staff) {
    List<UUID> ids = staff.stream().map(Clinician::id).toList();
    Map<UUID, Commitments.Busy> busy = commitments.of(staff, site, span);
    Map<UUID, List<TimeOff>> away =
        timeOff.within(ids, span).stream().collect(Collectors.groupingBy(TimeOff::clinicianId));
    Set<LocalDate> closed = closed(site, span);
    return staff.stream()
        .map(
            clinician -> {
              Commitments.Busy taken = busy.getOrDefault(clinician.id(), Commitments.Busy.NONE);
              return new Lead(
                  clinician,
                  hours(clinician, span, program, site, closed),
                  busy(taken, away.getOrDefault(clinician.id(), List.of())),
                  taken.onSite());
            })
        .toList();
  }

  private static List<Span> hours(
      Clinician clinician, Span span, Program program, Site site, Set<LocalDate> closed) {
    return weeks(span, site)
        .flatMap(week -> clinician.workAt(site.id(), week).stream())
        .filter(
            hours -> {
              LocalDate day = LocalDate.ofInstant(hours.start(), site.zone());
              return !closed.contains(day) && program.treatmentDays().contains(day.getDayOfWeek());
            })
        .filter(hours -> hours.overlaps(span))
        .toList();
  }

  private static List<Span> busy(Commitments.Busy taken, List<TimeOff> away) {
    return Stream.concat(taken.always().stream(), away.stream().map(TimeOff::span)).toList();
  }

  private List<RoomTime> rooms(Site site, Span span) {
    List<UUID> ids = rooms.inUseAt(site.id()).stream().map(Room::id).toList();
    Map<UUID, List<Span>> occupied = occupation.within(ids, span);
    return ids.stream().map(id -> new RoomTime(id, occupied.getOrDefault(id, List.of()))).toList();
  }

  Set<LocalDate> closed(Site site, Span span) {
    return holidays.at(
        site,
        LocalDate.ofInstant(span.start(), site.zone()),
        LocalDate.ofInstant(span.end(), site.zone()));
  }

  private static List<Delivery> deliveries(
      Wanted wanted, PatientPreferences wishes, Program program) {
    return Stream.of(Delivery.values())
        .filter(program::meetsBy)
        .filter(
            way ->
                wanted.delivery() == null
                    ? wishes.delivery().allows(way)
                    : wanted.delivery() == way)
        .toList();
  }

  private static @Nullable Clinician supervisor(Clinician clinician, Map<UUID, Clinician> byId) {
    return clinician.supervisorId() == null ? null : byId.get(clinician.supervisorId());
  }

  private static LocalDate monday(Span span, Site site) {
    return IsoWeek.of(span.start(), site.zone()).monday();
  }

  private static Stream<IsoWeek> weeks(Span span, Site site) {
    IsoWeek first = IsoWeek.of(span.start(), site.zone());
    return Stream.iterate(first, week -> week.start().isBefore(span.end()), week -> week.plus(1));
  }
}
