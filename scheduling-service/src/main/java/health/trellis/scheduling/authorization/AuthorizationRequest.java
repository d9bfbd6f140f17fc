package health.trellis.scheduling.authorization;

import health.trellis.event.AuthorizationUnit;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a payer approved.
 *
 * @param patientId for whom; a change leaves it
 * @param payer who pays
 * @param referenceNumber the payer's number
 * @param unit what the payer counts
 * @param unitsApproved how many of it
 * @param from first day
 * @param to last day
 * @param serviceCodes HCPCS, CPT or revenue codes that are approved
 * @param warningLevels percent of the units at which to warn; 80 and 100 when absent
 * @param warningDays days before the last at which to warn; 14 and 7 when absent
 */
@Schema(
    name = "AuthorizationRequest",
    examples =
        """
        {"patientId": "0197a000-0000-7000-8000-000000000301", "payer": "Harbor Health Plan",
         "referenceNumber": "HH-204417", "unit": "DAY", "unitsApproved": 20,
         "from": "2027-03-01", "to": "2027-04-30", "serviceCodes": ["S9480", "0905"],
         "warningLevels": [75, 90, 100], "warningDays": [14, 7, 2]}
        """)
public record AuthorizationRequest(
    @NotNull UUID patientId,
    @NotBlank @Size(max = 120) String payer,
    @NotBlank @Size(max = 60) String referenceNumber,
    @NotNull AuthorizationUnit unit,
    @NotNull @Min(1) @Max(10_000) Integer unitsApproved,
    @NotNull LocalDate from,
    @NotNull LocalDate to,
    @NotNull @Size(max = 20)
        Set<@NotNull @Pattern(regexp = "[A-Z0-9]{4,10}", message = "A code such as S9480.") String>
            serviceCodes,
    @Nullable @Size(max = 5) Set<@NotNull @Min(1) @Max(100) Integer> warningLevels,
    @Nullable @Size(max = 5) Set<@NotNull @Min(0) @Max(90) Integer> warningDays) {}
