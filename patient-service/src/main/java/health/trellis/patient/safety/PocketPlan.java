package health.trellis.patient.safety;

import health.trellis.patient.relapse.RelapseContent;
import health.trellis.patient.safety.SafetyContent.Contact;
import health.trellis.patient.safety.SafetyPlanDto.Call;
import health.trellis.patient.safety.SafetyPlanDto.PocketView;
import health.trellis.patient.safety.SafetyPlanDto.Step;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts the plans in force on one card with numbers to tap. Pure functions. */
final class PocketPlan {
  /** 988 by phone and text in all of the US since July 2022 (988lifeline.org); 911 emergencies. */
  private static final List<Call> CRISIS =
      List.of(
          new Call("988 Suicide and Crisis Lifeline", "tel:988"),
          new Call("Text 988", "sms:988"),
          new Call("Emergency 911", "tel:911"));

  private PocketPlan() {}

  static PocketView of(
      UUID patientId,
      Optional<SafetyContent> safety,
      Optional<RelapseContent> relapse,
      LocalDate today) {
    return new PocketView(
        patientId,
        CRISIS,
        safety.map(PocketPlan::steps).orElse(List.of()),
        relapse.map(PocketPlan::steps).orElse(List.of()),
        today);
  }

  private static List<Step> steps(SafetyContent plan) {
    return filled(
        texts("How I notice", plan.warningSigns()),
        texts("What I can do by myself", plan.internalCoping()),
        contacts("People and places that take my mind off", plan.distractions()),
        contacts("Whom I can ask for help", plan.helpers()),
        contacts("Professionals", plan.professionals()),
        texts("How I make it safer here", plan.saferEnvironment()),
        texts("What is worth it", plan.reasonsForLiving()));
  }

  private static List<Step> steps(RelapseContent plan) {
    return filled(
        texts("My triggers", plan.triggers()),
        texts(
            "My early signs", plan.warningSigns().stream().map(RelapseContent.Sign::text).toList()),
        texts("What helps me", plan.copingStrategies()),
        contacts(
            "Whom I can call",
            plan.supports().stream()
                .map(s -> new Contact(s.name(), s.relationship(), s.phone()))
                .toList()));
  }

  private static List<Step> filled(Step... steps) {
    return Stream.of(steps).filter(step -> !step.lines().isEmpty()).toList();
  }

  private static Step texts(String title, List<String> lines) {
    return new Step(title, lines, List.of());
  }

  private static Step contacts(String title, List<Contact> contacts) {
    return new Step(
        title,
        contacts.stream().map(PocketPlan::line).toList(),
        contacts.stream()
            .flatMap(c -> link(c.phone()).map(link -> new Call(c.name(), link)).stream())
            .toList());
  }

  private static String line(Contact contact) {
    return contact.note() == null ? contact.name() : contact.name() + ", " + contact.note();
  }

  private static Optional<String> link(@Nullable String phone) {
    String digits = phone == null ? "" : phone.replaceAll("[^+0-9]", "");
    return digits.isEmpty() ? Optional.empty() : Optional.of("tel:" + digits);
  }
}
