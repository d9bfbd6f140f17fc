package health.trellis.scheduling.clinician;

import health.trellis.event.SessionType;
import health.trellis.kit.http.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Clinicians by id and program. */
@ApplicationScoped
public class ClinicianRepository implements PanacheRepositoryBase<Clinician, UUID> {
  /** The clinician, or 404. */
  public Clinician require(UUID id) {
    return findByIdOptional(id).orElseThrow(() -> Refusal.notFound("clinician"));
  }

  /** The clinician that a request names to lead a session, or 422 with the reason. */
  public Clinician leader(
      String pointer, UUID id, SessionType type, String modality, UUID programId) {
    Clinician clinician =
        findByIdOptional(id)
            .orElseThrow(() -> Refusal.invalid(pointer, "unknown", "There is no such clinician."));
    if (!clinician.mayLead(type, modality, programId)) {
      throw Refusal.invalid(
          pointer,
          "credential",
          type == SessionType.MEDICATION
              ? "A prescriber of the program leads this session."
              : "A clinician of the program with this modality leads this session.");
    }
    return clinician;
  }

  /** The clinicians of some ids, in one query. */
  public List<Clinician> of(Collection<UUID> ids) {
    return ids.isEmpty() ? List.of() : list("id in ?1 order by id", ids);
  }

  /**
   * Those of some staff who have no licence, own or supervisor's, that holds on a day where a
   * patient takes part by video; nobody while that is not known.
   */
  public Set<UUID> unlicensed(List<Clinician> staff, @Nullable String state, LocalDate day) {
    if (state == null) {
      return Set.of();
    }
    return staff.stream()
        .filter(c -> !Licensing.mayTreatByVideo(c, supervisorOf(c), state, day))
        .map(Clinician::id)
        .collect(Collectors.toSet());
  }

  private @Nullable Clinician supervisorOf(Clinician clinician) {
    return clinician.supervisorId() == null ? null : findById(clinician.supervisorId());
  }

  /** Locks a clinician's calendar until the transaction ends: bookings of one then queue. */
  public void lock(UUID id) {
    getEntityManager()
        .createNativeQuery("select 1 from clinician where id = ?1 for no key update")
        .setParameter(1, id)
        .getResultList();
  }

  /** Who works in a program. */
  public List<Clinician> of(UUID programId) {
    return list("?1 member of programIds and active order by id", programId);
  }
}
