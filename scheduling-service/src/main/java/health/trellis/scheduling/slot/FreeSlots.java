package health.trellis.scheduling.slot;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Free slots in the order of their start.
 *
 * @param items the slots; as many as asked for at the most: ask on from the last one's start
 */
@Schema(name = "FreeSlots")
public record FreeSlots(List<FreeSlot> items) {}
