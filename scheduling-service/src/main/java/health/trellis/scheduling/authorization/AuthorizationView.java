package health.trellis.scheduling.authorization;

import com.fasterxml.jackson.annotation.JsonInclude;
import health.trellis.event.AuthorizationUnit;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An authorization and how far it is used.
 *
 * @param attendedUnits used by recorded attendance; hours may have a fraction
 * @param bookedUnits that the calendar adds
 * @param remainingUnits neither attended nor booked; negative when overridden
 * @param usedPercent attended and booked, in percent of the units approved
 * @param runsOutOn the day on which it is used up, by the calendar and then by its pace; absent
 *     when it outlasts its period
 */
@Schema(name = "Authorization")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AuthorizationView(
    UUID id,
    UUID patientId,
    String payer,
    String referenceNumber,
    AuthorizationUnit unit,
    int unitsApproved,
    LocalDate from,
    LocalDate to,
    List<String> serviceCodes,
    List<Integer> warningLevels,
    List<Integer> warningDays,
    double attendedUnits,
    double bookedUnits,
    double remainingUnits,
    int usedPercent,
    @Nullable LocalDate runsOutOn,
    long version) {
  static AuthorizationView of(Authorization of, BurnDown use) {
    return new AuthorizationView(
        of.id(),
        of.patientId(),
        of.payer(),
        of.referenceNumber(),
        of.unit(),
        of.unitsApproved(),
        of.validFrom(),
        of.validTo(),
        of.serviceCodes().stream().sorted().toList(),
        of.warningLevels().stream().sorted().toList(),
        of.warningDays().stream().sorted(Comparator.reverseOrder()).toList(),
        use.units(use.attended()),
        use.units(use.booked()),
        use.units(use.approved() - use.used()),
        use.usedPercent(),
        use.runsOutOn(),
        of.version());
  }
}
