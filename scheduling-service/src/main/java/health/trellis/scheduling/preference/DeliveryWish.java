package health.trellis.scheduling.preference;

import health.trellis.scheduling.session.Delivery;

/** How a patient wants to take part. */
public enum DeliveryWish {
  IN_PERSON,
  TELEHEALTH,
  EITHER;

  /** Whether a session held that way is what the patient wants. */
  public boolean allows(Delivery delivery) {
    return this == EITHER || name().equals(delivery.name());
  }
}
