package health.trellis.gateway.me;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is next for the caller. A part that is null is named in {@code missing}; an empty part has
 * nothing to show.
 *
 * @param nextSessions at most three, as scheduling-service gives them
 * @param dueAssessments at most five, as assessment-service gives them
 * @param unreadNotifications how many
 * @param missing the services that did not answer in time
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "What is next for the caller")
record HomeDto(
    @Schema(
            type = SchemaType.ARRAY,
            implementation = Object.class,
            description = "At most three, as GET /api/v1/calendars/upcoming gives them")
        @Nullable JsonNode nextSessions,
    @Schema(
            type = SchemaType.ARRAY,
            implementation = Object.class,
            description = "At most five, as GET /api/v1/assessments/due gives them")
        @Nullable JsonNode dueAssessments,
    @Schema(examples = "2") @Nullable Integer unreadNotifications,
    @Schema(examples = "[\"scheduling\"]", description = "Services that did not answer in time")
        List<String> missing) {}
