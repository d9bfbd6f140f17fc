package health.trellis.scheduling.calendar;

import java.util.Locale;
import java.util.UUID;

/** Whose calendar a feed shows. */
record FeedOwner(Kind kind, UUID id) {
  /** Of whom there are feeds. */
  enum Kind {
    PATIENT("patientId"),
    CLINICIAN("clinicianId");

    private final String field;

    Kind(String field) {
      this.field = field;
    }

    String field() {
      return field;
    }
  }

  /** Where the owner's feeds are. */
  String path() {
    return "/api/v1/calendars/" + kind.name().toLowerCase(Locale.ROOT) + "s/" + id + "/feeds";
  }
}
