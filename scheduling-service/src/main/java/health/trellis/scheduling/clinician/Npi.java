package health.trellis.scheduling.clinician;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/**
 * A National Provider Identifier (45 CFR 162.406): ten digits, the first 1 or 2, the last a check
 * digit by the Luhn formula over the number with the card issuer prefix 80840 in front.
 */
@Documented
@Constraint(validatedBy = Npi.Check.class)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
public @interface Npi {
  /** What is wrong. */
  String message() default "Ten digits with the check digit of a National Provider Identifier.";

  /** For Bean Validation. */
  Class<?>[] groups() default {};

  /** For Bean Validation. */
  Class<? extends Payload>[] payload() default {};

  /** The rule. */
  class Check implements ConstraintValidator<Npi, String> {
    /** What the digits of the prefix 80840 add to the sum. */
    private static final int PREFIX_SUM = 24;

    @Override
    public boolean isValid(@Nullable String npi, ConstraintValidatorContext context) {
      return npi == null || isNpi(npi);
    }

    static boolean isNpi(String text) {
      return text.matches("[12][0-9]{9}") && (PREFIX_SUM + sum(text)) % 10 == 0;
    }

    /** Every second digit from the right counts twice, and of what has two digits their sum. */
    private static int sum(String digits) {
      int sum = 0;
      for (int i = 0; i < digits.length(); i++) {
        int digit = digits.charAt(digits.length() - 1 - i) - '0';
        int counted = i % 2 == 0 ? digit : 2 * digit;
        sum += counted / 10 + counted % 10;
      }
      return sum;
    }
  }
}
