package health.trellis.patient.safety;

import health.trellis.patient.relapse.RelapseContent;
import health.trellis.patient.relapse.RelapseContent.RiskDate;
import health.trellis.patient.relapse.RelapseContent.Surrounding;
import health.trellis.patient.safety.SafetyContent.Contact;
import health.trellis.patient.safety.SafetyPlanDto.Call;
import health.trellis.patient.safety.SafetyPlanDto.PocketView;
import health.trellis.patient.safety.SafetyPlanDto.Step;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
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

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

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
        relapse.map(plan -> steps(plan, today)).orElse(List.of()),
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

  private static List<Step> steps(RelapseContent plan, LocalDate today) {
    return filled(
        texts("My triggers", plan.triggers()),
        texts(
            "My early signs", plan.warningSigns().stream().map(RelapseContent.Sign::text).toList()),
        texts("What helps me", plan.copingStrategies()),
        contacts(
            "Whom I can call",
            plan.supports().stream()
                .map(s -> new Contact(s.name(), s.relationship(), s.phone()))
                .toList()),
        texts("Where I take care", plan.surroundings().stream().map(PocketPlan::line).toList()),
        texts("Days to be ready for", days(plan, today)));
  }

  private static String line(Surrounding risk) {
    return joined(": ", risk.text(), risk.done());
  }

  /** The next of each day, soonest first; what is over is left out. */
  private static List<String> days(RelapseContent plan, LocalDate today) {
    return plan.highRiskDates().stream()
        .flatMap(date -> date.next(today).map(on -> Map.entry(on, date)).stream())
        .sorted(Map.Entry.comparingByKey())
        .map(next -> line(next.getKey(), next.getValue()))
        .toList();
  }

  private static String line(LocalDate on, RiskDate date) {
    String plan =
        Stream.of(date.coping(), date.helper())
            .filter(Objects::nonNull)
            .collect(Collectors.joining(", with "));
    return joined(": ", DAY.format(on) + ", " + date.text(), plan.isEmpty() ? null : plan);
  }

  private static String joined(String separator, String first, @Nullable String second) {
    return second == null ? first : first + separator + second;
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
    return joined(", ", contact.name(), contact.note());
  }

  private static Optional<String> link(@Nullable String phone) {
    String digits = phone == null ? "" : phone.replaceAll("[^+0-9]", "");
    return digits.isEmpty() ? Optional.empty() : Optional.of("tel:" + digits);
  }
}
