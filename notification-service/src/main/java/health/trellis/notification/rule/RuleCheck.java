package health.trellis.notification.rule;

import health.trellis.kit.http.FieldError;
import health.trellis.notification.template.Category;
import health.trellis.notification.template.MessageKind;
import health.trellis.notification.template.Variables;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What a rule must keep, whoever writes it. */
final class RuleCheck {
  /** Texts for those who work here: they speak of a patient, or of a risk. */
  private static final Set<MessageKind> FOR_STAFF =
      EnumSet.of(MessageKind.CARE_TASK, MessageKind.EARLY_WARNING, MessageKind.ATTENDANCE_RISK);

  private RuleCheck() {}

  static List<FieldError> of(Occasion occasion, List<Rule> rules) {
    List<FieldError> errors = new ArrayList<>();
    Set<RuleAudience> seen = EnumSet.noneOf(RuleAudience.class);
    for (int i = 0; i < rules.size(); i++) {
      Rule rule = rules.get(i);
      String at = "/rules/" + i;
      if (!seen.add(rule.audience())) {
        errors.add(new FieldError(at + "/audience", "twice", "Each audience has one rule."));
      }
      if (!rule.kind().channels().containsAll(rule.channels())) {
        errors.add(new FieldError(at + "/channels", "no-text", "The text has no words for one."));
      }
      if (!fits(rule)) {
        errors.add(new FieldError(at + "/kind", "audience", "That text is not for this audience."));
      }
      if (!Set.copyOf(values(occasion)).containsAll(Variables.of(rule.kind()))) {
        errors.add(new FieldError(at + "/kind", "variable", "The occasion lacks what it names."));
      }
    }
    return errors;
  }

  /** What an occasion has for texts to name. */
  private static List<String> values(Occasion occasion) {
    return occasion.hasMoment() ? List.of("name", "link", "when") : List.of("name", "link");
  }

  /** Nothing about a risk goes by these rules, and nothing for staff goes to anybody else. */
  private static boolean fits(Rule rule) {
    boolean own = rule.kind() != MessageKind.DIGEST && rule.kind() != MessageKind.VERIFICATION_CODE;
    return own
        && rule.kind().category() != Category.SAFETY
        && FOR_STAFF.contains(rule.kind()) == rule.audience().isStaff();
  }
}
