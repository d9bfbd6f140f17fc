package health.trellis.notification.fhir;

import health.trellis.kit.fhir.SecurityLabels;
import health.trellis.notification.message.NotificationState;
import health.trellis.notification.message.WhyNot;
import health.trellis.notification.template.Category;
import health.trellis.notification.template.Channel;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Communication.CommunicationPriority;
import org.hl7.fhir.r4.model.Communication.CommunicationStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/** A notification as FHIR tells of it. */
final class CommunicationFhir {
  private static final String MODE = "http://terminology.hl7.org/CodeSystem/v3-ParticipationMode";
  private static final String CATEGORY =
      "http://terminology.hl7.org/CodeSystem/communication-category";
  private static final String KIND = "https://trellis.health/fhir/CodeSystem/notification-kind";

  private CommunicationFhir() {}

  /** One notification. */
  record Row(
      UUID id,
      UUID patientId,
      String audience,
      Channel channel,
      String kind,
      Category category,
      NotificationState state,
      @Nullable String reason,
      String title,
      String body,
      Instant createdAt,
      @Nullable Instant sentAt,
      @Nullable Instant deliveredAt,
      boolean part2) {}

  static Communication of(Row row) {
    Communication communication = new Communication();
    communication.setId(row.id().toString());
    communication.getMeta().setLastUpdated(Date.from(row.createdAt()));
    if (row.part2()) {
      SecurityLabels.protect(communication.getMeta());
    }
    communication.setStatus(status(row.state()));
    WhyNot.of(row.reason())
        .ifPresent(
            reason ->
                communication.setStatusReason(new CodeableConcept().setText(reason.sentence())));
    communication.addCategory().addCoding().setSystem(CATEGORY).setCode(category(row.category()));
    communication.setPriority(
        row.category() == Category.SAFETY
            ? CommunicationPriority.URGENT
            : CommunicationPriority.ROUTINE);
    communication.addMedium(medium(row.channel()));
    communication.setSubject(new Reference("Patient/" + row.patientId()));
    communication.getTopic().addCoding().setSystem(KIND).setCode(row.kind());
    recipient(row.audience()).ifPresent(communication::addRecipient);
    date(row.sentAt()).ifPresent(communication::setSent);
    date(row.deliveredAt()).ifPresent(communication::setReceived);
    communication.addPayload().setContent(new StringType(row.title() + "\n" + row.body()));
    return communication;
  }

  /** The states that have a status in FHIR, for searches. */
  static CommunicationStatus status(NotificationState state) {
    return switch (state) {
      case PLANNED -> CommunicationStatus.PREPARATION;
      case QUEUED -> CommunicationStatus.INPROGRESS;
      case SENT, DELIVERED, READ -> CommunicationStatus.COMPLETED;
      case SUPPRESSED -> CommunicationStatus.NOTDONE;
      case FAILED -> CommunicationStatus.STOPPED;
    };
  }

  private static String category(Category category) {
    return switch (category) {
      case SAFETY -> "alert";
      case APPOINTMENTS, ASSESSMENTS -> "reminder";
      case CARE, ENCOURAGEMENT -> "notification";
    };
  }

  private static CodeableConcept medium(Channel channel) {
    CodeableConcept medium = new CodeableConcept().setText(channel.name());
    String code =
        switch (channel) {
          case IN_APP -> "ONLINEWRIT";
          case EMAIL -> "EMAILWRIT";
          case SMS, PUSH -> "ELECTRONIC";
          case VOICE -> "PHONE";
        };
    medium.addCoding().setSystem(MODE).setCode(code);
    return medium;
  }

  /** Whoever holds a role has no resource. */
  private static Optional<Reference> recipient(String audience) {
    String[] parts = audience.split(":", 2);
    return switch (parts[0]) {
      case "patient" -> Optional.of(new Reference("Patient/" + parts[1]));
      case "family" -> Optional.of(new Reference("RelatedPerson/" + parts[1]));
      case "practitioner" -> Optional.of(new Reference("Practitioner/" + parts[1]));
      default -> Optional.empty();
    };
  }

  private static Optional<Date> date(@Nullable Instant instant) {
    return Optional.ofNullable(instant).map(Date::from);
  }
}
