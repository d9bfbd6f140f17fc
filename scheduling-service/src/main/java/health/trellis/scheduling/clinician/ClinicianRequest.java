package health.trellis.scheduling.clinician;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A clinician to create or to change.
 *
 * @param id the id that the identity provider holds; a new one when absent; not read on a change
 * @param displayName name, as patients see it
 * @param credentials for example LCSW
 * @param prescriber whether the clinician may prescribe; no when absent
 * @param modalities what the clinician may lead
 * @param programIds where the clinician works
 * @param workingHours when, in the zone of the program's site
 * @param email work e-mail
 * @param phone work phone
 * @param active whether the clinician works here; yes when absent
 * @param gender for patients who wish so
 * @param languages languages that sessions can be held in; BCP 47
 * @param licences licences to practise, with their states and expiry
 * @param supervisorId under whose licence the clinician practises, while in training
 * @param caseloadLimit patients taken as primary therapist; no limit when absent
 * @param bufferMinutes minutes between two sessions; none when absent
 * @param npi National Provider Identifier
 */
@Schema(
    name = "ClinicianRequest",
    examples =
        """
        {"displayName": "Dana Reyes", "credentials": "LCSW", "prescriber": false,
         "modalities": ["CBT", "DBT"],
         "programIds": ["0197a000-0000-7000-8000-000000000101"],
         "workingHours": [{"weekday": "MONDAY", "from": "12:00", "to": "21:00"}],
         "email": "dana.reyes@example.org", "phone": "+12025550143",
         "gender": "FEMALE", "languages": ["en", "es"], "caseloadLimit": 24, "bufferMinutes": 10,
         "npi": "1234567893",
         "licences": [{"state": "US-NY", "kind": "LCSW", "number": "NY-000000",
                       "expiresOn": "2028-06-30"}]}
        """)
public record ClinicianRequest(
    @Nullable UUID id,
    @NotBlank @Size(max = 120) String displayName,
    @Nullable @Size(max = 60) String credentials,
    @Nullable Boolean prescriber,
    @NotNull @Size(max = 40)
        Set<
                @NotNull @Pattern(regexp = "[A-Z][A-Z0-9_]{1,39}", message = "A code such as CBT.")
                String>
            modalities,
    @NotNull @Size(max = 40) Set<@NotNull UUID> programIds,
    @NotNull @Size(max = 40) List<@NotNull @Valid WorkingWindow> workingHours,
    @Nullable @Email @Size(max = 254) String email,
    @Nullable @Size(max = 40) String phone,
    @Nullable Boolean active,
    @Nullable Gender gender,
    @Nullable @Size(max = 20)
        Set<
                @NotNull
                @Pattern(regexp = "[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", message = "A tag of BCP 47.")
                String>
            languages,
    @Nullable @Size(max = 60) List<@NotNull @Valid Licence> licences,
    @Nullable UUID supervisorId,
    @Nullable @Min(0) @Max(500) Integer caseloadLimit,
    @Nullable @Min(0) @Max(120) Integer bufferMinutes,
    @Nullable @Npi String npi) {}
