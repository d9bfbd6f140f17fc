package health.trellis.scheduling.fhir;

import health.trellis.kit.http.Cursor;
import health.trellis.kit.http.Page;
import health.trellis.kit.http.Refusal;
import health.trellis.scheduling.clinician.Clinician;
import health.trellis.scheduling.clinician.ClinicianRepository;
import health.trellis.scheduling.program.Program;
import health.trellis.scheduling.program.ProgramRepository;
import health.trellis.scheduling.room.Room;
import health.trellis.scheduling.room.RoomRepository;
import health.trellis.scheduling.site.Site;
import health.trellis.scheduling.site.SiteRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Location.LocationMode;
import org.hl7.fhir.r4.model.Location.LocationStatus;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** Clinicians, sites with rooms, and programs as FHIR. There are few, so they are sieved here. */
@ApplicationScoped
@Transactional
class CatalogueFhir {
  private final ClinicianRepository clinicians;
  private final SiteRepository sites;
  private final RoomRepository rooms;
  private final ProgramRepository programs;

  CatalogueFhir(
      ClinicianRepository clinicians,
      SiteRepository sites,
      RoomRepository rooms,
      ProgramRepository programs) {
    this.clinicians = clinicians;
    this.sites = sites;
    this.rooms = rooms;
    this.programs = programs;
  }

  /**
   * What a search found.
   *
   * @param matches a page of resources
   * @param next where to go on
   */
  record Found<T extends Resource>(List<T> matches, @Nullable String next) {}

  Practitioner practitioner(String id) {
    return one(allPractitioners(), id, "Practitioner");
  }

  Found<Practitioner> practitioners(CatalogueParameters parameters) {
    return found(allPractitioners(), parameters, p -> p.getNameFirstRep().getText());
  }

  Location location(String id) {
    return one(allLocations(), id, "Location");
  }

  Found<Location> locations(CatalogueParameters parameters) {
    return found(allLocations(), parameters, Location::getName);
  }

  HealthcareService healthcareService(String id) {
    return one(allServices(), id, "HealthcareService");
  }

  Found<HealthcareService> healthcareServices(CatalogueParameters parameters) {
    return found(allServices(), parameters, HealthcareService::getName);
  }

  private Stream<Practitioner> allPractitioners() {
    return clinicians.listAll().stream().map(CatalogueFhir::practitioner);
  }

  private Stream<Location> allLocations() {
    return Stream.concat(
        sites.listAll().stream().map(CatalogueFhir::location),
        rooms.listAll().stream().map(CatalogueFhir::location));
  }

  private Stream<HealthcareService> allServices() {
    return programs.listAll().stream().map(CatalogueFhir::service);
  }

  private static <T extends Resource> T one(Stream<T> all, String id, String type) {
    return all.filter(r -> r.getIdElement().getIdPart().equals(id))
        .findFirst()
        .orElseThrow(() -> Refusal.notFound(type));
  }

  private static <T extends Resource> Found<T> found(
      Stream<T> all, CatalogueParameters parameters, Function<T, String> name) {
    Predicate<T> ahead =
        parameters
            .page()
            .cursor()
            .map(after -> (Predicate<T>) r -> id(r).compareTo(after.uuid(0)) > 0)
            .orElse(r -> true);
    List<T> rows =
        all.filter(r -> parameters.matches(id(r), name.apply(r)))
            .filter(ahead)
            .sorted(Comparator.comparing(CatalogueFhir::id))
            .toList();
    Page<T> page = Page.of(rows, parameters.page(), r -> Cursor.of(id(r)));
    return new Found<>(page.items(), page.next());
  }

  private static UUID id(Resource resource) {
    return UUID.fromString(resource.getIdElement().getIdPart());
  }

  private static Practitioner practitioner(Clinician clinician) {
    Practitioner practitioner = new Practitioner();
    practitioner.setId(clinician.id().toString());
    practitioner.setActive(clinician.active());
    String name = clinician.displayName();
    int space = name.lastIndexOf(' ');
    practitioner.addName().setText(name).setFamily(name.substring(space + 1));
    if (space > 0) {
      practitioner.getNameFirstRep().addGiven(name.substring(0, space));
    }
    if (clinician.credentials() != null) {
      practitioner
          .addQualification()
          .setCode(new CodeableConcept().setText(clinician.credentials()));
    }
    return practitioner;
  }

  private static Location location(Site site) {
    Location location = new Location();
    location.setId(site.id().toString());
    location.setName(site.name()).setStatus(LocationStatus.ACTIVE).setMode(LocationMode.INSTANCE);
    location.getAddress().setCountry(site.country());
    return location;
  }

  private static Location location(Room room) {
    Location location = new Location();
    location.setId(room.id().toString());
    location.setName(room.name()).setMode(LocationMode.INSTANCE);
    location.setStatus(room.active() ? LocationStatus.ACTIVE : LocationStatus.INACTIVE);
    location.setPartOf(FhirCodes.reference("Location", room.siteId()));
    return location;
  }

  private static HealthcareService service(Program program) {
    HealthcareService service = new HealthcareService();
    service.setId(program.id().toString());
    service.setActive(program.active());
    service.setName(program.name());
    service.addType(new CodeableConcept().setText(program.levelOfCare().name()));
    service.addLocation(FhirCodes.reference("Location", program.siteId()));
    return service;
  }
}
