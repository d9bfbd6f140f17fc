package health.trellis.scheduling.group;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A coming meeting with more patients than its site allows.
 *
 * @param sessionId the meeting
 * @param groupId its group
 * @param groupName the group's name
 * @param startsAt when
 * @param timeZone IANA zone of the site
 * @param patients places that are taken
 * @param limit places that it may have
 */
@Schema(
    name = "MeetingOverLimit",
    examples =
        """
        {"sessionId": "0197a000-0000-7000-8000-000000000911",
         "groupId": "0197a000-0000-7000-8000-000000000501", "groupName": "CBT skills",
         "startsAt": "2027-01-04T22:30:00Z", "timeZone": "America/New_York", "patients": 12,
         "limit": 10}
        """)
public record TooBigView(
    UUID sessionId,
    UUID groupId,
    String groupName,
    Instant startsAt,
    String timeZone,
    int patients,
    int limit) {}
