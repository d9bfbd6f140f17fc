package health.trellis.scheduling.slot;

import health.trellis.scheduling.clinician.Clinician;
import health.trellis.scheduling.session.Delivery;
import health.trellis.scheduling.time.Span;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * All that the free slots of a patient depend on.
 *
 * @param within the stretch of time that is searched
 * @param length of the session
 * @param zone the site's
 * @param clinicians who may lead it, best first
 * @param rooms rooms, smallest first; empty where sessions need none
 * @param deliveries the ways to meet that are looked for, best first
 * @param patientFree whether the patient can come then and has nothing else
 * @param reachable whether the way allows to be at the site then
 * @param licensed whether the clinician may treat the patient that way then
 */
record SlotProblem(
    Span within,
    Duration length,
    ZoneId zone,
    List<Lead> clinicians,
    List<RoomTime> rooms,
    List<Delivery> deliveries,
    Predicate<Span> patientFree,
    Predicate<Span> reachable,
    Licence licensed) {
  /** Whether a clinician may treat the patient that way at a time. */
  @FunctionalInterface
  interface Licence extends BiPredicate<Clinician, Meeting> {}

  /** How and when. */
  record Meeting(Delivery delivery, Span span) {}

  /**
   * A clinician's time.
   *
   * @param hours working hours on days on which the site is open, in order
   * @param busy what the clinician has, with the minutes around it that the clinician needs
   * @param onSite when the clinician cannot be at the site, on the way from or to another one
   */
  record Lead(Clinician clinician, List<Span> hours, List<Span> busy, List<Span> onSite) {}

  /** A room and when it is taken. */
  record RoomTime(UUID roomId, List<Span> busy) {}
}
