package health.trellis.kit.testing.faulty;

import jakarta.persistence.Entity;

/** An entity that must not cross HTTP. */
@Entity
public class Thing {}
