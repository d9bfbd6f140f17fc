package health.trellis.assessment.form;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.TimeType;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** Compares values of answers. */
final class Values {
  private Values() {}

  /** Whether two values say the same: codes with their system, numbers whatever their digits. */
  static boolean equal(Type one, Type other) {
    Optional<Integer> order = order(one, other);
    if (order.isPresent()) {
      return order.get() == 0;
    }
    if (one instanceof Coding a && other instanceof Coding b) {
      return Objects.equals(a.getSystem(), b.getSystem()) && a.getCode().equals(b.getCode());
    }
    if (one instanceof Reference a && other instanceof Reference b) {
      return Objects.equals(a.getReference(), b.getReference());
    }
    return one instanceof PrimitiveType<?> a
        && other instanceof PrimitiveType<?> b
        && Objects.equals(a.getValueAsString(), b.getValueAsString());
  }

  /** Which is the greater; empty where they have no order, as two quantities of other units. */
  static Optional<Integer> order(Type one, Type other) {
    if (one instanceof Quantity a && other instanceof Quantity b) {
      return Objects.equals(unit(a), unit(b)) && a.hasValue() && b.hasValue()
          ? Optional.of(a.getValue().compareTo(b.getValue()))
          : Optional.empty();
    }
    if (one instanceof BaseDateTimeType a && other instanceof BaseDateTimeType b) {
      return Optional.of(a.getValue().compareTo(b.getValue()));
    }
    if (one instanceof TimeType a && other instanceof TimeType b) {
      return Optional.of(a.getValue().compareTo(b.getValue()));
    }
    BigDecimal first = number(one);
    BigDecimal second = number(other);
    return first == null || second == null
        ? Optional.empty()
        : Optional.of(first.compareTo(second));
  }

  /** The number that a value is; absent where it is none. */
  static @Nullable BigDecimal number(Type value) {
    return switch (value) {
      case DecimalType decimal -> decimal.getValue();
      case IntegerType integer -> BigDecimal.valueOf(integer.getValue());
      default -> null;
    };
  }

  /** The unit of a quantity: its code with the system, or the text where it has none. */
  static @Nullable String unit(Quantity quantity) {
    return quantity.hasCode()
        ? quantity.getSystem() + "|" + quantity.getCode()
        : quantity.getUnit();
  }
}
