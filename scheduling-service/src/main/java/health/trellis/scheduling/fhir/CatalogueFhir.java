package health.trellis.scheduling.fhir;

import health.trellis.scheduling.clinician.Clinician;
import health.trellis.scheduling.clinician.WorkingWindow;
import health.trellis.scheduling.program.Program;
import health.trellis.scheduling.room.Room;
import health.trellis.scheduling.site.Site;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Date;
import java.util.Locale;
import java.util.UUID;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointUse;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Location.LocationMode;
import org.hl7.fhir.r4.model.Location.LocationStatus;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.PractitionerRole.DaysOfWeek;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Schedule;

/** Clinicians, sites with rooms, and programs as FHIR. */
final class CatalogueFhir {
  private static final String US_CORE = "http://hl7.org/fhir/us/core/StructureDefinition/us-core-";
  private static final String NPI = "http://hl7.org/fhir/sid/us-npi";
  private static final String ROLE_CODE = "http://terminology.hl7.org/CodeSystem/practitioner-role";

  private CatalogueFhir() {}

  static Practitioner practitioner(Clinician clinician, Instant changed) {
    Practitioner practitioner = named(new Practitioner(), clinician.id(), changed);
    practitioner.getMeta().addProfile(US_CORE + "practitioner");
    practitioner
        .addIdentifier()
        .setSystem("urn:ietf:rfc:3986")
        .setValue("urn:uuid:" + clinician.id());
    if (clinician.npi() != null) {
      practitioner.addIdentifier().setSystem(NPI).setValue(clinician.npi());
    }
    practitioner.setActive(clinician.active());
    String name = clinician.displayName();
    int space = name.lastIndexOf(' ');
    practitioner.addName().setText(name).setFamily(name.substring(space + 1));
    if (space > 0) {
      practitioner.getNameFirstRep().addGiven(name.substring(0, space));
    }
    if (clinician.credentials() != null) {
      practitioner.addQualification().setCode(text(clinician.credentials()));
    }
    clinician.licences().stream()
        .sorted(Comparator.comparing(licence -> licence.number()))
        .forEach(
            licence ->
                practitioner
                    .addQualification()
                    .setCode(text(licence.kind() + ", " + licence.state()))
                    .setPeriod(
                        new Period()
                            .setEnd(
                                Date.from(
                                    licence.expiresOn().atStartOfDay(ZoneOffset.UTC).toInstant())))
                    .addIdentifier()
                    .setValue(licence.number()));
    clinician.languages().stream()
        .sorted()
        .forEach(
            language ->
                practitioner.addCommunication(
                    new CodeableConcept(new Coding("urn:ietf:bcp:47", language, null))));
    return practitioner;
  }

  /** The id follows from those of clinician and program, so that it stays. */
  static UUID roleId(UUID clinicianId, UUID programId) {
    return UUID.nameUUIDFromBytes((clinicianId + "/" + programId).getBytes(StandardCharsets.UTF_8));
  }

  static PractitionerRole role(Clinician clinician, Program program, Instant changed) {
    PractitionerRole role =
        named(new PractitionerRole(), roleId(clinician.id(), program.id()), changed);
    role.getMeta().addProfile(US_CORE + "practitionerrole");
    role.setActive(clinician.active() && program.active());
    role.setPractitioner(
        FhirCodes.reference("Practitioner", clinician.id()).setDisplay(clinician.displayName()));
    role.addHealthcareService(FhirCodes.reference("HealthcareService", program.id()));
    role.addLocation(FhirCodes.reference("Location", program.siteId()));
    role.addCode(
        clinician.prescriber()
            ? new CodeableConcept(new Coding(ROLE_CODE, "doctor", "Doctor")).setText("Prescriber")
            : text("Therapist"));
    clinician.modalities().stream().sorted().forEach(m -> role.addSpecialty(text(m)));
    if (clinician.phone() != null) {
      role.addTelecom()
          .setSystem(ContactPointSystem.PHONE)
          .setUse(ContactPointUse.WORK)
          .setValue(clinician.phone());
    }
    if (clinician.email() != null) {
      role.addTelecom()
          .setSystem(ContactPointSystem.EMAIL)
          .setUse(ContactPointUse.WORK)
          .setValue(clinician.email());
    }
    clinician.workingHours().stream()
        .filter(window -> window.isAt(program.siteId()))
        .sorted(Comparator.comparing(WorkingWindow::weekday).thenComparing(WorkingWindow::from))
        .forEach(
            window ->
                role.addAvailableTime()
                    .addDaysOfWeek(day(window.weekday()))
                    .setAvailableStartTime(time(window.from()))
                    .setAvailableEndTime(time(window.to())));
    return role;
  }

  static Location location(Site site, Instant changed) {
    Location location = named(new Location(), site.id(), changed);
    location.getMeta().addProfile(US_CORE + "location");
    location.setName(site.name()).setStatus(LocationStatus.ACTIVE).setMode(LocationMode.INSTANCE);
    location.getAddress().setCountry(site.country());
    if (site.state() != null) {
      // ISO 3166-2 without the country, as addresses are written.
      location.getAddress().setState(site.state().substring(site.state().indexOf('-') + 1));
    }
    return location;
  }

  static Location location(Room room, Instant changed) {
    Location location = named(new Location(), room.id(), changed);
    location.getMeta().addProfile(US_CORE + "location");
    location.setName(room.name()).setMode(LocationMode.INSTANCE);
    location.setStatus(room.active() ? LocationStatus.ACTIVE : LocationStatus.INACTIVE);
    location.setPartOf(FhirCodes.reference("Location", room.siteId()));
    return location;
  }

  static HealthcareService service(Program program, Instant changed) {
    HealthcareService service = named(new HealthcareService(), program.id(), changed);
    service.setActive(program.active());
    service.setName(program.name());
    service.addType(text(program.levelOfCare().name()));
    service.addLocation(FhirCodes.reference("Location", program.siteId()));
    program.treatmentDays().stream()
        .sorted()
        .forEach(
            day ->
                service
                    .addAvailableTime()
                    .addDaysOfWeek(HealthcareService.DaysOfWeek.fromCode(code(day))));
    return service;
  }

  /** A clinician's schedule has the clinician's own id. */
  static Schedule schedule(Clinician clinician, Instant changed, Instant from, Instant until) {
    Schedule schedule = named(new Schedule(), clinician.id(), changed);
    schedule.setActive(clinician.active());
    schedule.addActor(
        FhirCodes.reference("Practitioner", clinician.id()).setDisplay(clinician.displayName()));
    clinician.programIds().stream()
        .sorted()
        .forEach(
            program ->
                schedule.addActor(
                    FhirCodes.reference("PractitionerRole", roleId(clinician.id(), program))));
    schedule.getPlanningHorizon().setStart(Date.from(from)).setEnd(Date.from(until));
    return schedule;
  }

  private static <T extends Resource> T named(T resource, UUID id, Instant changed) {
    resource.setId(id.toString());
    resource.getMeta().setLastUpdated(Date.from(changed));
    return resource;
  }

  private static CodeableConcept text(String text) {
    return new CodeableConcept().setText(text);
  }

  private static DaysOfWeek day(DayOfWeek day) {
    return DaysOfWeek.fromCode(code(day));
  }

  private static String code(DayOfWeek day) {
    return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
  }

  private static String time(LocalTime time) {
    return "%02d:%02d:%02d".formatted(time.getHour(), time.getMinute(), time.getSecond());
  }
}
